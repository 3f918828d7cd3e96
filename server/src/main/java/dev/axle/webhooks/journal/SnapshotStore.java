package dev.axle.webhooks.journal;

import dev.axle.webhooks.AppKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of snapshots. */
final class SnapshotStore {

  void insert(Connection transaction, AppKey app, List<Snapshot> snapshots) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_journal_snapshot (portal_id, app_id, snapshot_id, error_code,
              message, initiated_at, completed_at)
            select ?, ?, s.id, s.code, s.message, s.initiated::timestamptz, s.completed::timestamptz
            from unnest(?, ?, ?, ?, ?) as s(id, code, message, initiated, completed)
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setArray(
          3, transaction.createArrayOf("uuid", snapshots.stream().map(Snapshot::id).toArray()));
      insert.setArray(4, texts(transaction, snapshots, SnapshotStore::code));
      insert.setArray(5, texts(transaction, snapshots, SnapshotStore::message));
      insert.setArray(6, texts(transaction, snapshots, each -> each.initiatedAt().toString()));
      insert.setArray(7, texts(transaction, snapshots, each -> each.completedAt().toString()));
      insert.executeUpdate();
    }
  }

  private static @Nullable String code(Snapshot snapshot) {
    return snapshot.failure().map(each -> each.code().name()).orElse(null);
  }

  private static @Nullable String message(Snapshot snapshot) {
    return snapshot.failure().map(Snapshot.Failure::message).orElse(null);
  }

  private interface Text {
    @Nullable String of(Snapshot snapshot);
  }

  private static Array texts(Connection connection, List<Snapshot> snapshots, Text text)
      throws SQLException {
    return connection.createArrayOf("text", snapshots.stream().map(text::of).toArray());
  }

  Optional<Snapshot> find(Connection connection, AppKey app, UUID id, Instant since)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select error_code, message, initiated_at, completed_at from webhook_journal_snapshot
            where portal_id = ? and app_id = ? and snapshot_id = ? and initiated_at >= ?
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      select.setObject(3, id);
      select.setObject(4, since.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String message = row.getString("message");
        return Optional.of(
            new Snapshot(
                id,
                Optional.ofNullable(row.getString("error_code"))
                    .map(code -> new Snapshot.Failure(Snapshot.Code.valueOf(code), message)),
                row.getObject("initiated_at", OffsetDateTime.class).toInstant(),
                row.getObject("completed_at", OffsetDateTime.class).toInstant()));
      }
    }
  }
}
