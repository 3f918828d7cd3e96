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
import java.util.List;
import java.util.Map;
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

  /** What is read for one record: the other, and the type. */
  record Target(ObjectId from, ObjectTypeId toType, ObjectId to, int typeId) {}

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

  /** Who holds the primary places of some records. */
  Map<Primary.Slot, ObjectId> holders(
      Connection connection, PortalId portal, Collection<Primary.Slot> slots) throws SQLException {
    List<Primary.Slot> all = List.copyOf(slots);
    String sql =
        """
        select s.n, a.to_id
        from unnest(?::text[], ?::bigint[], ?::text[], ?::int[])
          with ordinality as s (from_type, from_id, to_type, type_id, n)
        join association a on a.portal_id = ? and a.from_type = s.from_type and a.from_id = s.from_id
          and a.to_type = s.to_type and a.category = 'HUBSPOT_DEFINED' and a.type_id = s.type_id
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

  /** The associations of some records of one type to records of other types. */
  List<Target> targets(
      Connection connection,
      PortalId portal,
      ObjectTypeId from,
      Collection<ObjectId> ids,
      Collection<ObjectTypeId> toTypes)
      throws SQLException {
    String sql =
        """
        select from_id, to_type, to_id, type_id from association
        where portal_id = ? and from_type = ? and from_id = any(?::bigint[]) and to_type = any(?::text[])
        order by from_id, to_type, to_id, type_id
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, from.value());
      select.setArray(3, ids(connection, ids.stream().map(ObjectId::value)));
      select.setArray(4, texts(connection, toTypes.stream().map(ObjectTypeId::value)));
      List<Target> targets = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          targets.add(
              new Target(
                  new ObjectId(row.getLong(1)),
                  new ObjectTypeId(row.getString(2)),
                  new ObjectId(row.getLong(3)),
                  row.getInt(4)));
        }
      }
      return targets;
    }
  }
}
