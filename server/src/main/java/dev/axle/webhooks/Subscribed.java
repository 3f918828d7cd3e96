package dev.axle.webhooks;

import dev.axle.edge.PortalId;
import java.util.Set;

/**
 * A subscription that is active for a portal in which its app is.
 *
 * @param granted the scopes that the app has there
 */
record Subscribed(AppKey app, PortalId hub, Set<String> granted, Subscription subscription) {

  Subscribed {
    granted = Set.copyOf(granted);
  }
}
