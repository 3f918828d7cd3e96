package dev.axle.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A sensitive act that was done.
 *
 * @param actor the number of the user that it was done for, or of the app where that is not known
 * @param detail what else is to be known, in words; may be empty
 */
public record AuditEntry(
    long id,
    long actor,
    Instant occurredAt,
    AuditedAct act,
    Optional<String> target,
    String detail) {}
