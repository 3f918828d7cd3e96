package dev.axle.webhooks.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What became of the wish for a record's state in the journal. */
record Snapshot(UUID id, Optional<Failure> failure, Instant initiatedAt, Instant completedAt) {

  /**
   * Why it is not there.
   *
   * @param code in HubSpot's words
   */
  record Failure(Code code, String message) {}

  /** HubSpot's words for why. */
  enum Code {
    PERMISSION_DENIED,
    VALIDATION_ERROR
  }
}
