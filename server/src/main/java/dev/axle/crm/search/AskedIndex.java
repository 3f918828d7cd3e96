package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A search whose every question is one to the portal's index, once it can be answered. */
interface AskedIndex extends Search {

  /** Asks the index of a portal when it has seen what was written before. */
  <T> T asking(PortalId portal, ObjectTypeId type, Function<SearchIndex, T> question);

  @Override
  default Hits find(
      PortalId portal, ObjectTypeId type, Filter filter, Order order, int offset, int limit) {
    return asking(portal, type, index -> index.search(type, filter, order, offset, limit));
  }

  @Override
  default long count(PortalId portal, ObjectTypeId type, Filter filter) {
    return asking(portal, type, index -> index.count(type, filter));
  }

  @Override
  default void ids(PortalId portal, ObjectTypeId type, Filter filter, LongConsumer each) {
    asking(
        portal,
        type,
        index -> {
          index.ids(type, filter, each);
          return index;
        });
  }

  @Override
  default List<Bucket> aggregate(
      PortalId portal, ObjectTypeId type, Filter filter, Aggregation aggregation) {
    return asking(portal, type, index -> index.aggregate(type, filter, aggregation));
  }
}
