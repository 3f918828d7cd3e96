package dev.axle.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * Which deliveries are looked for; what is empty does not matter.
 *
 * @param from when they were sent at the earliest
 * @param to when they were sent at the latest
 */
public record DeliverySearch(
    Optional<Long> object,
    Optional<Long> event,
    boolean onlyFailed,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Those about a record or an event. */
  public static DeliverySearch about(
      Optional<Long> object, Optional<Long> event, boolean onlyFailed) {
    return new DeliverySearch(object, event, onlyFailed, Optional.empty(), Optional.empty());
  }

  /** Those that were sent within some time. */
  public static DeliverySearch between(Instant from, Instant to, boolean onlyFailed) {
    return new DeliverySearch(
        Optional.empty(), Optional.empty(), onlyFailed, Optional.of(from), Optional.of(to));
  }
}
