package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The embedded PostgreSQL of the server that is measured. */
record Postgres(int port, String password) {

  static final long OWN_PORTAL = 1;

  static Postgres of(Path data) throws IOException {
    Path folder = data.resolve("postgres");
    return new Postgres(
        Integer.parseInt(
            Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(3).strip()),
        Files.readString(folder.resolve("password")).strip());
  }

  Connection open() throws SQLException {
    return open("");
  }

  /**
   * @param parameters of the driver, as in its URL
   */
  Connection open(String parameters) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/axle?%s".formatted(port, parameters), "axle", password);
  }

  void execute(String... sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /**
   * Makes the portal whose records PostgreSQL writes by itself: those who follow the journal find
   * it there as any other.
   */
  void addOwnPortal() throws SQLException {
    execute(
        """
        insert into portal (portal_id, name, tier, time_zone, currency, created_at)
        select %d, 'PostgreSQL by itself', tier, time_zone, currency, created_at
        from portal where portal_id = %d
        on conflict do nothing
        """
            .formatted(OWN_PORTAL, Server.PORTAL));
  }

  /** The first column of the first row. */
  String one(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The first column of all rows. */
  List<Long> numbers(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
      return numbers;
    }
  }
}
