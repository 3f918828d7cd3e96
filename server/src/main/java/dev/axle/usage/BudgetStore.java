package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Reservation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of budgets. */
final class BudgetStore {

  private BudgetStore() {}

  static List<Reservation> of(Connection connection, PortalId portal) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select app_id, percent from budget where portal_id = ? order by app_id")) {
      select.setLong(1, portal.value());
      try (var row = select.executeQuery()) {
        List<Reservation> budgets = new ArrayList<>();
        while (row.next()) {
          budgets.add(new Reservation(new AppId(row.getLong(1)), row.getInt(2)));
        }
        return budgets;
      }
    }
  }

  static void put(Connection connection, PortalId portal, Reservation budget, Instant now)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            insert into budget (portal_id, app_id, percent, updated_at) values (?, ?, ?, ?)
            on conflict (portal_id, app_id)
            do update set percent = excluded.percent, updated_at = excluded.updated_at
            """)) {
      upsert.setLong(1, portal.value());
      upsert.setLong(2, budget.app().value());
      upsert.setInt(3, budget.percent());
      upsert.setObject(4, now.atOffset(ZoneOffset.UTC));
      upsert.executeUpdate();
    }
  }

  /** Two that set budgets of a portal wait for each other. */
  static void lock(Connection connection, PortalId portal) throws SQLException {
    try (var lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('budget ' || ?::text, 0))")) {
      lock.setLong(1, portal.value());
      lock.execute();
    }
  }

  static boolean delete(Connection connection, PortalId portal, AppId app) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from budget where portal_id = ? and app_id = ?")) {
      delete.setLong(1, portal.value());
      delete.setLong(2, app.value());
      return delete.executeUpdate() > 0;
    }
  }
}
