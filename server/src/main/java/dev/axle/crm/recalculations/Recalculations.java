package dev.axle.crm.recalculations;

import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;

/** The recalculations that are asked for; a {@link RecalculationRun} does them. */
public final class Recalculations implements Recalculation {

  private final Database database;
  private final Clock machine;
  private final RecalculationStore store = new RecalculationStore();

  public Recalculations(Database database, Clock machine) {
    this.database = database;
    this.machine = machine;
  }

  @Override
  public void begin(Connection transaction, PortalId portal, ObjectTypeId type, Cause cause)
      throws SQLException {
    store.begin(transaction, new RecalculationStore.Scope(portal, type, cause), machine.now());
  }

  @Override
  public boolean isUnderWay(PortalId portal, ObjectTypeId type, Cause cause) {
    return database.read(
        connection ->
            store.isInFirstRound(connection, new RecalculationStore.Scope(portal, type, cause)));
  }
}
