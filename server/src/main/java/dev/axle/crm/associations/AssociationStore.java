package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of associations: two for each, one in either direction. */
final class AssociationStore {

  /** A row, from one record to another. */
  record Row(
      ObjectTypeId fromType,
      ObjectId from,
      ObjectTypeId toType,
      ObjectId to,
      String category,
      int typeId) {}

  private static final String ROWS =
      """
      unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::int[])
        as r (from_type, from_id, to_type, to_id, category, type_id)
      """;

  List<Row> insert(Connection transaction, PortalId portal, Collection<Row> rows, Instant now)
      throws SQLException {
    String sql =
        """
        insert into association
          (portal_id, from_type, from_id, to_type, to_id, category, type_id, created_at)
        select ?, r.*, ? from
        """
            + ROWS
            + """
            on conflict do nothing
            returning from_type, from_id, to_type, to_id, category, type_id
            """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      bind(insert, 3, rows);
      return rows(insert);
    }
  }

  List<Row> delete(Connection transaction, PortalId portal, Collection<Row> rows)
      throws SQLException {
    String sql =
        "delete from association a using\n"
            + ROWS
            + """
            where a.portal_id = ? and a.from_type = r.from_type and a.from_id = r.from_id
              and a.to_type = r.to_type and a.to_id = r.to_id
              and a.category = r.category and a.type_id = r.type_id
            returning a.from_type, a.from_id, a.to_type, a.to_id, a.category, a.type_id
            """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      bind(delete, 1, rows);
      delete.setLong(7, portal.value());
      return rows(delete);
    }
  }

  private static void bind(PreparedStatement statement, int first, Collection<Row> rows)
      throws SQLException {
    Connection connection = statement.getConnection();
    List<Row> all = List.copyOf(rows);
    statement.setArray(first, texts(connection, all.stream().map(r -> r.fromType().value())));
    statement.setArray(first + 1, ids(connection, all.stream().map(r -> r.from().value())));
    statement.setArray(first + 2, texts(connection, all.stream().map(r -> r.toType().value())));
    statement.setArray(first + 3, ids(connection, all.stream().map(r -> r.to().value())));
    statement.setArray(first + 4, texts(connection, all.stream().map(Row::category)));
    statement.setArray(
        first + 5, connection.createArrayOf("int", all.stream().map(Row::typeId).toArray()));
  }

  private static Array texts(Connection connection, Stream<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static Array ids(Connection connection, Stream<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Row> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(
            new Row(
                new ObjectTypeId(row.getString(1)),
                new ObjectId(row.getLong(2)),
                new ObjectTypeId(row.getString(3)),
                new ObjectId(row.getLong(4)),
                row.getString(5),
                row.getInt(6)));
      }
      return rows;
    }
  }

  /**
   * Who holds the primary places of some records. One look into the index for each, whatever the
   * planner believes of a table that has just grown.
   */
  Map<Primary.Slot, ObjectId> holders(
      Connection connection, PortalId portal, Collection<Primary.Slot> slots) throws SQLException {
    List<Primary.Slot> all = List.copyOf(slots);
    String sql =
        """
        select s.n, a.to_id
        from unnest(?::text[], ?::bigint[], ?::text[], ?::int[])
          with ordinality as s (from_type, from_id, to_type, type_id, n)
        cross join lateral (
          select to_id from association
          where portal_id = ? and from_type = s.from_type and from_id = s.from_id
            and to_type = s.to_type and category = 'HUBSPOT_DEFINED' and type_id = s.type_id
          limit 1
        ) as a
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, texts(connection, all.stream().map(slot -> slot.type().from().value())));
      select.setArray(2, ids(connection, all.stream().map(slot -> slot.owner().value())));
      select.setArray(3, texts(connection, all.stream().map(slot -> slot.type().to().value())));
      select.setArray(
          4,
          connection.createArrayOf(
              "int", all.stream().map(slot -> slot.type().typeId()).toArray()));
      select.setLong(5, portal.value());
      Map<Primary.Slot, ObjectId> holders = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          holders.put(all.get(row.getInt(1) - 1), new ObjectId(row.getLong(2)));
        }
      }
      return holders;
    }
  }

  /** Makes other writers of the primaries and labels of these records wait. */
  void lock(Connection transaction, PortalId portal, Collection<Endpoint> owners)
      throws SQLException {
    String sql =
        """
        select pg_advisory_xact_lock(k)
        from (
          select distinct hashtextextended('associations ' || ? || ' ' || key, 0) as k
          from unnest(?::text[]) as o (key) order by k
        ) as ordered
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, portal.toString());
      select.setArray(
          2, texts(transaction, owners.stream().map(each -> each.type() + " " + each.id())));
      select.execute();
    }
  }

  /** Which of these records are not there, or archived. */
  Set<Endpoint> missing(Connection connection, PortalId portal, Collection<Endpoint> endpoints)
      throws SQLException {
    Set<Endpoint> missing = new LinkedHashSet<>(endpoints);
    String sql =
        """
        select r.object_type, r.id
        from unnest(?::text[], ?::bigint[]) as r (object_type, id)
        cross join lateral (
          select 1 from crm_object
          where portal_id = ? and object_type = r.object_type and id = r.id
            and archived_at is null
          limit 1
        ) as c
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, texts(connection, endpoints.stream().map(each -> each.type().value())));
      select.setArray(2, ids(connection, endpoints.stream().map(each -> each.id().value())));
      select.setLong(3, portal.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          missing.remove(
              new Endpoint(new ObjectTypeId(row.getString(1)), new ObjectId(row.getLong(2))));
        }
      }
    }
    return missing;
  }

  /** A record and another, whatever they have to do with each other. */
  record Pair(ObjectTypeId fromType, ObjectId from, ObjectTypeId toType, ObjectId to) {}

  /** Deletes all associations of these pairs, in the direction given. */
  List<Row> deletePairs(Connection transaction, PortalId portal, Collection<Pair> pairs)
      throws SQLException {
    return ofPairs(
        transaction,
        portal,
        pairs,
        """
        delete from association a using %s
        where %s
        returning a.from_type, a.from_id, a.to_type, a.to_id, a.category, a.type_id
        """);
  }

  /** The associations of these pairs, in the direction given. */
  List<Row> between(Connection connection, PortalId portal, Collection<Pair> pairs)
      throws SQLException {
    return ofPairs(
        connection,
        portal,
        pairs,
        """
        select a.from_type, a.from_id, a.to_type, a.to_id, a.category, a.type_id
        from association a, %s
        where %s
        """);
  }

  private static List<Row> ofPairs(
      Connection connection, PortalId portal, Collection<Pair> pairs, String sql)
      throws SQLException {
    String statement =
        sql.formatted(
            "unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[])"
                + " as r (from_type, from_id, to_type, to_id)",
            "a.portal_id = ? and a.from_type = r.from_type and a.from_id = r.from_id"
                + " and a.to_type = r.to_type and a.to_id = r.to_id");
    try (PreparedStatement each = connection.prepareStatement(statement)) {
      each.setArray(1, texts(connection, pairs.stream().map(pair -> pair.fromType().value())));
      each.setArray(2, ids(connection, pairs.stream().map(pair -> pair.from().value())));
      each.setArray(3, texts(connection, pairs.stream().map(pair -> pair.toType().value())));
      each.setArray(4, ids(connection, pairs.stream().map(pair -> pair.to().value())));
      each.setLong(5, portal.value());
      return rows(each);
    }
  }

  /** Deletes up to {@code most} associations of a type, from any record. */
  List<Row> deleteSome(Connection transaction, PortalId portal, AssociationType type, int most)
      throws SQLException {
    String sql =
        """
        delete from association a using (
          select from_id, to_id from association
          where portal_id = ? and from_type = ? and to_type = ? and category = ? and type_id = ?
          limit ?
        ) as r
        where a.portal_id = ? and a.from_type = ? and a.from_id = r.from_id
          and a.to_type = ? and a.to_id = r.to_id and a.category = ? and a.type_id = ?
        returning a.from_type, a.from_id, a.to_type, a.to_id, a.category, a.type_id
        """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, portal.value());
      delete.setString(2, type.from().value());
      delete.setString(3, type.to().value());
      delete.setString(4, type.category());
      delete.setInt(5, type.typeId());
      delete.setInt(6, most);
      delete.setLong(7, portal.value());
      delete.setString(8, type.from().value());
      delete.setString(9, type.to().value());
      delete.setString(10, type.category());
      delete.setInt(11, type.typeId());
      return rows(delete);
    }
  }

  /** Deletes up to {@code most} associations from some records, in that direction. */
  List<Row> deleteOf(
      Connection transaction,
      PortalId portal,
      ObjectTypeId type,
      Collection<ObjectId> ids,
      int most)
      throws SQLException {
    String sql =
        """
        delete from association a using (
          select from_id, to_type, to_id, category, type_id from association
          where portal_id = ? and from_type = ? and from_id = any(?::bigint[])
          order by from_id, to_type, to_id
          limit ?
        ) as r
        where a.portal_id = ? and a.from_type = ? and a.from_id = r.from_id
          and a.to_type = r.to_type and a.to_id = r.to_id
          and a.category = r.category and a.type_id = r.type_id
        returning a.from_type, a.from_id, a.to_type, a.to_id, a.category, a.type_id
        """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, portal.value());
      delete.setString(2, type.value());
      delete.setArray(3, ids(transaction, ids.stream().map(ObjectId::value)));
      delete.setInt(4, most);
      delete.setLong(5, portal.value());
      delete.setString(6, type.value());
      return rows(delete);
    }
  }

  /** A record, a type of its associations, and how many of these it may have. */
  record Capacity(ObjectId from, AssociationType type, int most) {}

  /** Which of these are overdrawn. */
  List<Capacity> overdrawn(Connection transaction, PortalId portal, Collection<Capacity> capacities)
      throws SQLException {
    List<Capacity> all = List.copyOf(capacities);
    String sql =
        """
        select s.n
        from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::int[])
          with ordinality as s (from_type, from_id, to_type, category, type_id, most, n)
        where exists (
          select 1 from association a
          where a.portal_id = ? and a.from_type = s.from_type and a.from_id = s.from_id
            and a.to_type = s.to_type and a.category = s.category and a.type_id = s.type_id
          offset s.most)
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setArray(1, texts(transaction, all.stream().map(each -> each.type().from().value())));
      select.setArray(2, ids(transaction, all.stream().map(each -> each.from().value())));
      select.setArray(3, texts(transaction, all.stream().map(each -> each.type().to().value())));
      select.setArray(4, texts(transaction, all.stream().map(each -> each.type().category())));
      select.setArray(
          5,
          transaction.createArrayOf(
              "int", all.stream().map(each -> each.type().typeId()).toArray()));
      select.setArray(
          6, transaction.createArrayOf("int", all.stream().map(Capacity::most).toArray()));
      select.setLong(7, portal.value());
      List<Capacity> overdrawn = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          overdrawn.add(all.get(row.getInt(1) - 1));
        }
      }
      return overdrawn;
    }
  }
}
