package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.time.Instant;

/**
 * A person in an account.
 *
 * @param user the number that the person has there as a user
 */
public record Member(
    PortalId portal,
    String portalName,
    long person,
    UserId user,
    String email,
    String name,
    Role role,
    Instant since) {}
