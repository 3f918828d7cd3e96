package dev.axle;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import java.util.Deque;

/** The PostgreSQL that the settings ask for: an external one, or the embedded one. */
final class DatabaseChoice {

  private DatabaseChoice() {}

  static Database open(Settings settings, Deque<AutoCloseable> parts) throws Exception {
    Database database =
        Database.open(
            DatabaseAddress.parse(settings.databaseUrl().orElseThrow()),
            settings.databaseConnections());
    parts.push(database);
    return database;
  }
}
