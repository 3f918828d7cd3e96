package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which lists name which others in their conditions. */
final class ListReferenceStore {

  private ListReferenceStore() {}

  static void replace(
      Connection transaction, PortalId portal, ListId list, Collection<ListId> named)
      throws SQLException {
    String delete = "delete from list_reference where portal_id = ? and list_id = ?";
    try (PreparedStatement statement = transaction.prepareStatement(delete)) {
      statement.setLong(1, portal.value());
      statement.setLong(2, list.value());
      statement.executeUpdate();
    }
    String insert =
        """
        insert into list_reference (portal_id, list_id, refers_to)
        select ?, ?, r.id from unnest(?::bigint[]) as r (id)
        """;
    try (PreparedStatement statement = transaction.prepareStatement(insert)) {
      statement.setLong(1, portal.value());
      statement.setLong(2, list.value());
      statement.setArray(
          3,
          transaction.createArrayOf(
              "bigint", named.stream().distinct().map(ListId::value).toArray()));
      statement.executeUpdate();
    }
  }

  /** The lists, not deleted, whose conditions name this one. */
  static List<ListId> users(Connection connection, PortalId portal, ListId list)
      throws SQLException {
    return ids(
        connection,
        """
        select r.list_id from list_reference r
        join crm_list l on l.portal_id = r.portal_id and l.list_id = r.list_id
        where r.portal_id = ? and r.refers_to = any(?::bigint[]) and l.deleted_at is null
        order by 1
        """,
        portal,
        List.of(list));
  }

  /** These lists, and all that they depend on. */
  static List<ListId> closure(Connection connection, PortalId portal, Collection<ListId> lists)
      throws SQLException {
    return ids(
        connection,
        """
        with recursive reached (portal_id, id) as (
          select ?::bigint, s.id from unnest(?::bigint[]) as s (id)
          union
          select r.portal_id, r.refers_to from list_reference r
          join reached on reached.portal_id = r.portal_id and reached.id = r.list_id
        )
        select id from reached
        """,
        portal,
        lists);
  }

  private static List<ListId> ids(
      Connection connection, String sql, PortalId portal, Collection<ListId> lists)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setArray(
          2, connection.createArrayOf("bigint", lists.stream().map(ListId::value).toArray()));
      try (ResultSet row = select.executeQuery()) {
        List<ListId> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(new ListId(row.getLong(1)));
        }
        return ids;
      }
    }
  }
}
