package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads what records are associated with. Where it says no more, those in the recycle bin are
 * passed over.
 */
final class AssociatedStore {

  /** What is read for one record: the other, and the type. */
  record Target(ObjectId from, ObjectTypeId toType, ObjectId to, String category, int typeId) {}

  /** From where on the associations of a record are read. */
  record Start(ObjectId from, long after) {}

  private static final String PAGES =
      """
      select s.id, t.to_id, a.category, a.type_id
      from unnest(?::bigint[], ?::bigint[]) with ordinality as s (id, after, n)
      join crm_object o on o.portal_id = ? and o.object_type = ? and o.id = s.id
        and o.archived_at is null
      cross join lateral (
        select distinct b.to_id from association b
        join crm_object c on c.portal_id = b.portal_id and c.object_type = b.to_type
          and c.id = b.to_id and c.archived_at is null
        where b.portal_id = ? and b.from_type = ? and b.from_id = s.id and b.to_type = ?
          and b.to_id >= s.after
        order by b.to_id
        limit ?
      ) t
      join association a on a.portal_id = ? and a.from_type = ? and a.from_id = s.id
        and a.to_type = ? and a.to_id = t.to_id
      order by s.n, t.to_id, a.category, a.type_id
      """;

  /** Of each record, the first {@code most} others at or behind its start, with all types. */
  List<Target> pages(
      Connection connection,
      PortalId portal,
      ObjectTypeId from,
      ObjectTypeId to,
      Collection<Start> starts,
      int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PAGES)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", starts.stream().map(start -> start.from().value()).toArray()));
      select.setArray(
          2, connection.createArrayOf("bigint", starts.stream().map(Start::after).toArray()));
      select.setLong(3, portal.value());
      select.setString(4, from.value());
      select.setLong(5, portal.value());
      select.setString(6, from.value());
      select.setString(7, to.value());
      select.setInt(8, most);
      select.setLong(9, portal.value());
      select.setString(10, from.value());
      select.setString(11, to.value());
      List<Target> targets = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          targets.add(
              new Target(
                  new ObjectId(row.getLong(1)),
                  to,
                  new ObjectId(row.getLong(2)),
                  row.getString(3),
                  row.getInt(4)));
        }
      }
      return targets;
    }
  }

  private static final String ALL =
      """
      select a.from_id, a.to_type, a.to_id, a.category, a.type_id from association a
      join crm_object c on c.portal_id = a.portal_id and c.object_type = a.to_type
        and c.id = a.to_id and c.archived_at is null
      where a.portal_id = ? and a.from_type = ? and a.from_id = any(?::bigint[])
        and a.to_type = any(?::text[])
      order by a.from_id, a.to_type, a.to_id, a.category, a.type_id
      """;

  /** The associations of some records of one type to records of other types. */
  List<Target> all(
      Connection connection,
      PortalId portal,
      ObjectTypeId from,
      Collection<ObjectId> ids,
      Collection<ObjectTypeId> toTypes)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setLong(1, portal.value());
      select.setString(2, from.value());
      select.setArray(
          3, connection.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray()));
      select.setArray(
          4, connection.createArrayOf("text", toTypes.stream().map(ObjectTypeId::value).toArray()));
      return targets(select);
    }
  }

  private static List<Target> targets(PreparedStatement select) throws SQLException {
    List<Target> targets = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        targets.add(
            new Target(
                new ObjectId(row.getLong(1)),
                new ObjectTypeId(row.getString(2)),
                new ObjectId(row.getLong(3)),
                row.getString(4),
                row.getInt(5)));
      }
    }
    return targets;
  }

  /** All associations of some records of one type, also to records in the recycle bin. */
  List<Target> withBin(
      Connection connection, PortalId portal, ObjectTypeId from, Collection<ObjectId> ids)
      throws SQLException {
    String sql =
        """
        select from_id, to_type, to_id, category, type_id from association
        where portal_id = ? and from_type = ? and from_id = any(?::bigint[])
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, from.value());
      select.setArray(
          3, connection.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray()));
      return targets(select);
    }
  }
}
