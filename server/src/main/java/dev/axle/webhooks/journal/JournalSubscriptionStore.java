package dev.axle.webhooks.journal;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.webhooks.AppKey;
import dev.axle.webhooks.journal.JournalSubscription.Scope;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of subscriptions to the journal. */
final class JournalSubscriptionStore {

  private static final String COLUMNS =
      """
      s.subscription_id, s.kind, s.hub_id, s.object_type, s.actions, s.properties, s.object_ids,
        s.list_ids, s.associated_types, s.created_at, s.updated_at
      """;

  private static JournalSubscription read(ResultSet row) throws SQLException {
    long hub = row.getLong("hub_id");
    Optional<PortalId> only = row.wasNull() ? Optional.empty() : Optional.of(new PortalId(hub));
    return new JournalSubscription(
        row.getLong("subscription_id"),
        SubscriptionKind.valueOf(row.getString("kind")),
        only,
        new Scope(
            row.getString("object_type"),
            texts(row, "actions").stream().map(Action::valueOf).collect(Collectors.toSet()),
            texts(row, "properties"),
            numbers(row, "object_ids"),
            numbers(row, "list_ids"),
            texts(row, "associated_types")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return new LinkedHashSet<>(List.of((String[]) row.getArray(column).getArray()));
  }

  private static Set<Long> numbers(ResultSet row, String column) throws SQLException {
    return new LinkedHashSet<>(List.of((Long[]) row.getArray(column).getArray()));
  }

  List<JournalSubscription> all(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from webhook_journal_subscription s where s.portal_id = ? and s.app_id = ?"
                + " order by s.subscription_id")) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      List<JournalSubscription> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(read(row));
        }
      }
      return all;
    }
  }

  /** Those of all apps to what happens in some portals that have them; without their filters. */
  List<Follower> of(Connection connection, Collection<PortalId> hubs) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select s.portal_id as maker, s.app_id, a.scopes, "
                + COLUMNS
                + """
                 from webhook_journal_subscription s
                join app a on a.portal_id = s.hub_id and a.app_id = s.app_id
                where s.hub_id = any(?) and (
                  a.kind = 'PUBLIC_APP' and cardinality(a.scopes) > 0
                  or a.kind <> 'PUBLIC_APP' and s.portal_id = a.portal_id)
                order by s.portal_id, s.app_id, s.subscription_id
                """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", hubs.stream().map(PortalId::value).toArray(Long[]::new)));
      List<Follower> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          JournalSubscription subscription = read(row);
          all.add(
              new Follower(
                  new AppKey(new PortalId(row.getLong("maker")), new AppId(row.getLong("app_id"))),
                  subscription.hub().orElseThrow(),
                  texts(row, "scopes"),
                  subscription,
                  List.of()));
        }
      }
      return all;
    }
  }

  /** The scopes that an app has in a portal; empty if it is not there. */
  Optional<Set<String>> granted(Connection connection, AppKey app, PortalId hub)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select scopes from app where portal_id = ? and app_id = ? and (
              kind = 'PUBLIC_APP' and cardinality(scopes) > 0
              or kind <> 'PUBLIC_APP' and portal_id = ?)
            """)) {
      select.setLong(1, hub.value());
      select.setLong(2, app.app().value());
      select.setLong(3, app.maker().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(texts(row, "scopes")) : Optional.empty();
      }
    }
  }

  /** Who made the apps that want to be told of installs and uninstalls. */
  List<AppKey> lifecycle(Connection connection, AppId app, LifecycleEventType type)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select portal_id from webhook_journal_subscription
            where app_id = ? and kind = 'APP_LIFECYCLE_EVENT' and object_type = ?
            """)) {
      select.setLong(1, app.value());
      select.setString(2, type.id());
      List<AppKey> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(new AppKey(new PortalId(row.getLong(1)), app));
        }
      }
      return all;
    }
  }

  /** Puts a subscription in the place of the one to the same, if there is one. */
  long put(
      Connection transaction,
      AppKey app,
      SubscriptionKind kind,
      Optional<PortalId> hub,
      Scope scope,
      Instant now)
      throws SQLException {
    try (PreparedStatement put =
        transaction.prepareStatement(
            """
            insert into webhook_journal_subscription (portal_id, app_id, subscription_id, kind,
              hub_id, object_type, actions, properties, object_ids, list_ids, associated_types,
              created_at, updated_at)
            values (?, ?, nextval('webhook_journal_subscription_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (portal_id, app_id, kind, coalesce(hub_id, 0), object_type) do update
            set actions = excluded.actions, properties = excluded.properties,
              object_ids = excluded.object_ids, list_ids = excluded.list_ids,
              associated_types = excluded.associated_types, updated_at = excluded.updated_at
            returning subscription_id
            """)) {
      put.setLong(1, app.maker().value());
      put.setLong(2, app.app().value());
      put.setString(3, kind.name());
      put.setObject(4, hub.map(PortalId::value).orElse(null), Types.BIGINT);
      put.setString(5, scope.objectType());
      put.setArray(6, texts(transaction, scope.actions().stream().map(Action::name).toList()));
      put.setArray(7, texts(transaction, scope.properties()));
      put.setArray(8, numbers(transaction, scope.objects()));
      put.setArray(9, numbers(transaction, scope.lists()));
      put.setArray(10, texts(transaction, scope.associatedTypes()));
      put.setObject(11, now.atOffset(ZoneOffset.UTC));
      put.setObject(12, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = put.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Array texts(Connection connection, Collection<String> all) throws SQLException {
    return connection.createArrayOf("text", all.stream().sorted().toArray(String[]::new));
  }

  private static Array numbers(Connection connection, Collection<Long> all) throws SQLException {
    return connection.createArrayOf("bigint", all.stream().sorted().toArray(Long[]::new));
  }

  boolean delete(Connection transaction, AppKey app, long id) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from webhook_journal_subscription
            where portal_id = ? and app_id = ? and subscription_id = ?
            """)) {
      delete.setLong(1, app.maker().value());
      delete.setLong(2, app.app().value());
      delete.setLong(3, id);
      return delete.executeUpdate() > 0;
    }
  }
}
