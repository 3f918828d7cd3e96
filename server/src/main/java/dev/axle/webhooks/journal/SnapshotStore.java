package dev.axle.webhooks.journal;

import dev.axle.webhooks.AppKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The rows of snapshots. */
final class SnapshotStore {

  void insert(Connection transaction, AppKey app, Snapshot snapshot) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_journal_snapshot (portal_id, app_id, snapshot_id, error_code,
              message, initiated_at, completed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setObject(3, snapshot.id());
      insert.setString(4, snapshot.failure().map(each -> each.code().name()).orElse(null));
      insert.setString(5, snapshot.failure().map(Snapshot.Failure::message).orElse(null));
      insert.setObject(6, snapshot.initiatedAt().atOffset(ZoneOffset.UTC));
      insert.setObject(7, snapshot.completedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
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
