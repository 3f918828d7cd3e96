package dev.axle.journal;

import java.time.Instant;

/**
 * A value that a property of a record had from some time on.
 *
 * @param value empty when the property was cleared
 */
public record PropertyVersion(
    long objectId, String property, String value, Instant timestamp, Source source) {

  /** The same value, of another record. */
  public PropertyVersion of(long other) {
    return new PropertyVersion(other, property, value, timestamp, source);
  }

  /** The same value, from another source. */
  public PropertyVersion by(Source other) {
    return new PropertyVersion(objectId, property, value, timestamp, other);
  }
}
