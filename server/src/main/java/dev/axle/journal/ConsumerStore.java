package dev.axle.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How far each consumer has come. */
final class ConsumerStore {

  private ConsumerStore() {}

  static void enter(Connection connection, String name) throws SQLException {
    String sql = "insert into journal_consumer (name) values (?) on conflict do nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
  }

  static Position position(Connection connection, String name) throws SQLException {
    String sql = "select tx::text::bigint, seq from journal_consumer where name = ?";
    return position(connection, sql, name).orElse(Position.START);
  }

  /**
   * The position, locked; nothing while another node is at it. The transaction's commit needs not
   * wait for the disk: what a crash takes back is the position too, and is taken anew.
   */
  static Optional<Position> lock(Connection transaction, String name) throws SQLException {
    String sql =
        """
        select tx::text::bigint, seq, set_config('synchronous_commit', 'off', true)
        from journal_consumer where name = ? for update skip locked
        """;
    return position(transaction, sql, name);
  }

  private static Optional<Position> position(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Position(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  static void move(Connection transaction, String name, Position position) throws SQLException {
    String sql = "update journal_consumer set tx = ?::text::xid8, seq = ? where name = ?";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setString(1, Long.toString(position.tx()));
      update.setLong(2, position.seq());
      update.setString(3, name);
      update.executeUpdate();
    }
  }
}
