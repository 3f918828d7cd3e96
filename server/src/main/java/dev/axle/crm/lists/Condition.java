package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.List;
import java.util.Optional;

/** What a record has to be to belong into a list, as HubSpot's filter branches and filters say. */
sealed interface Condition {

  record AllOf(List<Condition> of) implements Condition {
    public AllOf {
      of = List.copyOf(of);
    }
  }

  record AnyOf(List<Condition> of) implements Condition {
    public AnyOf {
      of = List.copyOf(of);
    }
  }

  record Negated(Condition of) implements Condition {}

  /** Always, or never. */
  record Constant(Filter filter) implements Condition {}

  /** There is an associated record of which another condition holds. */
  record Associated(ObjectTypeId type, Optional<Filter.Label> label, Condition of)
      implements Condition {}

  /** There are so many such records at least. */
  record AssociatedOften(Associated some, int least) implements Condition {}

  /** A property names, by its id, a record of which another condition holds. */
  record Referring(String property, ObjectTypeId type, Condition of) implements Condition {}

  record InList(ListId list) implements Condition {}

  /** A test of a value; records without a value pass it or fail, whatever it is. */
  record OnProperty(String property, PropertyTest test, Unset unset) implements Condition {}

  /** What becomes of a record that has no value for a property. */
  enum Unset {
    FAILS,
    PASSES
  }
}
