package dev.axle.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of deliveries. */
final class DeliveryStore {

  /** What is looked for; what is empty does not matter. */
  record Wanted(Optional<Long> object, Optional<Long> event, boolean onlyFailed, long before) {}

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

  /** Those of an app, the latest first. */
  List<Delivery> find(Connection connection, AppKey app, Wanted wanted, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select * from webhook_delivery
            where portal_id = ? and app_id = ? and delivery_id < ?
              and (cast(? as bigint) is null or cast(? as bigint) = any(object_ids))
              and (cast(? as bigint) is null or cast(? as bigint) = any(event_ids))
              and (not ? or problem is not null)
            order by delivery_id desc limit ?
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      select.setLong(3, wanted.before());
      select.setObject(4, wanted.object().orElse(null), Types.BIGINT);
      select.setObject(5, wanted.object().orElse(null), Types.BIGINT);
      select.setObject(6, wanted.event().orElse(null), Types.BIGINT);
      select.setObject(7, wanted.event().orElse(null), Types.BIGINT);
      select.setBoolean(8, wanted.onlyFailed());
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

  void deleteBefore(Connection transaction, Instant time) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from webhook_delivery where sent_at < ?")) {
      delete.setObject(1, time.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
