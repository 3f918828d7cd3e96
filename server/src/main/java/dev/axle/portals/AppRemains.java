package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is kept of apps beside their own rows, and goes with them. */
@FunctionalInterface
public interface AppRemains {

  /**
   * Takes away what is kept of an app, in the transaction that deletes it.
   *
   * @param maker the portal that made the app
   */
  void remove(Connection transaction, PortalId maker, AppId app) throws SQLException;

  /** All of these. */
  static AppRemains of(AppRemains... all) {
    List<AppRemains> each = List.of(all);
    return (transaction, maker, app) -> {
      for (AppRemains remains : each) {
        remains.remove(transaction, maker, app);
      }
    };
  }
}
