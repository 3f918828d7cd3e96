package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;

/** Has values that records have already worked out anew, since what they follow from is another. */
public interface Recalculation {

  /** What the values follow from. */
  enum Cause {
    /** Other values of the record: a formula, a stage, a currency. */
    RECORD,
    /** The records associated with it. */
    ROLLUPS
  }

  /** Asks for it, within the transaction of the change that makes it necessary. */
  void begin(Connection transaction, PortalId portal, ObjectTypeId type, Cause cause)
      throws SQLException;

  /** Whether some records have not been reached yet. */
  boolean isUnderWay(PortalId portal, ObjectTypeId type, Cause cause);
}
