package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record that was written a moment ago, held against filters that look at no other record.
 *
 * @param shape of its type, empty of one that was taken out
 */
record RecentRecord(Optional<Shape> shape, ObjectTypeId type, IndexedRecord told)
    implements Candidate {

  static RecentRecord present(Shape shape, IndexedRecord told) {
    return new RecentRecord(Optional.of(shape), shape.type(), told);
  }

  static RecentRecord gone(ObjectTypeId type, long id) {
    return new RecentRecord(
        Optional.empty(), type, new IndexedRecord(id, Map.of(), List.of(), Set.of()));
  }

  /** Whether it was not taken out. */
  boolean isPresent() {
    return shape.isPresent();
  }

  @Override
  public long id() {
    return told.id();
  }

  /** Only of what is indexed. */
  @Override
  public Optional<String> value(String property) {
    return shape
        .filter(indexed -> indexed.kinds().containsKey(property))
        .map(indexed -> told.values().get(property));
  }

  @Override
  public Set<Long> associatedIds(ObjectTypeId type, Optional<Filter.Label> label) {
    throw new IllegalStateException("another record is looked at");
  }

  @Override
  public Collection<? extends Candidate> associated(
      ObjectTypeId type, Optional<Filter.Label> label) {
    throw new IllegalStateException("another record is looked at");
  }

  @Override
  public Optional<? extends Candidate> referred(String property, ObjectTypeId type) {
    throw new IllegalStateException("another record is looked at");
  }

  @Override
  public List<Version> history(String property) {
    throw new IllegalStateException("the past is looked at");
  }

  @Override
  public boolean isMemberOf(long listId) {
    return told.lists().contains(listId);
  }
}
