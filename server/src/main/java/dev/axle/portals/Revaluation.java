package dev.axle.portals;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Told, within the transaction that makes it so, that money is worth something else in a portal.
 */
@FunctionalInterface
public interface Revaluation {

  void begin(Connection transaction, PortalId portal) throws SQLException;
}
