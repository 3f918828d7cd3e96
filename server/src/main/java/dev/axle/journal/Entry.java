package dev.axle.journal;

import dev.axle.edge.PortalId;

/** A committed change, as consumers of the journal get it. */
public record Entry(Position position, PortalId portal, Change change) {}
