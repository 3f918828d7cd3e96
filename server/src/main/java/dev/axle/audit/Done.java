package dev.axle.audit;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a sensitive act was done.
 *
 * @param app that did it; 0 for somebody who did it on a page
 * @param target what was acted upon
 * @param detail what else is to be known, in words; may be empty
 */
record Done(
    PortalId portal,
    AppId app,
    Optional<UserId> user,
    Instant at,
    AuditedAct act,
    Optional<String> target,
    String detail) {}
