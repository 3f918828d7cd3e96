package dev.axle.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Notifications of PostgreSQL that name the transactions of commits. */
final class CommitNewsStore {

  private static final String CHANNEL = "axle_journal";

  private CommitNewsStore() {}

  static void tell(Connection connection, long tx) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select pg_notify(?, ?)")) {
      select.setString(1, CHANNEL);
      select.setString(2, Long.toString(tx));
      select.execute();
    }
  }

  static void listen(Connection connection) throws SQLException {
    try (PreparedStatement listen = connection.prepareStatement("listen " + CHANNEL)) {
      listen.execute();
    }
  }

  static void unlisten(Connection connection) throws SQLException {
    try (PreparedStatement unlisten = connection.prepareStatement("unlisten *")) {
      unlisten.execute();
    }
  }

  /** The latest transaction that was told of, as soon as one is; none if it takes too long. */
  static OptionalLong hear(Connection connection, Duration most) throws SQLException {
    return Stream.of(connection.unwrap(PGConnection.class).getNotifications((int) most.toMillis()))
        .mapToLong(each -> Long.parseLong(each.getParameter()))
        .max();
  }
}
