package dev.axle.webhooks.journal;

import dev.axle.edge.Json;
import dev.axle.webhooks.AppKey;
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
import tools.jackson.core.type.TypeReference;

/** The rows of filters. */
final class JournalFilterStore {

  private static final TypeReference<List<Condition>> CONDITIONS = new TypeReference<>() {};

  List<JournalFilter> all(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select filter_id, subscription_id, conditions, created_at from webhook_journal_filter
            where portal_id = ? and app_id = ? order by filter_id
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      return read(select);
    }
  }

  /** Those of some subscriptions, whose ids no two apps share. */
  List<JournalFilter> of(Connection connection, Collection<AppKey> apps) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select filter_id, subscription_id, conditions, created_at from webhook_journal_filter
            where (portal_id, app_id) in (select * from unnest(?, ?)) order by filter_id
            """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", apps.stream().map(each -> each.maker().value()).toArray(Long[]::new)));
      select.setArray(
          2,
          connection.createArrayOf(
              "bigint", apps.stream().map(each -> each.app().value()).toArray(Long[]::new)));
      return read(select);
    }
  }

  private static List<JournalFilter> read(PreparedStatement select) throws SQLException {
    List<JournalFilter> all = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(
            new JournalFilter(
                row.getLong("filter_id"),
                row.getLong("subscription_id"),
                Json.mapper().readValue(row.getString("conditions"), CONDITIONS),
                row.getObject("created_at", OffsetDateTime.class).toInstant()));
      }
    }
    return all;
  }

  long insert(
      Connection transaction,
      AppKey app,
      long subscription,
      List<Condition> conditions,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_journal_filter
              (portal_id, app_id, filter_id, subscription_id, conditions, created_at)
            values (?, ?, nextval('webhook_journal_filter_id'), ?, ?::jsonb, ?)
            returning filter_id
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setLong(3, subscription);
      insert.setString(4, Json.mapper().writeValueAsString(conditions));
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void delete(Connection transaction, AppKey app, long id) throws SQLException {
    delete(transaction, app, id, "filter_id");
  }

  void deleteOf(Connection transaction, AppKey app, long subscription) throws SQLException {
    delete(transaction, app, subscription, "subscription_id");
  }

  private static void delete(Connection transaction, AppKey app, long id, String column)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            "delete from webhook_journal_filter where portal_id = ? and app_id = ? and "
                + column
                + " = ?")) {
      delete.setLong(1, app.maker().value());
      delete.setLong(2, app.app().value());
      delete.setLong(3, id);
      delete.executeUpdate();
    }
  }
}
