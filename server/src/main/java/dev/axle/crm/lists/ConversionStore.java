package dev.axle.crm.lists;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The rows of conversions. */
final class ConversionStore {

  private ConversionStore() {}

  static Optional<Conversion> find(Connection connection, PortalId portal, ListId list)
      throws SQLException {
    String sql =
        """
        select requested, converted_at from list_conversion where portal_id = ? and list_id = ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setLong(2, list.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Conversion(
                    Optional.ofNullable(row.getString(1))
                        .map(json -> Json.mapper().readValue(json, Conversion.When.class)),
                    ListStore.instant(row, "converted_at")))
            : Optional.empty();
      }
    }
  }

  static void request(
      Connection transaction, PortalId portal, ListId list, Conversion.When when, Instant now)
      throws SQLException {
    String sql =
        """
        insert into list_conversion (portal_id, list_id, requested, requested_at)
        values (?, ?, ?::json, ?)
        on conflict (portal_id, list_id) do update
        set requested = excluded.requested, requested_at = excluded.requested_at, converted_at = null
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, list.value());
      insert.setString(3, Json.mapper().writerFor(Conversion.When.class).writeValueAsString(when));
      insert.setObject(4, ListStore.time(now));
      insert.executeUpdate();
    }
  }

  static Optional<Instant> requestedAt(Connection connection, PortalId portal, ListId list)
      throws SQLException {
    String sql = "select requested_at from list_conversion where portal_id = ? and list_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setLong(2, list.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? ListStore.instant(row, "requested_at") : Optional.empty();
      }
    }
  }

  static void done(Connection transaction, PortalId portal, ListId list, Instant now)
      throws SQLException {
    String sql = "update list_conversion set converted_at = ? where portal_id = ? and list_id = ?";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setObject(1, ListStore.time(now));
      update.setLong(2, portal.value());
      update.setLong(3, list.value());
      update.executeUpdate();
    }
  }

  static void cancel(Connection transaction, PortalId portal, ListId list) throws SQLException {
    String sql =
        """
        delete from list_conversion where portal_id = ? and list_id = ? and converted_at is null
        """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, portal.value());
      delete.setLong(2, list.value());
      delete.executeUpdate();
    }
  }

  /** Makes a list one that people fill; false if it was that already, or is deleted. */
  static boolean convert(Connection transaction, PortalId portal, ListId list, Instant now)
      throws SQLException {
    String sql =
        """
        update crm_list set processing_type = 'SNAPSHOT', status = 'COMPLETE', updated_at = ?
        where portal_id = ? and list_id = ? and processing_type = 'DYNAMIC' and deleted_at is null
        """;
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setObject(1, ListStore.time(now));
      update.setLong(2, portal.value());
      update.setLong(3, list.value());
      return update.executeUpdate() == 1;
    }
  }
}
