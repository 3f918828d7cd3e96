package dev.axle.security;

import dev.axle.edge.PortalId;
import dev.axle.testing.RunningAxle;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All rows of a portal, of every table that has any, as text. */
final class Rows {

  /** Counted by time, whoever calls. */
  private static final Set<String> NOT_WRITTEN_BY_CALLS = Set.of("api_usage", "job");

  private Rows() {}

  static SortedMap<String, List<String>> of(PortalId portal) {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet row =
            statement.executeQuery(
                "select t::text from %s t where portal_id = %s order by 1"
                    .formatted(table, portal))) {
          List<String> texts = new ArrayList<>();
          while (row.next()) {
            texts.add(row.getString(1));
          }
          rows.put(table, texts);
        }
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            select table_name from information_schema.columns
            where table_schema = 'public' and column_name = 'portal_id'""")) {
      while (row.next()) {
        if (!NOT_WRITTEN_BY_CALLS.contains(row.getString(1))) {
          tables.add(row.getString(1));
        }
      }
    }
    return tables;
  }
}
