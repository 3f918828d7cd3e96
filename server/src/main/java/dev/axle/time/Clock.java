package dev.axle.time;

import java.time.Instant;

/** The only reader of the system's clock. All else asks one of these for the time. */
@FunctionalInterface
public interface Clock {

  Instant now();

  /** The machine's clock. */
  static Clock system() {
    return Instant::now;
  }
}
