package dev.axle.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** All rows of an app's webhooks: what it was told, wants to be told, and waits for. */
final class AppRemainsStore {

  private static final List<String> TABLES =
      List.of(
          "webhook_target",
          "webhook_subscription",
          "webhook_event",
          "webhook_delivery",
          "webhook_secret",
          "webhook_journal_subscription",
          "webhook_journal_filter",
          "webhook_journal_file",
          "webhook_journal_snapshot");

  void delete(Connection transaction, AppKey app) throws SQLException {
    for (String table : TABLES) {
      try (PreparedStatement delete =
          transaction.prepareStatement(
              "delete from " + table + " where portal_id = ? and app_id = ?")) {
        delete.setLong(1, app.maker().value());
        delete.setLong(2, app.app().value());
        delete.executeUpdate();
      }
    }
  }
}
