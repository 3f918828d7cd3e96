package dev.axle.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of the secrets of private apps. */
final class SecretStore {

  Optional<byte[]> find(Connection connection, AppKey app) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select secret from webhook_secret where portal_id = ? and app_id = ?")) {
      select.setLong(1, app.maker().value());
      select.setLong(2, app.app().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  void insert(Connection transaction, AppKey app, byte[] sealed) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into webhook_secret (portal_id, app_id, secret) values (?, ?, ?)
            on conflict do nothing
            """)) {
      insert.setLong(1, app.maker().value());
      insert.setLong(2, app.app().value());
      insert.setBytes(3, sealed);
      insert.executeUpdate();
    }
  }

  void put(Connection transaction, AppKey app, byte[] sealed) throws SQLException {
    try (PreparedStatement put =
        transaction.prepareStatement(
            """
            insert into webhook_secret (portal_id, app_id, secret) values (?, ?, ?)
            on conflict (portal_id, app_id) do update set secret = excluded.secret
            """)) {
      put.setLong(1, app.maker().value());
      put.setLong(2, app.app().value());
      put.setBytes(3, sealed);
      put.executeUpdate();
    }
  }
}
