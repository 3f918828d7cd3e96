package dev.axle.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes by itself. */
public final class Eventually {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Eventually() {}

  /** Returns once this is so; fails after half a minute. */
  public static void see(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not seen in " + BOUND.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /**
   * Returns as soon as the assertions hold; fails as they do if they still don't after half a
   * minute.
   */
  public static void eventually(Runnable assertions) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** The first of what is seen again and again that meets the condition. */
  public static <T> T until(Supplier<T> seen, Predicate<T> condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    T last = seen.get();
    while (!condition.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not seen in " + BOUND.toSeconds() + " s; at last: " + last);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      last = seen.get();
    }
    return last;
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
