package dev.axle.oauth;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of developers' keys. */
final class DeveloperKeyStore {

  void insert(Connection transaction, byte[] hash, PortalId developer, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into developer_api_key (hash, portal_id, created_at) values (?, ?, ?)
            on conflict do nothing
            """)) {
      insert.setBytes(1, hash);
      insert.setLong(2, developer.value());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  Optional<PortalId> portal(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select portal_id from developer_api_key where hash = ?")) {
      select.setBytes(1, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new PortalId(row.getLong(1))) : Optional.empty();
      }
    }
  }
}
