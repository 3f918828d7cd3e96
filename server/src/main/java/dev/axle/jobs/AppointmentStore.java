package dev.axle.jobs;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of appointments of one kind. */
final class AppointmentStore {

  private final String kind;

  AppointmentStore(String kind) {
    this.kind = kind;
  }

  void put(Connection transaction, Collection<Appointment> appointments) throws SQLException {
    Map<List<Object>, Appointment> last = new LinkedHashMap<>();
    appointments.forEach(each -> last.put(List.of(each.portal(), each.key()), each));
    Collection<Appointment> all = last.values();
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into appointment (portal_id, kind, key, due_at, details)
            select a.portal_id, ?, a.key, a.due_at, a.details
            from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::text[])
              as a (portal_id, key, due_at, details)
            order by a.portal_id, a.key
            on conflict (portal_id, kind, key)
            do update set due_at = excluded.due_at, details = excluded.details, failures = 0
            """)) {
      insert.setString(1, kind);
      insert.setArray(
          2,
          transaction.createArrayOf(
              "bigint", all.stream().map(each -> each.portal().value()).toArray()));
      insert.setArray(
          3, transaction.createArrayOf("text", all.stream().map(Appointment::key).toArray()));
      insert.setArray(
          4,
          transaction.createArrayOf(
              "text", all.stream().map(each -> each.due().toString()).toArray()));
      insert.setArray(
          5, transaction.createArrayOf("text", all.stream().map(Appointment::details).toArray()));
      insert.executeUpdate();
    }
  }

  void remove(Connection transaction, PortalId portal, Collection<String> keys)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            "delete from appointment where portal_id = ? and kind = ? and key = any(?)")) {
      delete.setLong(1, portal.value());
      delete.setString(2, kind);
      delete.setArray(3, transaction.createArrayOf("text", keys.toArray()));
      delete.executeUpdate();
    }
  }

  /** Those whose time has come, the earliest of each portal first. */
  List<Appointment> due(Connection connection, Map<PortalId, Instant> times, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select a.portal_id, a.key, a.due_at, a.details
            from unnest(?::bigint[], ?::timestamptz[]) as t (portal_id, now)
            cross join lateral (
              select portal_id, key, due_at, details
              from appointment
              where kind = ? and portal_id = t.portal_id and due_at <= t.now
              order by due_at
              limit 100) a
            limit ?
            """)) {
      List<Map.Entry<PortalId, Instant>> portals = List.copyOf(times.entrySet());
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", portals.stream().map(each -> each.getKey().value()).toArray()));
      select.setArray(
          2,
          connection.createArrayOf(
              "text", portals.stream().map(each -> each.getValue().toString()).toArray()));
      select.setString(3, kind);
      select.setInt(4, most);
      List<Appointment> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(
              new Appointment(
                  new PortalId(row.getLong(1)),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4)));
        }
      }
      return due;
    }
  }

  /** False if it was canceled or made anew since it was read. */
  boolean strikeOff(Connection transaction, Appointment appointment) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from appointment
            where portal_id = ? and kind = ? and key = ? and due_at = ? and details = ?
            """)) {
      delete.setLong(1, appointment.portal().value());
      delete.setString(2, kind);
      delete.setString(3, appointment.key());
      delete.setObject(4, appointment.due().atOffset(ZoneOffset.UTC));
      delete.setString(5, appointment.details());
      return delete.executeUpdate() == 1;
    }
  }

  /**
   * Puts off one that failed: by two seconds at first, twice as long each time, an hour at most.
   */
  void putOff(Connection transaction, Appointment appointment, Instant now) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update appointment
            set failures = failures + 1,
              due_at = ?::timestamptz + interval '1 second' * least(3600, 2 ^ least(failures + 1, 12))
            where portal_id = ? and kind = ? and key = ? and due_at = ? and details = ?
            """)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, appointment.portal().value());
      update.setString(3, kind);
      update.setString(4, appointment.key());
      update.setObject(5, appointment.due().atOffset(ZoneOffset.UTC));
      update.setString(6, appointment.details());
      update.executeUpdate();
    }
  }
}
