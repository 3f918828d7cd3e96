package dev.axle.crm.search;

import dev.axle.edge.PortalId;
import dev.axle.journal.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The row that says which node keeps the shared index, and what the others want of it. */
final class LeaseStore {

  private LeaseStore() {}

  /** The number of a new term, unless another node's has not ended. */
  static OptionalLong take(Connection connection, UUID node, String lasting) throws SQLException {
    String sql =
        """
        update search_lease
        set term = term + 1, holder = ?, until = clock_timestamp() + ?::interval
        where holder is null or until < clock_timestamp()
        returning term
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, node);
      update.setString(2, lasting);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Prolongs a term and says how far its holder has come; false if the term is over. */
  static boolean prolong(Connection connection, long term, String lasting, long horizon)
      throws SQLException {
    String sql =
        """
        update search_lease
        set until = clock_timestamp() + ?::interval, horizon = greatest(horizon, ?)
        where term = ? and holder is not null
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, lasting);
      update.setLong(2, horizon);
      update.setLong(3, term);
      return update.executeUpdate() == 1;
    }
  }

  static void end(Connection connection, long term) throws SQLException {
    String sql = "update search_lease set holder = null where term = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, term);
      update.executeUpdate();
    }
  }

  static long horizon(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select horizon from search_lease");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static Optional<Places.Place> place(Connection connection) throws SQLException {
    String sql = "select database, tx, seq from search_lease where database is not null";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Places.Place(row.getString(1), new Position(row.getLong(2), row.getLong(3))))
          : Optional.empty();
    }
  }

  static void move(Connection connection, long term, Places.Place place) throws SQLException {
    String sql = "update search_lease set database = ?, tx = ?, seq = ? where term = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, place.database());
      update.setLong(2, place.position().tx());
      update.setLong(3, place.position().seq());
      update.setLong(4, term);
      update.executeUpdate();
    }
  }

  record Wanted(PortalId portal, String type) {}

  static void want(Connection connection, Wanted wanted) throws SQLException {
    String sql =
        "insert into search_wanted (portal_id, object_type) values (?, ?) on conflict do nothing";
    change(connection, sql, wanted);
  }

  static void grant(Connection connection, Wanted wanted) throws SQLException {
    change(connection, "delete from search_wanted where portal_id = ? and object_type = ?", wanted);
  }

  private static void change(Connection connection, String sql, Wanted wanted) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setLong(1, wanted.portal().value());
      change.setString(2, wanted.type());
      change.executeUpdate();
    }
  }

  /** Some of those that are wanted. */
  static List<Wanted> wanted(Connection connection, int most) throws SQLException {
    String sql =
        "select portal_id, object_type from search_wanted order by portal_id, object_type limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        List<Wanted> wanted = new ArrayList<>();
        while (row.next()) {
          wanted.add(new Wanted(new PortalId(row.getLong(1)), row.getString(2)));
        }
        return wanted;
      }
    }
  }
}
