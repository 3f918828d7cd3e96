package dev.axle.jobs;

import dev.axle.edge.PortalId;
import java.time.Instant;

/**
 * Something to be done once.
 *
 * @param key tells it from others of its kind in the portal
 * @param due by the portal's clock
 * @param details what whoever keeps it has to know, in a form of their own
 */
public record Appointment(PortalId portal, String key, Instant due, String details) {}
