package dev.axle.jobs;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.Map;

/** What time it is in each portal: their clocks can be moved. */
@FunctionalInterface
public interface PortalTimes {

  Map<PortalId, Instant> now();
}
