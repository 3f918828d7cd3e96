package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.webhooks.AppKey;
import java.util.List;
import java.util.Set;

/**
 * A subscription in a portal that has its app.
 *
 * @param granted the scopes that the app has there
 */
record Follower(
    AppKey app,
    PortalId hub,
    Set<String> granted,
    JournalSubscription subscription,
    List<JournalFilter> filters) {

  Follower {
    granted = Set.copyOf(granted);
    filters = List.copyOf(filters);
  }
}
