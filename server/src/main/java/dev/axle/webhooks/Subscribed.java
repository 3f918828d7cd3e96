package dev.axle.webhooks;

import dev.axle.edge.PortalId;

/** A subscription that is active for a portal in which its app is. */
record Subscribed(AppKey app, PortalId hub, Subscription subscription) {}
