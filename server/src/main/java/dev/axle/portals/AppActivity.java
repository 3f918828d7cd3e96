package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What an app of a portal has called. Pages of apps ask; the feature that keeps usage answers. */
public interface AppActivity {

  /**
   * The calls of a day.
   *
   * @param date in the portal's time zone
   * @param errors those of the calls that were answered with 4xx or 5xx
   */
  record Day(LocalDate date, long calls, long errors) {}

  /**
   * Scopes that an app has and has not used.
   *
   * @param scopes at least one
   * @param since when the app first used any scope
   */
  record Unused(SortedSet<String> scopes, Instant since) {}

  /** The last 30 days, today last; also those without a call. */
  List<Day> days(PortalId portal, AppId app);

  /** Nothing as long as the app has not been at work for a day, or if it uses all it was given. */
  Optional<Unused> unused(PortalId portal, AppId app, Set<String> granted);
}
