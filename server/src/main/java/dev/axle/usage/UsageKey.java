package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Instant;

/**
 * Whose calls are added up, of what, and when.
 *
 * @param hour its beginning, by the portal's clock and time zone
 */
record UsageKey(PortalId portal, Instant hour, AppId app, String operation) {}
