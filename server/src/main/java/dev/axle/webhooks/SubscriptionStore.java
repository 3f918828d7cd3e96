package dev.axle.webhooks;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of subscriptions. */
final class SubscriptionStore {

  private static final String COLUMNS =
      "subscription_id, event_type, object_type, property, active, created_at, updated_at";

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getInt("subscription_id"),
        EventType.parse(row.getString("event_type")),
        Optional.ofNullable(row.getString("object_type")),
        Optional.ofNullable(row.getString("property")),
        row.getBoolean("active"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  List<Subscription> all(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from webhook_subscription where portal_id = ? and app_id = ?"
                + " order by subscription_id")) {
      bind(select, 1, app);
      List<Subscription> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(read(row));
        }
      }
      return all;
    }
  }

  private static void bind(PreparedStatement statement, int from, AppKey app) throws SQLException {
    statement.setLong(from, app.maker().value());
    statement.setLong(from + 1, app.app().value());
  }

  /** The active ones of all apps that some portals have, and whose webhooks go somewhere. */
  List<Subscribed> of(Connection connection, Collection<PortalId> hubs) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.portal_id as maker, s.app_id, a.portal_id as hub, a.scopes, s.subscription_id,
              s.event_type, s.object_type, s.property, s.active, s.created_at, s.updated_at
            from app a
            join webhook_subscription s on s.app_id = a.app_id and s.active
            join webhook_target t on t.portal_id = s.portal_id and t.app_id = s.app_id
            where a.portal_id = any(?) and t.disabled_at is null
              and (a.kind = 'PUBLIC_APP' or s.portal_id = a.portal_id)
            order by s.subscription_id
            """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", hubs.stream().map(PortalId::value).toArray(Long[]::new)));
      List<Subscribed> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(
              new Subscribed(
                  new AppKey(new PortalId(row.getLong("maker")), new AppId(row.getLong("app_id"))),
                  new PortalId(row.getLong("hub")),
                  Set.of((String[]) row.getArray("scopes").getArray()),
                  read(row)));
        }
      }
      return all;
    }
  }

  int insert(
      Connection transaction,
      AppKey app,
      EventType type,
      Optional<String> objectType,
      Optional<String> property,
      boolean active,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_subscription (portal_id, app_id, subscription_id, event_type,
              object_type, property, active, created_at, updated_at)
            values (?, ?, nextval('webhook_subscription_id'), ?, ?, ?, ?, ?, ?)
            returning subscription_id
            """)) {
      bind(insert, 1, app);
      insert.setString(3, type.text());
      insert.setString(4, objectType.orElse(null));
      insert.setString(5, property.orElse(null));
      insert.setBoolean(6, active);
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setObject(8, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  void setActive(Connection transaction, AppKey app, int id, boolean active, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update webhook_subscription set active = ?, updated_at = ?
            where portal_id = ? and app_id = ? and subscription_id = ?
            """)) {
      update.setBoolean(1, active);
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      bind(update, 3, app);
      update.setInt(5, id);
      update.executeUpdate();
    }
  }

  boolean delete(Connection transaction, AppKey app, int id) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from webhook_subscription
            where portal_id = ? and app_id = ? and subscription_id = ?
            """)) {
      bind(delete, 1, app);
      delete.setInt(3, id);
      return delete.executeUpdate() > 0;
    }
  }
}
