package dev.axle.time;

import java.time.Duration;
import java.time.Instant;

/** The only reader of the system's clock. All else asks one of these for the time. */
@FunctionalInterface
public interface Clock {

  Instant now();

  /** How far {@link #now()} has been moved from the machine's time. */
  default Duration offset() {
    return Duration.ZERO;
  }

  /**
   * Elapsed time in nanoseconds from an arbitrary origin: only differences mean something. It runs
   * at the machine's pace, also where {@link #now()} has been moved.
   */
  default long nanos() {
    return System.nanoTime();
  }

  /** The machine's clock. */
  static Clock system() {
    return Instant::now;
  }
}
