package dev.axle.crm.search;

import dev.axle.crm.filters.Property;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How records are put in groups, and what is measured of each.
 *
 * @param measured a number or time whose sum and bounds are wanted
 */
public record Aggregation(Grouping by, Optional<Property> measured) {

  public sealed interface Grouping {}

  /** All records are one group. */
  public record Whole() implements Grouping {}

  /**
   * A group for each value, or each of several options, as filters compare them; the largest {@code
   * most}, the largest first.
   */
  public record ByValue(Property property, int most) implements Grouping {}

  /** A group for each day, week (from Monday), month, quarter or year, in a time zone. */
  public record ByTime(Property property, Unit unit, ZoneId zone) implements Grouping {}

  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
