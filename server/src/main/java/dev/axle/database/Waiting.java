package dev.axle.database;

import dev.axle.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that gives no notice. */
record Waiting(Clock clock) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /**
   * @return whether it came true in time
   */
  boolean upTo(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long start = clock.nanos();
    while (!condition.getAsBoolean()) {
      if (clock.nanos() - start > limit.toNanos()) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return true;
  }
}
