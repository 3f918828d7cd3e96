package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the rows that are to go with their type. */
final class ObjectPurgeStore {

  /** Some records of a type, archived ones too. */
  List<ObjectId> some(Connection connection, PortalId portal, ObjectType type, int most)
      throws SQLException {
    String sql =
        "select id from crm_object where portal_id = ? and object_type = ? order by id limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setInt(3, most);
      List<ObjectId> ids = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(new ObjectId(row.getLong(1)));
        }
      }
      return ids;
    }
  }
}
