package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of logos, each kept by the portal that made the app. */
final class LogoStore {

  void put(Connection transaction, PortalId portal, AppId app, Logo logo) throws SQLException {
    try (PreparedStatement write =
        transaction.prepareStatement(
            """
            insert into app_logo (portal_id, app_id, type, checksum, bytes) values (?, ?, ?, ?, ?)
            on conflict (portal_id, app_id) do update
            set type = excluded.type, checksum = excluded.checksum, bytes = excluded.bytes
            """)) {
      write.setLong(1, portal.value());
      write.setLong(2, app.value());
      write.setString(3, logo.type().name());
      write.setString(4, logo.checksum());
      write.setBytes(5, logo.bytes());
      write.executeUpdate();
    }
  }

  void remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("delete from app_logo where portal_id = ? and app_id = ?")) {
      delete.setLong(1, portal.value());
      delete.setLong(2, app.value());
      delete.executeUpdate();
    }
  }

  Map<AppId, String> checksums(Connection connection, PortalId portal) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select app_id, checksum from app_logo where portal_id = ?")) {
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        Map<AppId, String> checksums = new HashMap<>();
        while (row.next()) {
          checksums.put(new AppId(row.getLong(1)), row.getString(2));
        }
        return checksums;
      }
    }
  }

  Optional<Logo> find(Connection connection, PortalId portal, AppId app, String checksum)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select type, bytes from app_logo where portal_id = ? and app_id = ? and checksum = ?
            """)) {
      select.setLong(1, portal.value());
      select.setLong(2, app.value());
      select.setString(3, checksum);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Logo(Logo.Type.valueOf(row.getString(1)), row.getBytes(2)))
            : Optional.empty();
      }
    }
  }
}
