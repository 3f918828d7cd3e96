package dev.axle.security;

import dev.axle.edge.PortalId;
import dev.axle.testing.Eventually;
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
  private static final Set<String> NOT_WRITTEN_BY_CALLS =
      Set.of("api_usage", "job", "usage_hour", "scope_use", "advice");

  /** How often in a row the same has to be seen. */
  private static final int SAME_LOOKS = 6;

  private Rows() {}

  static SortedMap<String, List<String>> of(PortalId portal) {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet row =
            statement.executeQuery(
                "select (to_jsonb(t) - 'last_used_at')::text from %s t where portal_id = %s order by 1"
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

  /**
   * The rows once nothing changes any more: what was written before has been followed by lists and
   * rollups.
   */
  static SortedMap<String, List<String>> settled(PortalId portal) {
    List<SortedMap<String, List<String>>> seen = new ArrayList<>();
    return Eventually.until(
        () -> {
          seen.add(of(portal));
          return seen.getLast();
        },
        rows ->
            seen.size() > SAME_LOOKS
                && seen.subList(seen.size() - SAME_LOOKS, seen.size()).stream()
                    .allMatch(rows::equals));
  }

  /** Rows that went, with a minus before them, and rows that came. */
  static List<String> difference(
      SortedMap<String, List<String>> before, SortedMap<String, List<String>> after) {
    List<String> difference = new ArrayList<>();
    before.forEach(
        (table, rows) -> {
          List<String> now = after.getOrDefault(table, List.of());
          rows.stream()
              .filter(row -> !now.contains(row))
              .forEach(row -> difference.add("- " + table + row));
          now.stream()
              .filter(row -> !rows.contains(row))
              .forEach(row -> difference.add("+ " + table + row));
        });
    return difference;
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
