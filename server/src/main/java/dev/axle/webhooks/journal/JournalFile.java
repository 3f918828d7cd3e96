package dev.axle.webhooks.journal;

import dev.axle.edge.LinkKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of the journal, without what is in it.
 *
 * @param place where it stands among those of its app
 * @param offset its name
 */
record JournalFile(long place, UUID offset, Instant publishedAt, LinkKey linkKey) {}
