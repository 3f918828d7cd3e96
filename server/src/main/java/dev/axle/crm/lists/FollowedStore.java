package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads the lists that follow their conditions. */
final class FollowedStore {

  private FollowedStore() {}

  private static final String DYNAMIC =
      """
      select l.*, f.list_id is not null as filling from crm_list l
      left join list_fill f on f.portal_id = l.portal_id and f.list_id = l.list_id
      where l.portal_id = ? and l.processing_type = 'DYNAMIC' and l.deleted_at is null
      order by l.list_id
      """;

  /**
   * A list, and whether its members are being found in the background.
   *
   * @param filling whether others may be changing its members
   */
  record Row(CrmList list, boolean filling) {}

  static List<Row> ofPortal(Connection connection, PortalId portal) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DYNAMIC)) {
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(new Row(ListStore.list(row, null), row.getBoolean("filling")));
        }
        return rows;
      }
    }
  }

  private static final String STATIC_PLACES =
      """
      select m.list_id, m.record_id from list_membership m
      join crm_list l on l.portal_id = m.portal_id and l.list_id = m.list_id
      where m.portal_id = ? and m.object_type = ? and m.record_id = any(?::bigint[])
        and (l.processing_type <> 'DYNAMIC' or l.deleted_at is not null)
      """;

  /** The places of records in lists that follow no conditions at present. */
  static List<MembershipStore.Pair> fixedPlaces(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<Long> records)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STATIC_PLACES)) {
      select.setLong(1, portal.value());
      select.setString(2, type.value());
      select.setArray(3, connection.createArrayOf("bigint", records.toArray()));
      try (ResultSet row = select.executeQuery()) {
        List<MembershipStore.Pair> places = new ArrayList<>();
        while (row.next()) {
          places.add(new MembershipStore.Pair(new ListId(row.getLong(1)), row.getLong(2)));
        }
        return places;
      }
    }
  }
}
