package dev.axle.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was sent once, and what came of it.
 *
 * @param attempt the highest of its events'
 * @param status of the answer, if there was one
 * @param answer its beginning
 * @param problem in words, if it failed
 */
public record Delivery(
    long id,
    Instant sentAt,
    int millis,
    int attempt,
    List<Long> eventIds,
    List<Long> objectIds,
    String request,
    Optional<Integer> status,
    String answer,
    Optional<String> problem) {

  public Delivery {
    eventIds = List.copyOf(eventIds);
    objectIds = List.copyOf(objectIds);
  }

  public boolean hasFailed() {
    return problem.isPresent();
  }
}
