package dev.axle.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the tables up to date. Flyway takes over half a second to find that it has nothing to do,
 * so it is called only if the files on the class path and its own history differ.
 */
record Migrations(String folder, ClassLoader loader) {

  private static final String UNDEFINED_TABLE = "42P01";

  void apply(DatabaseAddress address, Pool pool) throws SQLException {
    if (!applied(pool).equals(files())) {
      Flyway.configure(loader)
          .dataSource(unlimited(address))
          .locations("classpath:" + folder)
          .failOnMissingLocations(true)
          .load()
          .migrate();
    }
  }

  /** A migration may take longer than a request's statement. */
  private static PGSimpleDataSource unlimited(DatabaseAddress address) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    for (var property : address.properties().entrySet()) {
      source.setProperty(property.getKey(), property.getValue());
    }
    return source;
  }

  private static Set<String> applied(Pool pool) throws SQLException {
    Set<String> scripts = new HashSet<>();
    try (Connection connection = pool.openConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select script from flyway_schema_history
                where success and version is not null
                """)) {
      while (rows.next()) {
        scripts.add(rows.getString(1));
      }
    } catch (SQLException failure) {
      if (!UNDEFINED_TABLE.equals(failure.getSQLState())) {
        throw failure;
      }
    }
    return scripts;
  }

  Set<String> files() {
    URL url = loader.getResource(folder);
    if (url == null) {
      throw new IllegalStateException("No migrations at " + folder + " on the class path");
    }
    try (Stream<String> names = names(url)) {
      return names
          .filter(name -> name.startsWith("V") && name.endsWith(".sql"))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Stream<String> names(URL url) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      String prefix = folder + "/";
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()));
    }
    return Files.list(Path.of(URI.create(url.toString())))
        .map(file -> file.getFileName().toString());
  }
}
