package dev.axle.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, not longer than a bound. */
public final class Waiting {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Waiting() {}

  /** The first of what is seen again and again that meets the condition. */
  public static <T> T until(Supplier<T> seen, Predicate<T> condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    T last = seen.get();
    while (!condition.test(last)) {
      if (System.nanoTime() > end) {
        fail("not within %s; at last: %s", LONGEST, last);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
      last = seen.get();
    }
    return last;
  }
}
