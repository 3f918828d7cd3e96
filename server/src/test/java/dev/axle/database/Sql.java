package dev.axle.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Plain connections of tests, without a pool. */
final class Sql {

  private Sql() {}

  static Connection connect(DatabaseAddress address) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(address.properties());
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  static void run(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String value(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address)) {
      return value(connection, sql);
    }
  }

  static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
