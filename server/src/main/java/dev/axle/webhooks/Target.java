package dev.axle.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the webhooks of an app go.
 *
 * @param mostAtOnce deliveries under way
 * @param failingSince since when none succeeds, if the last one failed
 * @param disabledAt when it was given up, if it was
 */
public record Target(
    String url,
    int mostAtOnce,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> failingSince,
    Optional<Instant> disabledAt) {}
