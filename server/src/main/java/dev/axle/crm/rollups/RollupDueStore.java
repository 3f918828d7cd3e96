package dev.axle.crm.rollups;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of records whose rollups are to be worked out. */
final class RollupDueStore {

  /** A row that is there is locked in any case: whoever works it out just now is waited for. */
  private static final String EARLIER =
      """
      on conflict (portal_id, object_type, object_id, from_type) do update
      set due_at = excluded.due_at where rollup_due.due_at > excluded.due_at
      """;

  private static final String MARK =
      """
      insert into rollup_due (portal_id, object_type, object_id, from_type, due_at)
      select ?, d.object_type, d.object_id, d.from_type, d.due_at
      from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
        as d (object_type, object_id, from_type, due_at)
      order by 2, 3, 4
      """
          + EARLIER;

  private static final String MARK_ASSOCIATED =
      """
      insert into rollup_due (portal_id, object_type, object_id, from_type, due_at)
      select distinct a.portal_id, a.to_type, a.to_id, a.from_type, to_timestamp(0)
      from unnest(?::text[], ?::bigint[], ?::text[]) as s (type, id, to_type)
      join association a on a.portal_id = ? and a.from_type = s.type and a.from_id = s.id
        and a.to_type = s.to_type
      order by 2, 3, 4
      """
          + EARLIER;

  private static final String PORTALS =
      """
      with recursive first as (
        (select portal_id, due_at from rollup_due order by portal_id, due_at limit 1)
        union all
        select next.portal_id, next.due_at
        from first cross join lateral (
          select portal_id, due_at from rollup_due
          where portal_id > first.portal_id order by portal_id, due_at limit 1
        ) as next
      )
      select portal_id, due_at from first
      """;

  private static final String TAKE =
      """
      with kind as (
        select object_type, from_type from rollup_due
        where portal_id = ? and due_at <= ? order by due_at, object_type, from_type limit 1
      ), taken as (
        select d.object_type, d.object_id, d.from_type
        from rollup_due d join kind using (object_type, from_type)
        where d.portal_id = ? and d.due_at <= ?
        order by d.object_id limit ?
        for update of d skip locked
      )
      delete from rollup_due d using taken
      where d.portal_id = ? and d.object_type = taken.object_type
        and d.object_id = taken.object_id and d.from_type = taken.from_type
      returning d.object_type, d.from_type, d.object_id
      """;

  /** Has rollups of some records worked out at once. */
  void mark(Connection transaction, PortalId portal, Collection<Due> records) throws SQLException {
    Map<Due, Instant> times = new HashMap<>();
    records.forEach(record -> times.put(record, Instant.EPOCH));
    mark(transaction, portal, times);
  }

  /** Has rollups of some records worked out when their time has come. */
  void mark(Connection transaction, PortalId portal, Map<Due, Instant> records)
      throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    List<Due> all = List.copyOf(records.keySet());
    try (PreparedStatement insert = transaction.prepareStatement(MARK)) {
      insert.setLong(1, portal.value());
      insert.setArray(2, transaction.createArrayOf("text", all.stream().map(Due::type).toArray()));
      insert.setArray(3, transaction.createArrayOf("bigint", all.stream().map(Due::id).toArray()));
      insert.setArray(4, transaction.createArrayOf("text", all.stream().map(Due::from).toArray()));
      insert.setArray(
          5,
          transaction.createArrayOf(
              "timestamptz",
              all.stream()
                  .map(each -> records.getOrDefault(each, Instant.EPOCH).atOffset(ZoneOffset.UTC))
                  .toArray()));
      insert.executeUpdate();
    }
  }

  /** A record that changed, and a type of records whose rollups are made of such. */
  record Reach(String type, long id, ObjectTypeId to) {}

  /** Has rollups of the records that are associated with some worked out at once. */
  void markAssociated(Connection transaction, PortalId portal, Collection<Reach> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(MARK_ASSOCIATED)) {
      insert.setArray(
          1, transaction.createArrayOf("text", changed.stream().map(Reach::type).toArray()));
      insert.setArray(
          2, transaction.createArrayOf("bigint", changed.stream().map(Reach::id).toArray()));
      insert.setArray(
          3,
          transaction.createArrayOf(
              "text", changed.stream().map(each -> each.to().value()).toArray()));
      insert.setLong(4, portal.value());
      insert.executeUpdate();
    }
  }

  /** The portals that have such records, and when the first of each is due. */
  Map<PortalId, Instant> portals(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PORTALS);
        ResultSet row = select.executeQuery()) {
      Map<PortalId, Instant> portals = new HashMap<>();
      while (row.next()) {
        portals.put(
            new PortalId(row.getLong(1)), row.getObject(2, OffsetDateTime.class).toInstant());
      }
      return portals;
    }
  }

  /** Records of one type whose rollups of one kind are to be worked out. */
  record Batch(ObjectTypeId type, String from, List<ObjectId> ids) {}

  /** Takes some rows that are due away; nobody else gets them unless the transaction fails. */
  Optional<Batch> take(Connection transaction, PortalId portal, Instant now, int most)
      throws SQLException {
    OffsetDateTime until = now.atOffset(ZoneOffset.UTC);
    try (PreparedStatement delete = transaction.prepareStatement(TAKE)) {
      delete.setLong(1, portal.value());
      delete.setObject(2, until);
      delete.setLong(3, portal.value());
      delete.setObject(4, until);
      delete.setInt(5, most);
      delete.setLong(6, portal.value());
      try (ResultSet row = delete.executeQuery()) {
        List<ObjectId> ids = new ArrayList<>();
        String type = "";
        String from = "";
        while (row.next()) {
          type = row.getString(1);
          from = row.getString(2);
          ids.add(new ObjectId(row.getLong(3)));
        }
        return ids.isEmpty()
            ? Optional.empty()
            : Optional.of(new Batch(new ObjectTypeId(type), from, List.copyOf(ids)));
      }
    }
  }
}
