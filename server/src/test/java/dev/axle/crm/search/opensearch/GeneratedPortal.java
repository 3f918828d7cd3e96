package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Shape;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records of two types, some of them associated, and what a filter holds of by looking at each. */
record GeneratedPortal(
    Map<String, Property.Kind> kinds, Map<ObjectTypeId, List<IndexedRecord>> records) {

  static final ObjectTypeId PERSON = new ObjectTypeId("0-1");
  static final ObjectTypeId FIRM = new ObjectTypeId("2-17");

  List<Property> properties() {
    return kinds.entrySet().stream()
        .map(each -> new Property(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Property::name))
        .toList();
  }

  Shape shape(ObjectTypeId type) {
    return new Shape(type, kinds, searchable(properties()));
  }

  static List<Property> searchable(List<Property> properties) {
    return properties.subList(0, 3);
  }

  Set<Long> ids(ObjectTypeId type) {
    return of(type).stream().map(IndexedRecord::id).collect(Collectors.toSet());
  }

  List<IndexedRecord> of(ObjectTypeId type) {
    return records.getOrDefault(type, List.of());
  }

  /** The ids of the records that a filter holds of, ascending. */
  List<Long> matching(ObjectTypeId type, Filter filter) {
    return of(type).stream()
        .filter(record -> Matching.matches(filter, new Seen(type, record)))
        .map(IndexedRecord::id)
        .sorted()
        .toList();
  }

  private final class Seen implements Candidate {
    private final ObjectTypeId type;
    private final IndexedRecord record;

    Seen(ObjectTypeId type, IndexedRecord record) {
      this.type = type;
      this.record = record;
    }

    @Override
    public ObjectTypeId type() {
      return type;
    }

    @Override
    public long id() {
      return record.id();
    }

    @Override
    public Optional<String> value(String property) {
      return Optional.ofNullable(record.values().get(property));
    }

    @Override
    public Set<Long> associatedIds(ObjectTypeId other, Optional<Filter.Label> label) {
      return record.links().stream()
          .filter(link -> link.type().equals(other))
          .filter(link -> label.isEmpty() || label.get().equals(link.label()))
          .map(IndexedRecord.Link::id)
          .filter(ids(other)::contains)
          .collect(Collectors.toSet());
    }

    @Override
    public Collection<? extends Candidate> associated(
        ObjectTypeId other, Optional<Filter.Label> label) {
      Set<Long> ids = associatedIds(other, label);
      return of(other).stream()
          .filter(each -> ids.contains(each.id()))
          .map(each -> new Seen(other, each))
          .toList();
    }

    @Override
    public Optional<? extends Candidate> referred(String property, ObjectTypeId other) {
      return Optional.empty();
    }

    @Override
    public List<Version> history(String property) {
      return List.of();
    }

    @Override
    public boolean isMemberOf(long listId) {
      return record.lists().contains(listId);
    }
  }
}
