package dev.axle.portals;

import dev.axle.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A portal's own time: the machine's, moved by an offset. Whole milliseconds, as HubSpot shows
 * them.
 */
record PortalClock(Clock machine, Duration offset) implements Clock {

  @Override
  public Instant now() {
    return machine.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
  }
}
