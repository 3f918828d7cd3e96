package dev.axle.webhooks;

import dev.axle.database.Planned;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rows of events that were not delivered yet. */
final class EventStore {

  void insert(Connection transaction, List<QueuedEvent> events, Instant now) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_event
              (portal_id, app_id, object_id, body, attempt, queued_at, due_at)
            select maker, app, object, body, 0, ?, ?
            from unnest(?, ?, ?, ?) with ordinality as e(maker, app, object, body, place)
            order by place
            """)) {
      insert.setObject(1, now.atOffset(ZoneOffset.UTC));
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.setArray(3, numbers(transaction, events, each -> each.app().maker().value()));
      insert.setArray(4, numbers(transaction, events, each -> each.app().app().value()));
      insert.setArray(5, numbers(transaction, events, QueuedEvent::objectId));
      insert.setArray(
          6, transaction.createArrayOf("text", events.stream().map(QueuedEvent::body).toArray()));
      insert.executeUpdate();
    }
  }

  private static <T> Array numbers(
      Connection connection, Collection<T> of, Function<T, Long> number) throws SQLException {
    return connection.createArrayOf("bigint", of.stream().map(number).toArray(Long[]::new));
  }

  /** Takes the events that are due first behind a place, and are no one else's until a time. */
  Claim claim(
      Connection transaction, AppKey app, QueuePlace after, Instant now, Instant until, int most)
      throws SQLException {
    try (PreparedStatement update =
        Planned.eachTime(
            transaction,
            """
            with due as materialized (
              select event_id, due_at from webhook_event
              where portal_id = ? and app_id = ? and (due_at, event_id) > (?, ?) and due_at <= ?
              order by due_at, event_id limit ?
              for update skip locked
            )
            update webhook_event e set due_at = ? from due
            where e.portal_id = ? and e.app_id = ? and e.event_id = due.event_id
            returning e.event_id, e.object_id, e.body, e.attempt, due.due_at
            """)) {
      update.setLong(1, app.maker().value());
      update.setLong(2, app.app().value());
      update.setObject(3, after.due().atOffset(ZoneOffset.UTC));
      update.setLong(4, after.event());
      update.setObject(5, now.atOffset(ZoneOffset.UTC));
      update.setInt(6, most);
      update.setObject(7, until.atOffset(ZoneOffset.UTC));
      update.setLong(8, app.maker().value());
      update.setLong(9, app.app().value());
      List<ClaimedEvent> claimed = new ArrayList<>();
      QueuePlace end = after;
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          claimed.add(new ClaimedEvent(id, row.getLong(2), row.getString(3), row.getInt(4)));
          QueuePlace place = new QueuePlace(row.getObject(5, OffsetDateTime.class).toInstant(), id);
          end = end.isBefore(place) ? place : end;
        }
      }
      claimed.sort(Comparator.comparingLong(ClaimedEvent::id));
      return new Claim(claimed, end);
    }
  }

  void delete(Connection transaction, AppKey app, Collection<ClaimedEvent> events)
      throws SQLException {
    try (PreparedStatement delete =
        Planned.eachTime(
            transaction,
            "delete from webhook_event where portal_id = ? and app_id = ? and event_id = any(?)")) {
      delete.setLong(1, app.maker().value());
      delete.setLong(2, app.app().value());
      delete.setArray(3, numbers(transaction, events, ClaimedEvent::id));
      delete.executeUpdate();
    }
  }

  /**
   * Puts a failed attempt behind events.
   *
   * @param due when each is tried again
   */
  void retry(Connection transaction, AppKey app, Map<ClaimedEvent, Instant> due)
      throws SQLException {
    List<ClaimedEvent> events = List.copyOf(due.keySet());
    try (PreparedStatement update =
        Planned.eachTime(
            transaction,
            """
            update webhook_event e set attempt = e.attempt + 1, due_at = r.due::timestamptz
            from unnest(?, ?) as r(id, due)
            where e.portal_id = ? and e.app_id = ? and e.event_id = r.id
            """)) {
      update.setArray(1, numbers(transaction, events, ClaimedEvent::id));
      update.setArray(
          2,
          transaction.createArrayOf(
              "text", events.stream().map(each -> String.valueOf(due.get(each))).toArray()));
      update.setLong(3, app.maker().value());
      update.setLong(4, app.app().value());
      update.executeUpdate();
    }
  }

  /** Queues events of a delivery again, as if they had never been tried. */
  void putAgain(Connection transaction, AppKey app, List<ClaimedEvent> events, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_event
              (portal_id, app_id, event_id, object_id, body, attempt, queued_at, due_at)
            overriding system value
            select ?, ?, id, object, body, 0, ?, ? from unnest(?, ?, ?) as e(id, object, body)
            on conflict (portal_id, app_id, event_id)
              do update set attempt = 0, due_at = excluded.due_at
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.setArray(5, numbers(transaction, events, ClaimedEvent::id));
      insert.setArray(6, numbers(transaction, events, ClaimedEvent::objectId));
      insert.setArray(
          7, transaction.createArrayOf("text", events.stream().map(ClaimedEvent::body).toArray()));
      insert.executeUpdate();
    }
  }

  /** Makes events due that would wait until after a time. */
  void hurry(Connection transaction, AppKey app, Instant after, Instant now) throws SQLException {
    try (PreparedStatement update =
        Planned.eachTime(
            transaction,
            """
            update webhook_event set due_at = ? where portal_id = ? and app_id = ? and due_at > ?
            """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, app.maker().value());
      update.setLong(3, app.app().value());
      update.setObject(4, after.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
  }

  /** How many wait, and since when the first of them does. */
  Backlog backlog(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*), min(queued_at) from webhook_event where portal_id = ? and app_id = ?
            """)) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Backlog(
            row.getLong(1),
            Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
      }
    }
  }

  /** Forgets events that are too old to be worth telling. */
  void deleteBefore(Connection transaction, Instant time) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from webhook_event where queued_at < ?")) {
      delete.setObject(1, time.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
