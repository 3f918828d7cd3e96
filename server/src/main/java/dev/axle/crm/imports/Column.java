package dev.axle.crm.imports;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Optional;

/** What a column of a file is for. */
sealed interface Column {

  /** Where it stands, from 0. */
  int index();

  /** Not imported. */
  record Ignored(int index) implements Column {}

  /**
   * Values of a property.
   *
   * @param identifies whether a row's value names the record
   * @param keyed whether other rows name the record by this value, which is not unique
   */
  record Value(int index, ObjectTypeId type, String property, boolean identifies, boolean keyed)
      implements Column {}

  /**
   * Names other records to be associated with.
   *
   * @param property of the other records, whose value the cells hold
   */
  record Reference(int index, AssociationType association, String property) implements Column {}

  /** The label of the association between two records of the row. */
  record Label(int index, ObjectTypeId from, ObjectTypeId to) implements Column {}

  /** The type whose values a column holds. */
  default Optional<ObjectTypeId> valueType() {
    return this instanceof Value value ? Optional.of(value.type()) : Optional.empty();
  }
}
