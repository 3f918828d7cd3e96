package dev.axle.webhooks;

/**
 * An event that is being delivered.
 *
 * @param attempt how often it was tried before
 */
record ClaimedEvent(long id, long objectId, String body, int attempt) {

  /** What is sent of it. */
  String json() {
    return "{\"eventId\":%d,\"attemptNumber\":%d,%s".formatted(id, attempt, body.substring(1));
  }
}
