package dev.axle.edge;

import java.time.LocalDate;

/**
 * Where the calls of a day are kept, so that a restart does not hand out a day's allowance twice.
 */
public interface DailyUsage {

  /** Calls already made by the portal's private apps on this day of the portal's calendar. */
  long calls(PortalId portal, LocalDate day);
}
