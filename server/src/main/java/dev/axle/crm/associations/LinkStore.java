package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads associations of many records at once. */
final class LinkStore {

  private static final String LINKS =
      """
      select a.from_id, a.to_id, a.category, a.type_id from association a
      join crm_object o on o.portal_id = a.portal_id and o.object_type = a.to_type
        and o.id = a.to_id and o.archived_at is null
      where a.portal_id = ? and a.from_type = ? and a.from_id = any(?::bigint[]) and a.to_type = ?
      limit ?
      """;

  List<RecordLinks.Link> links(
      Connection connection,
      PortalId portal,
      ObjectTypeId from,
      Collection<Long> ids,
      ObjectTypeId to,
      int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LINKS)) {
      select.setLong(1, portal.value());
      select.setString(2, from.value());
      select.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
      select.setString(4, to.value());
      select.setInt(5, most);
      try (ResultSet row = select.executeQuery()) {
        List<RecordLinks.Link> links = new ArrayList<>();
        while (row.next()) {
          links.add(
              new RecordLinks.Link(
                  row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4)));
        }
        return links;
      }
    }
  }
}
