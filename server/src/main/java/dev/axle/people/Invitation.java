package dev.axle.people;

import dev.axle.edge.PortalId;
import java.time.Instant;

/** A link that makes whoever opens it a member, once. */
public record Invitation(
    PortalId portal, String portalName, String email, Role role, Instant expiresAt) {}
