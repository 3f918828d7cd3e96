package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** What a value has to be. */
sealed interface PropertyTest {

  /** There is a value, and it fails another test. */
  record Fails(PropertyTest test) implements PropertyTest {}

  /** Both of two tests are passed. */
  record Both(PropertyTest one, PropertyTest other) implements PropertyTest {}

  /** A value that there is, or once was, passes another test. */
  record Ever(PropertyTest test) implements PropertyTest {}

  /** There is a value. */
  record IsKnown() implements PropertyTest {}

  /** There is none. */
  record IsUnknown() implements PropertyTest {}

  /** The text stands so to one of several. */
  record Text(Relation relation, List<String> values) implements PropertyTest {
    public Text {
      values = List.copyOf(values);
    }

    enum Relation {
      IS,
      CONTAINS,
      CONTAINS_WORDS,
      STARTS_WITH,
      ENDS_WITH
    }
  }

  /** Of several options. */
  record Options(Quantity quantity, List<String> values) implements PropertyTest {
    public Options {
      values = List.copyOf(values);
    }

    enum Quantity {
      ANY,
      ALL,
      /** All of these, and no others. */
      EXACTLY
    }
  }

  /** An empty bound is none. */
  record NumberRange(Optional<Limit> lower, Optional<Limit> upper) implements PropertyTest {
    record Limit(BigDecimal value, Endpoint endpoint) {}
  }

  record NumberIs(BigDecimal value) implements PropertyTest {}

  /** An empty bound is none. */
  record TimeRange(Optional<Limit> lower, Optional<Limit> upper) implements PropertyTest {
    record Limit(TimePoint at, Endpoint endpoint) {}
  }

  /** Whether a bound itself is within a range. */
  enum Endpoint {
    INCLUSIVE,
    EXCLUSIVE
  }

  /** Days, weeks and so on by the calendar. */
  record Calendar(Period period, Unit unit, int count, Month yearStart) implements PropertyTest {

    enum Period {
      IN_THIS_TIME_UNIT,
      IN_THIS_TIME_UNIT_SO_FAR,
      IN_NEXT_TIME_UNIT,
      IN_LAST_TIME_UNIT
    }

    enum Unit {
      DAY,
      WEEK,
      MONTH,
      QUARTER,
      YEAR
    }
  }

  /**
   * The value stands so to that of another property.
   *
   * @param otherwise what it is held against if the other has no value
   */
  record Against(Filter.Comparison comparison, String property, Optional<String> otherwise)
      implements PropertyTest {}

  /**
   * The day and month lie between those of two times. An empty end is that of the year of the
   * other.
   */
  record Anniversary(Optional<TimeRange.Limit> from, Optional<TimeRange.Limit> to)
      implements PropertyTest {}

  /** The last change lies between two times; an empty end is none. */
  record Updated(TimeRange.Limit from, Optional<TimeRange.Limit> to) implements PropertyTest {}

  /**
   * A time stands so to one of another property.
   *
   * @param otherwise what it is held against if the other property was never set
   */
  record Moments(
      Aspect aspect,
      Filter.Comparison comparison,
      String property,
      Aspect other,
      Optional<Instant> otherwise)
      implements PropertyTest {}

  /** Which time of a property is meant. */
  enum Aspect {
    VALUE,
    UPDATED_AT
  }
}
