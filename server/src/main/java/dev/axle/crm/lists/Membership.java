package dev.axle.crm.lists;

import java.time.Instant;

/** A record's being in a list. */
record Membership(ListId list, long record, Instant joinedAt) {}
