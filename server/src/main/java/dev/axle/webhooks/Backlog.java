package dev.axle.webhooks;

import java.time.Instant;
import java.util.Optional;

/** The events of an app that were not delivered yet. */
public record Backlog(long events, Optional<Instant> since) {}
