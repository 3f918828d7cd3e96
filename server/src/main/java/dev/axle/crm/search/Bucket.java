package dev.axle.crm.search;

import java.util.OptionalDouble;

/**
 * A group of records.
 *
 * @param key the value of the group, or the first day of its stretch of time; empty for the whole
 * @param count the records in it
 * @param measure of those that have a value to be measured
 */
public record Bucket(String key, long count, Measure measure) {

  /**
   * @param count the records that have a value
   */
  public record Measure(long count, double sum, double least, double most) {

    public static final Measure NONE =
        new Measure(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public Measure with(double value) {
      return new Measure(count + 1, sum + value, Math.min(least, value), Math.max(most, value));
    }

    public OptionalDouble average() {
      return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
  }
}
