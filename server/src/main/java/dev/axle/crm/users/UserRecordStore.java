package dev.axle.crm.users;

import dev.axle.edge.PortalId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rows of users as their records see them. */
final class UserRecordStore {

  /** What a record says of its user. */
  record Person(long recordId, long userId, String email, String firstName, String lastName) {}

  /** Someone who has a number or an email that is asked for. */
  record Holder(long userId, String email, boolean hasRecord, boolean active) {}

  List<Holder> holders(Connection transaction, PortalId portal, Collection<Person> wanted)
      throws SQLException {
    String sql =
        """
        select user_id, lower(email), record_id is not null, archived_at is null from owner
        where portal_id = ? and (user_id = any(?::bigint[]) or lower(email) = any(?::text[]))
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setArray(2, numbers(transaction, wanted, Person::userId));
      select.setArray(3, texts(transaction, wanted, Person::email));
      try (ResultSet row = select.executeQuery()) {
        List<Holder> holders = new ArrayList<>();
        while (row.next()) {
          holders.add(
              new Holder(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
        }
        return holders;
      }
    }
  }

  /** Makes users of records, or gives users that have none theirs. */
  void join(Connection transaction, PortalId portal, Collection<Person> people, Instant now)
      throws SQLException {
    String sql =
        """
        insert into owner (portal_id, owner_id, user_id, email, first_name, last_name,
          created_at, updated_at, record_id)
        select ?, nextval('person_number'), p.user_id, p.email, p.first_name, p.last_name,
          ?, ?, p.record_id
        from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[])
          as p (user_id, email, first_name, last_name, record_id)
        on conflict (portal_id, user_id) do update set record_id = excluded.record_id
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setObject(2, at(now));
      insert.setObject(3, at(now));
      insert.setArray(4, numbers(transaction, people, Person::userId));
      insert.setArray(5, texts(transaction, people, Person::email));
      insert.setArray(6, texts(transaction, people, Person::firstName));
      insert.setArray(7, texts(transaction, people, Person::lastName));
      insert.setArray(8, numbers(transaction, people, Person::recordId));
      insert.executeUpdate();
    }
  }

  void rename(Connection transaction, PortalId portal, Collection<Person> people, Instant now)
      throws SQLException {
    String sql =
        """
        update owner o set first_name = p.first_name, last_name = p.last_name, updated_at = ?
        from unnest(?::bigint[], ?::text[], ?::text[]) as p (record_id, first_name, last_name)
        where o.portal_id = ? and o.record_id = p.record_id
          and (o.first_name, o.last_name) is distinct from (p.first_name, p.last_name)
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setObject(1, at(now));
      update.setArray(2, numbers(transaction, people, Person::recordId));
      update.setArray(3, texts(transaction, people, Person::firstName));
      update.setArray(4, texts(transaction, people, Person::lastName));
      update.setLong(5, portal.value());
      update.executeUpdate();
    }
  }

  void archive(Connection transaction, PortalId portal, Collection<Long> records, Instant now)
      throws SQLException {
    String sql =
        """
        update owner set archived_at = ?, updated_at = ?
        where portal_id = ? and record_id = any(?::bigint[]) and archived_at is null
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setObject(1, at(now));
      update.setObject(2, at(now));
      update.setLong(3, portal.value());
      update.setArray(4, transaction.createArrayOf("bigint", records.toArray()));
      update.executeUpdate();
    }
  }

  /** The emails of these records' users that another user has now. */
  Set<String> taken(Connection transaction, PortalId portal, Collection<Long> records)
      throws SQLException {
    String sql =
        """
        select o.email from owner o
        join owner other on other.portal_id = o.portal_id and other.user_id <> o.user_id
          and lower(other.email) = lower(o.email) and other.archived_at is null
        where o.portal_id = ? and o.record_id = any(?::bigint[])
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setArray(2, transaction.createArrayOf("bigint", records.toArray()));
      try (ResultSet row = select.executeQuery()) {
        Set<String> emails = new HashSet<>();
        while (row.next()) {
          emails.add(row.getString(1));
        }
        return emails;
      }
    }
  }

  void restore(Connection transaction, PortalId portal, Collection<Long> records, Instant now)
      throws SQLException {
    String sql =
        """
        update owner set archived_at = null, updated_at = ?
        where portal_id = ? and record_id = any(?::bigint[]) and archived_at is not null
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setObject(1, at(now));
      update.setLong(2, portal.value());
      update.setArray(3, transaction.createArrayOf("bigint", records.toArray()));
      update.executeUpdate();
    }
  }

  private static Array numbers(
      Connection connection, Collection<Person> people, Function<Person, Long> part)
      throws SQLException {
    return connection.createArrayOf("bigint", people.stream().map(part).toArray());
  }

  private static Array texts(
      Connection connection, Collection<Person> people, Function<Person, String> part)
      throws SQLException {
    return connection.createArrayOf("text", people.stream().map(part).toArray());
  }

  private static OffsetDateTime at(Instant now) {
    return now.atOffset(ZoneOffset.UTC);
  }
}
