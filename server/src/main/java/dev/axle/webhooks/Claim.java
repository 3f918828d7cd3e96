package dev.axle.webhooks;

import java.util.List;

/**
 * Events that somebody delivers now, and nobody else.
 *
 * @param end the place of the last of them, when it was claimed
 */
record Claim(List<ClaimedEvent> events, QueuePlace end) {
  Claim {
    events = List.copyOf(events);
  }
}
