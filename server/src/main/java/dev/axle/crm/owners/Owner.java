package dev.axle.crm.owners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone whom records can belong to.
 *
 * @param id what {@code hubspot_owner_id} holds
 * @param userId the number of the user behind it, another one than the id
 */
public record Owner(
    long id,
    long userId,
    String email,
    String firstName,
    String lastName,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {}
