package dev.axle.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for a condition, with a bound. */
final class Eventually {

  private static final Duration POLL = Duration.ofMillis(20);

  private Eventually() {}

  /** Returns when the condition holds; fails with the message when it doesn't in time. */
  static void within(Duration bound, Supplier<String> otherwise, BooleanSupplier condition) {
    long end = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("after %s: %s".formatted(bound, otherwise.get()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
