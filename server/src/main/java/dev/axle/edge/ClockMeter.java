package dev.axle.edge;

import dev.axle.time.Clock;
import io.github.bucket4j.TimeMeter;

/**
 * A clock as buckets read it: to the millisecond, so that they refill when the portal's time is
 * moved.
 */
public record ClockMeter(Clock clock) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return clock.now().toEpochMilli() * 1_000_000;
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
