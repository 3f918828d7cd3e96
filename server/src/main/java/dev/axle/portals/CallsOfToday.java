package dev.axle.portals;

import dev.axle.edge.DayCount;
import dev.axle.edge.PortalId;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The calls that a portal's private apps have made on a day: as this node counts them, or else as
 * they were last kept.
 */
public final class CallsOfToday {

  private final ApiUsage kept;
  private final Supplier<Map<PortalId, DayCount>> counts;

  /**
   * @param counts the calls of today as far as this node knows them
   */
  public CallsOfToday(ApiUsage kept, Supplier<Map<PortalId, DayCount>> counts) {
    this.kept = kept;
    this.counts = counts;
  }

  public long of(PortalId portal, LocalDate today) {
    DayCount known = counts.get().get(portal);
    return known != null && known.date().equals(today) ? known.calls() : kept.calls(portal, today);
  }
}
