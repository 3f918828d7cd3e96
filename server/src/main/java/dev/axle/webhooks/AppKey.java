package dev.axle.webhooks;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;

/** An app, and the portal that made it: the developer's, or the one that a private app is of. */
public record AppKey(PortalId maker, AppId app) {}
