package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The rows of memberships. */
final class MembershipStore {

  /** A record in a list, or to be put there or taken from it. */
  record Pair(ListId list, long record) {}

  private MembershipStore() {}

  private static final String ADD =
      """
      insert into list_membership (portal_id, list_id, object_type, record_id, joined_at)
      select ?, p.list_id, ?, p.record_id, ?
      from unnest(?::bigint[], ?::bigint[]) as p (list_id, record_id)
      order by p.list_id, p.record_id
      on conflict do nothing
      returning list_id, record_id
      """;

  /** Says which of the pairs are new. */
  static List<Pair> add(
      Connection transaction,
      PortalId portal,
      ObjectTypeId type,
      Collection<Pair> pairs,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
      insert.setLong(1, portal.value());
      insert.setString(2, type.value());
      insert.setObject(3, ListStore.time(now));
      bind(insert, 4, pairs);
      return pairs(insert);
    }
  }

  private static final String REMOVE =
      """
      delete from list_membership m
      using unnest(?::bigint[], ?::bigint[]) as p (list_id, record_id)
      where m.portal_id = ? and m.list_id = p.list_id and m.record_id = p.record_id
      returning m.list_id, m.record_id
      """;

  /** Says which of the pairs there were. */
  static List<Pair> remove(Connection transaction, PortalId portal, Collection<Pair> pairs)
      throws SQLException {
    try (PreparedStatement delete = transaction.prepareStatement(REMOVE)) {
      bind(delete, 1, pairs);
      delete.setLong(3, portal.value());
      return pairs(delete);
    }
  }

  private static final String MEMBERS =
      """
      select list_id, record_id from list_membership
      where portal_id = ? and list_id = any(?::bigint[]) and record_id = any(?::bigint[])
      """;

  /** Which of the records are in which of the lists. */
  static Set<Pair> among(
      Connection connection, PortalId portal, Collection<ListId> lists, Collection<Long> records)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
      select.setLong(1, portal.value());
      select.setArray(2, numbers(connection, lists.stream().map(ListId::value).toList()));
      select.setArray(3, numbers(connection, records));
      return new HashSet<>(pairs(select));
    }
  }

  private static final String OF_RECORDS =
      """
      select m.list_id, m.record_id, m.joined_at from list_membership m
      join crm_list l on l.portal_id = m.portal_id and l.list_id = m.list_id and l.deleted_at is null
      where m.portal_id = ? and m.object_type = ? and m.record_id = any(?::bigint[])
      order by m.record_id, m.list_id
      """;

  /** The memberships of records in lists that are not deleted. */
  static List<Membership> ofRecords(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<Long> records)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_RECORDS)) {
      select.setLong(1, portal.value());
      select.setString(2, type.value());
      select.setArray(3, numbers(connection, records));
      return memberships(select);
    }
  }

  private static final String ALL_OF_RECORDS =
      """
      select list_id, record_id from list_membership
      where portal_id = ? and object_type = ? and record_id = any(?::bigint[])
      """;

  /** The places of records in lists, deleted ones too. */
  static List<Pair> placesOf(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<Long> records)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ALL_OF_RECORDS)) {
      select.setLong(1, portal.value());
      select.setString(2, type.value());
      select.setArray(3, numbers(connection, records));
      return pairs(select);
    }
  }

  /** The ids of members above one, in their order. */
  static List<Long> members(
      Connection connection, PortalId portal, ListId list, long after, int most)
      throws SQLException {
    return page(connection, portal, list, Order.ID, Cursor.after(after), most).stream()
        .map(Membership::record)
        .toList();
  }

  /** In which order members are read. */
  enum Order {
    ID("record_id", "record_id", "?"),
    JOINED("joined_at, record_id", "(joined_at, record_id)", "(?, ?)");

    private final String keys;
    private final String place;
    private final String at;

    Order(String keys, String place, String at) {
      this.keys = keys;
      this.place = place;
      this.at = at;
    }
  }

  /** Where a page begins: behind a place going forward, or before it going back. */
  record Cursor(Direction direction, Instant joinedAt, long record) {

    enum Direction {
      FORWARD,
      BACK
    }

    /** Before all members. */
    static final Cursor START = after(-1);

    static Cursor after(long record) {
      return new Cursor(Direction.FORWARD, Instant.EPOCH, record);
    }
  }

  /** Members in the order of the cursor's direction. */
  static List<Membership> page(
      Connection connection, PortalId portal, ListId list, Order order, Cursor cursor, int most)
      throws SQLException {
    boolean forward = cursor.direction() == Cursor.Direction.FORWARD;
    String sql =
        "select list_id, record_id, joined_at from list_membership where portal_id = ? and list_id = ?"
            + " and %s %s %s".formatted(order.place, forward ? ">" : "<", order.at)
            + " order by "
            + (forward ? order.keys : order.keys.replace(",", " desc,") + " desc")
            + " limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int next = 1;
      select.setLong(next++, portal.value());
      select.setLong(next++, list.value());
      if (order == Order.JOINED) {
        select.setObject(next++, ListStore.time(cursor.joinedAt()));
      }
      select.setLong(next++, cursor.record());
      select.setInt(next, most);
      return memberships(select);
    }
  }

  private static final String LOCK =
      """
      select * from crm_list
      where portal_id = ? and list_id = any(?::bigint[])
      order by list_id for no key update
      """;

  /** Holds lists, in the order of their ids, against others who change their members. */
  static List<CrmList> hold(Connection transaction, PortalId portal, Collection<ListId> lists)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
      select.setLong(1, portal.value());
      select.setArray(2, numbers(transaction, lists.stream().map(ListId::value).toList()));
      try (ResultSet row = select.executeQuery()) {
        List<CrmList> held = new ArrayList<>();
        while (row.next()) {
          held.add(ListStore.list(row, null));
        }
        return held;
      }
    }
  }

  /** By how much the size of a list changes. */
  record Delta(long added, long removed) {

    Delta plus(Delta other) {
      return new Delta(added + other.added, removed + other.removed);
    }
  }

  private static final String RESIZE =
      """
      with resized as (
        update crm_list l
        set size = l.size + d.added - d.removed,
          last_added_at = case when d.added > 0 then ?::timestamptz else l.last_added_at end,
          last_removed_at = case when d.removed > 0 then ?::timestamptz else l.last_removed_at end
        from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as d (list_id, added, removed)
        where l.portal_id = ? and l.list_id = d.list_id
        returning l.portal_id, l.list_id, l.size
      )
      insert into list_size (portal_id, list_id, day, size, at)
      select portal_id, list_id, (?::timestamptz at time zone 'UTC')::date, size, ?::timestamptz
      from resized
      on conflict (portal_id, list_id, day) do update set size = excluded.size, at = excluded.at
      """;

  static void resize(
      Connection transaction, PortalId portal, TreeMap<ListId, Delta> deltas, Instant now)
      throws SQLException {
    OffsetDateTime time = ListStore.time(now);
    try (PreparedStatement update = transaction.prepareStatement(RESIZE)) {
      update.setObject(1, time);
      update.setObject(2, time);
      update.setArray(
          3, numbers(transaction, deltas.keySet().stream().map(ListId::value).toList()));
      update.setArray(4, numbers(transaction, deltas.values().stream().map(Delta::added).toList()));
      update.setArray(
          5, numbers(transaction, deltas.values().stream().map(Delta::removed).toList()));
      update.setLong(6, portal.value());
      update.setObject(7, time);
      update.setObject(8, time);
      update.executeUpdate();
    }
  }

  private static java.sql.Array numbers(Connection connection, Collection<Long> values)
      throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  private static void bind(PreparedStatement statement, int first, Collection<Pair> pairs)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        first, numbers(connection, pairs.stream().map(pair -> pair.list().value()).toList()));
    statement.setArray(first + 1, numbers(connection, pairs.stream().map(Pair::record).toList()));
  }

  private static List<Pair> pairs(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Pair> pairs = new ArrayList<>();
      while (row.next()) {
        pairs.add(new Pair(new ListId(row.getLong(1)), row.getLong(2)));
      }
      return pairs;
    }
  }

  private static List<Membership> memberships(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Membership> memberships = new ArrayList<>();
      while (row.next()) {
        memberships.add(
            new Membership(
                new ListId(row.getLong(1)),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant()));
      }
      return memberships;
    }
  }
}
