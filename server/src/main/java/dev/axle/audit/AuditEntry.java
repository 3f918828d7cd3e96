package dev.axle.audit;

import dev.axle.edge.AppId;
import java.time.Instant;
import java.util.Optional;

/** A sensitive act that was done. */
record AuditEntry(
    long id, AppId app, Instant occurredAt, AuditedAct act, Optional<String> target) {}
