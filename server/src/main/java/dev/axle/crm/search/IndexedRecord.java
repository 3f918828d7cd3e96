package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the index is told of a record. Its type is that of the {@link Shape} it comes with.
 *
 * @param values those that are set, as they are on the wire, also id and times
 * @param links its associations, seen from it
 * @param lists those that it is a member of
 */
public record IndexedRecord(
    long id, Map<String, String> values, List<Link> links, Set<Long> lists) {

  /** An association with another record. */
  public record Link(ObjectTypeId type, long id, Filter.Label label) {}
}
