package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.function.LongConsumer;

/** Finds the records of which a filter holds. */
@FunctionalInterface
public interface MatchingRecords {

  /** Hands over their ids, ascending, of all that were written before on this node. */
  void ids(PortalId portal, ObjectTypeId type, Filter filter, LongConsumer each);
}
