package dev.axle.webhooks;

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries. */
final class DeliveryStore {

  void insert(Connection transaction, AppKey app, Delivery delivery) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_delivery (portal_id, app_id, sent_at, millis, attempt, event_ids,
              object_ids, request, status, answer, problem)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setObject(3, delivery.sentAt().atOffset(ZoneOffset.UTC));
      insert.setInt(4, delivery.millis());
      insert.setInt(5, delivery.attempt());
      insert.setArray(6, transaction.createArrayOf("bigint", delivery.eventIds().toArray()));
      insert.setArray(7, transaction.createArrayOf("bigint", delivery.objectIds().toArray()));
      insert.setString(8, delivery.request());
      insert.setObject(9, delivery.status().orElse(null), Types.INTEGER);
      insert.setString(10, delivery.answer());
      insert.setString(11, delivery.problem().orElse(null));
      insert.executeUpdate();
    }
  }

  /** Those of an app that have ids below one, the latest first. */
  List<Delivery> find(
      Connection connection, AppKey app, DeliverySearch search, long before, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select * from webhook_delivery
            where portal_id = ? and app_id = ? and delivery_id < ?
              and coalesce(? = any(object_ids), true)
              and coalesce(? = any(event_ids), true)
              and coalesce(sent_at >= ?, true) and coalesce(sent_at <= ?, true)
              and (not ? or problem is not null)
            order by delivery_id desc limit ?
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      select.setLong(3, before);
      select.setObject(4, search.object().orElse(null), Types.BIGINT);
      select.setObject(5, search.event().orElse(null), Types.BIGINT);
      select.setObject(6, time(search.from()), Types.TIMESTAMP_WITH_TIMEZONE);
      select.setObject(7, time(search.to()), Types.TIMESTAMP_WITH_TIMEZONE);
      select.setBoolean(8, search.onlyFailed());
      select.setInt(9, most);
      List<Delivery> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  Optional<Delivery> find(Connection connection, AppKey app, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from webhook_delivery where portal_id = ? and app_id = ? and delivery_id = ?")) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      select.setLong(3, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("delivery_id"),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        row.getInt("millis"),
        row.getInt("attempt"),
        List.of((Long[]) row.getArray("event_ids").getArray()),
        List.of((Long[]) row.getArray("object_ids").getArray()),
        row.getString("request"),
        Optional.ofNullable(row.getObject("status", Integer.class)),
        row.getString("answer"),
        Optional.ofNullable(row.getString("problem")));
  }

  private static @Nullable OffsetDateTime time(Optional<Instant> time) {
    return time.map(each -> each.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  /** Which of some events arrived with a delivery that is remembered. */
  Set<Long> arrived(Connection connection, AppKey app, List<Long> events) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct event from webhook_delivery, unnest(event_ids) as event
            where portal_id = ? and app_id = ? and problem is null
              and event_ids && ? and event = any(?)
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      Array ids = connection.createArrayOf("bigint", events.toArray());
      select.setArray(3, ids);
      select.setArray(4, ids);
      Set<Long> arrived = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          arrived.add(row.getLong(1));
        }
      }
      return arrived;
    }
  }

  void deleteBefore(Connection transaction, Instant time) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from webhook_delivery where sent_at < ?")) {
      delete.setObject(1, time.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
