package dev.axle.crm.filters;

import dev.axle.crm.schemas.ObjectTypeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A record that a filter is held against. */
public interface Candidate {

  ObjectTypeId type();

  long id();

  /** The value of a property, as it is on the wire. */
  Optional<String> value(String property);

  /** The records of a type that it is associated with; those in the recycle bin are none. */
  Set<Long> associatedIds(ObjectTypeId type, Optional<Filter.Label> label);

  /** As {@link #associatedIds}, to be looked at themselves. */
  Collection<? extends Candidate> associated(ObjectTypeId type, Optional<Filter.Label> label);

  /** The record of a type whose id is the value of a property, if it is there. */
  Optional<? extends Candidate> referred(String property, ObjectTypeId type);

  boolean isMemberOf(long listId);

  /** The values that a property has been given, in any order. */
  List<Version> history(String property);

  /**
   * A value that a property was given.
   *
   * @param value empty when it was cleared
   */
  record Version(String value, Instant since) {}
}
