package dev.axle.usage;

import dev.axle.database.Database;
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

  private final Database database;

  BudgetStore(Database database) {
    this.database = database;
  }

  List<Reservation> of(PortalId portal) {
    return database.read(connection -> of(connection, portal));
  }

  private static List<Reservation> of(Connection connection, PortalId portal) throws SQLException {
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

  /** Sets a budget unless all of the portal would then be more than 100 percent. */
  boolean put(PortalId portal, Reservation budget, Instant now) {
    return database.transaction(
        connection -> {
          lock(connection, portal);
          int others =
              of(connection, portal).stream()
                  .filter(each -> !each.app().equals(budget.app()))
                  .mapToInt(Reservation::percent)
                  .sum();
          if (others + budget.percent() > 100) {
            return false;
          }
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
          return true;
        });
  }

  /** Two that set budgets of a portal wait for each other. */
  private static void lock(Connection connection, PortalId portal) throws SQLException {
    try (var lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('budget ' || ?::text, 0))")) {
      lock.setLong(1, portal.value());
      lock.execute();
    }
  }

  boolean delete(PortalId portal, AppId app) {
    return database.transaction(
        connection -> {
          try (var delete =
              connection.prepareStatement(
                  "delete from budget where portal_id = ? and app_id = ?")) {
            delete.setLong(1, portal.value());
            delete.setLong(2, app.value());
            return delete.executeUpdate() > 0;
          }
        });
  }
}
