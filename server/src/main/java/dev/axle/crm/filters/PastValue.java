package dev.axle.crm.filters;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A record as far as one of its properties goes, when that had another value.
 *
 * @param value empty if it was cleared
 */
record PastValue(Candidate present, String property, String value) implements Candidate {

  @Override
  public ObjectTypeId type() {
    return present.type();
  }

  @Override
  public long id() {
    return present.id();
  }

  @Override
  public Optional<String> value(String name) {
    return name.equals(property) && !value.isEmpty() ? Optional.of(value) : Optional.empty();
  }

  @Override
  public Set<Long> associatedIds(ObjectTypeId type, Optional<Filter.Label> label) {
    return Set.of();
  }

  @Override
  public Collection<? extends Candidate> associated(
      ObjectTypeId type, Optional<Filter.Label> label) {
    return List.of();
  }

  @Override
  public Optional<? extends Candidate> referred(String property, ObjectTypeId type) {
    return Optional.empty();
  }

  @Override
  public boolean isMemberOf(long listId) {
    return false;
  }

  @Override
  public List<Version> history(String name) {
    return List.of();
  }
}
