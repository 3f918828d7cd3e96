package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.edge.PortalId;
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

/** Finds what has been in the recycle bins for too long. */
final class ExpiredRecordStore {

  /** The portals that have records archived before a time of each. */
  List<PortalId> portals(Connection connection, Map<PortalId, Instant> before) throws SQLException {
    String sql =
        """
        select t.portal_id
        from unnest(?::bigint[], ?::timestamptz[]) as t (portal_id, before)
        where exists (
          select 1 from crm_object
          where portal_id = t.portal_id and archived_at <= t.before and merged_into is null)
        """;
    List<Map.Entry<PortalId, Instant>> all = List.copyOf(before.entrySet());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "bigint", all.stream().map(each -> each.getKey().value()).toArray()));
      select.setArray(
          2,
          connection.createArrayOf(
              "text", all.stream().map(each -> each.getValue().toString()).toArray()));
      List<PortalId> portals = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          portals.add(new PortalId(row.getLong(1)));
        }
      }
      return portals;
    }
  }

  /** Locks the oldest of them, whose types are known; type id → ids. */
  Map<String, List<ObjectId>> lock(
      Connection transaction, PortalId portal, Collection<String> types, Instant before, int most)
      throws SQLException {
    String sql =
        """
        select object_type, id from crm_object
        where portal_id = ? and archived_at <= ? and merged_into is null
          and object_type = any(?::text[])
        order by archived_at
        limit ?
        for update skip locked
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setObject(2, before.atOffset(ZoneOffset.UTC));
      select.setArray(3, transaction.createArrayOf("text", types.toArray()));
      select.setInt(4, most);
      Map<String, List<ObjectId>> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getString(1), type -> new ArrayList<>())
              .add(new ObjectId(row.getLong(2)));
        }
      }
      return found;
    }
  }
}
