package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded PostgreSQL of the server that is measured. */
record Postgres(int port, String password) {

  static Postgres of(Path data) throws IOException {
    Path folder = data.resolve("postgres");
    return new Postgres(
        Integer.parseInt(
            Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(3).strip()),
        Files.readString(folder.resolve("password")).strip());
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/axle", "axle", password);
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
}
