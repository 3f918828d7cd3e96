package dev.axle;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import dev.axle.database.EmbeddedPostgres;
import dev.axle.time.Clock;
import java.io.IOException;
import java.util.Deque;

/** The PostgreSQL that the settings ask for: an external one, or the embedded one. */
final class DatabaseChoice {

  private static final String MIGRATIONS = "db/migration";

  private DatabaseChoice() {}

  /** Opens the database, and leaves what has to be closed with the parts. */
  static Database open(Settings settings, Clock clock, Deque<AutoCloseable> parts)
      throws IOException, InterruptedException {
    DatabaseAddress address =
        settings.databaseUrl().isPresent()
            ? DatabaseAddress.parse(settings.databaseUrl().get())
            : embedded(settings, clock, parts);
    Database database = Database.open(address, settings.databaseConnections(), MIGRATIONS);
    parts.push(database);
    return database;
  }

  private static DatabaseAddress embedded(
      Settings settings, Clock clock, Deque<AutoCloseable> parts)
      throws IOException, InterruptedException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(settings.data(), settings.databaseConnections(), clock);
    parts.push(postgres);
    return postgres.address();
  }
}
