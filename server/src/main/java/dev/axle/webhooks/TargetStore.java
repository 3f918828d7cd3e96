package dev.axle.webhooks;

import dev.axle.database.Planned;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of targets. */
final class TargetStore {

  /** An app that has events to be delivered now. */
  record Due(AppKey app, int mostAtOnce) {}

  Optional<Target> find(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select url, most_at_once, created_at, updated_at, failing_since, disabled_at
            from webhook_target where portal_id = ? and app_id = ?
            """)) {
      bind(select, 1, app);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Target(
                    row.getString("url"),
                    row.getInt("most_at_once"),
                    time(row, "created_at").orElseThrow(),
                    time(row, "updated_at").orElseThrow(),
                    time(row, "failing_since"),
                    time(row, "disabled_at")))
            : Optional.empty();
      }
    }
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void bind(PreparedStatement statement, int from, AppKey app) throws SQLException {
    statement.setLong(from, app.maker().value());
    statement.setLong(from + 1, app.app().value());
  }

  /** Sets where the webhooks of an app go; one that was given up is tried again. */
  void put(Connection transaction, AppKey app, String url, int mostAtOnce, Instant now)
      throws SQLException {
    try (PreparedStatement put =
        transaction.prepareStatement(
            """
            insert into webhook_target (portal_id, app_id, url, most_at_once, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (portal_id, app_id) do update set url = excluded.url,
              most_at_once = excluded.most_at_once, updated_at = excluded.updated_at,
              failing_since = null, disabled_at = null
            """)) {
      bind(put, 1, app);
      put.setString(3, url);
      put.setInt(4, mostAtOnce);
      put.setObject(5, now.atOffset(ZoneOffset.UTC));
      put.setObject(6, now.atOffset(ZoneOffset.UTC));
      put.executeUpdate();
    }
  }

  void delete(Connection transaction, AppKey app) throws SQLException {
    for (String table : List.of("webhook_target", "webhook_event")) {
      try (PreparedStatement delete =
          transaction.prepareStatement(
              "delete from " + table + " where portal_id = ? and app_id = ?")) {
        bind(delete, 1, app);
        delete.executeUpdate();
      }
    }
  }

  /** The apps that have events to be delivered now: a look at each target, not at each event. */
  List<Due> due(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement select =
        Planned.eachTime(
            connection,
            """
            select t.portal_id, t.app_id, t.most_at_once from webhook_target t
            where t.disabled_at is null and exists (
              select from webhook_event e
              where e.portal_id = t.portal_id and e.app_id = t.app_id and e.due_at <= ?)
            """)) {
      select.setObject(1, now.atOffset(ZoneOffset.UTC));
      List<Due> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(
              new Due(
                  new AppKey(new PortalId(row.getLong(1)), new AppId(row.getLong(2))),
                  row.getInt(3)));
        }
      }
      return due;
    }
  }

  /** Remembers that a delivery failed; who has failed since before a time is given up. */
  void failed(Connection transaction, AppKey app, Instant now, Instant givenUpBefore)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update webhook_target set failing_since = coalesce(failing_since, ?),
              disabled_at = case when failing_since < ? then ? else disabled_at end
            where portal_id = ? and app_id = ?
            """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, givenUpBefore.atOffset(ZoneOffset.UTC));
      update.setObject(3, now.atOffset(ZoneOffset.UTC));
      bind(update, 4, app);
      update.executeUpdate();
    }
  }

  /** Forgets that deliveries failed: one that was given up is tried again. */
  void goOn(Connection transaction, AppKey app) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update webhook_target set failing_since = null, disabled_at = null
            where portal_id = ? and app_id = ?
            """)) {
      bind(update, 1, app);
      update.executeUpdate();
    }
  }

  /** Remembers that a delivery succeeded: no write, unless one had failed. */
  void succeeded(Connection transaction, AppKey app) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update webhook_target set failing_since = null
            where portal_id = ? and app_id = ? and failing_since is not null
            """)) {
      bind(update, 1, app);
      update.executeUpdate();
    }
  }
}
