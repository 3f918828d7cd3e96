package dev.axle.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What is not true at once, but soon. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE = 20_000_000;

  private Eventually() {}

  /** Passes as soon as the assertions hold; fails as they do if they never hold. */
  public static void eventually(Runnable assertions) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
