package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rows of records that have become another. */
final class MergeStore {

  /** Where the ids that were merged lead now. */
  Map<ObjectId, ObjectId> present(
      Connection connection, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    return pairs(
        connection,
        portal,
        type,
        ids,
        """
        select id, merged_into from crm_object
        where portal_id = ? and object_type = ? and id = any(?::bigint[])
          and merged_into is not null
        """);
  }

  /** The ids that have become these: merged id → present id. */
  Map<ObjectId, ObjectId> former(
      Connection connection, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    return pairs(
        connection,
        portal,
        type,
        ids,
        """
        select id, merged_into from crm_object
        where portal_id = ? and object_type = ? and merged_into = any(?::bigint[])
        """);
  }

  private static Map<ObjectId, ObjectId> pairs(
      Connection connection, PortalId portal, ObjectType type, Collection<ObjectId> ids, String sql)
      throws SQLException {
    Map<ObjectId, ObjectId> pairs = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setArray(
          3, connection.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          pairs.put(new ObjectId(row.getLong(1)), new ObjectId(row.getLong(2)));
        }
      }
    }
    return pairs;
  }

  /** Lets ids, and those that led to them, lead to another. */
  void redirect(
      Connection transaction,
      Author author,
      ObjectType type,
      Collection<ObjectId> ids,
      ObjectId into)
      throws SQLException {
    String sql =
        """
        update crm_object set merged_into = ?, archived_at = coalesce(archived_at, ?)
        where portal_id = ? and object_type = ?
          and (id = any(?::bigint[]) or merged_into = any(?::bigint[]))
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setLong(1, into.value());
      update.setObject(2, author.now().atOffset(ZoneOffset.UTC));
      update.setLong(3, author.portal().value());
      update.setString(4, type.id().value());
      Object[] numbers = ids.stream().map(ObjectId::value).toArray();
      update.setArray(5, transaction.createArrayOf("bigint", numbers));
      update.setArray(6, transaction.createArrayOf("bigint", numbers));
      update.executeUpdate();
    }
  }

  /** Deletes records for good, with what leads to them and what they held. */
  void erase(Connection transaction, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    for (String sql :
        new String[] {
          "delete from unique_value where portal_id = ? and object_type = ? and object_id = any(?::bigint[])",
          "delete from crm_object where portal_id = ? and object_type = ? and id = any(?::bigint[])"
        }) {
      try (PreparedStatement delete = transaction.prepareStatement(sql)) {
        delete.setLong(1, portal.value());
        delete.setString(2, type.id().value());
        delete.setArray(
            3, transaction.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray()));
        delete.executeUpdate();
      }
    }
  }
}
