package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Questions about a portal's records, with filters that are {@link Filter#isIndexed}. Each sees all
 * that was written on this node before it.
 */
public interface Search {

  /**
   * Records that a filter holds of, in an order, from the {@code offset}th on.
   *
   * @throws dev.axle.edge.Problem 503 while the portal's index is being built
   */
  Hits find(PortalId portal, ObjectTypeId type, Filter filter, Order order, int offset, int limit);

  /** As {@link #find}: how many there are. */
  long count(PortalId portal, ObjectTypeId type, Filter filter);

  /** As {@link #find}: hands over the ids of all, ascending. */
  void ids(PortalId portal, ObjectTypeId type, Filter filter, LongConsumer each);

  /** As {@link #find}: counts and measures them in groups. */
  List<Bucket> aggregate(
      PortalId portal, ObjectTypeId type, Filter filter, Aggregation aggregation);
}
