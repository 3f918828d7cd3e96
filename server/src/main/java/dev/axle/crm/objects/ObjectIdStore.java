package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands out the ids of new records, from blocks of a thousand that the sequence gives to each node.
 */
final class ObjectIdStore {

  private static final long BLOCK = 1_000;

  private long next;
  private long end;

  synchronized List<ObjectId> take(Connection connection, int count) throws SQLException {
    List<ObjectId> ids = new ArrayList<>(count);
    while (ids.size() < count) {
      if (next == end) {
        next = block(connection);
        end = next + BLOCK;
      }
      ids.add(new ObjectId(next++));
    }
    return ids;
  }

  private static long block(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select nextval('object_id_block')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
