package dev.axle.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed event is tried again: ten times within a day, spread so that those that failed
 * together don't come together.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide
 */
final class RetrySchedule {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(4),
          Duration.ofHours(5),
          Duration.ofHours(6));

  private static final double SPREAD = 0.2;

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /** The next time, after so many attempts before the one that failed; nothing after the last. */
  Optional<Instant> next(int attempt, Instant now) {
    if (attempt >= DELAYS.size()) {
      return Optional.empty();
    }
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Optional.of(now.plusMillis((long) (DELAYS.get(attempt).toMillis() * factor)));
  }
}
