package dev.axle.oauth;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of developers' keys. */
final class DeveloperKeyStore {

  void insert(Connection transaction, byte[] hash, String name, PortalId developer, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into developer_api_key (hash, portal_id, created_at, name) values (?, ?, ?, ?)
            on conflict do nothing
            """)) {
      insert.setBytes(1, hash);
      insert.setLong(2, developer.value());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setString(4, name);
      insert.executeUpdate();
    }
  }

  List<DeveloperKeys.Key> all(Connection connection, PortalId developer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select key_id, name, created_at from developer_api_key where portal_id = ?
            order by created_at, key_id
            """)) {
      select.setLong(1, developer.value());
      try (ResultSet row = select.executeQuery()) {
        List<DeveloperKeys.Key> keys = new ArrayList<>();
        while (row.next()) {
          keys.add(
              new DeveloperKeys.Key(
                  row.getLong(1),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant()));
        }
        return keys;
      }
    }
  }

  /** One writer of a portal's keys at a time, until the transaction ends. */
  void lock(Connection transaction, PortalId developer) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement(
            "select pg_advisory_xact_lock(hashtext('developer_api_key'), ?)")) {
      lock.setInt(1, Long.hashCode(developer.value()));
      lock.execute();
    }
  }

  boolean delete(Connection transaction, PortalId developer, long key) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            "delete from developer_api_key where portal_id = ? and key_id = ?")) {
      delete.setLong(1, developer.value());
      delete.setLong(2, key);
      return delete.executeUpdate() == 1;
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
