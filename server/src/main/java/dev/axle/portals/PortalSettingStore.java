package dev.axle.portals;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What portals have chosen, in their rows. */
final class PortalSettingStore {

  PortalSetting read(Connection connection, PortalId portal, boolean locked) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select name, time_zone, currency, currency_since, associates_companies, created_at
            from portal where portal_id = ?
            """
                + (locked ? "for update" : ""))) {
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no portal " + portal);
        }
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        OffsetDateTime since = row.getObject("currency_since", OffsetDateTime.class);
        return new PortalSetting(
            row.getString("name"),
            ZoneId.of(row.getString("time_zone")),
            row.getString("currency"),
            since == null ? createdAt : since.toInstant(),
            row.getBoolean("associates_companies"),
            createdAt);
      }
    }
  }

  void write(Connection transaction, PortalId portal, PortalSetting setting) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update portal
            set name = ?, time_zone = ?, currency = ?, currency_since = ?, associates_companies = ?
            where portal_id = ?
            """)) {
      update.setString(1, setting.name());
      update.setString(2, setting.timeZone().getId());
      update.setString(3, setting.currency());
      update.setObject(4, setting.currencySince().atOffset(ZoneOffset.UTC));
      update.setBoolean(5, setting.associatesCompanies());
      update.setLong(6, portal.value());
      update.executeUpdate();
    }
  }
}
