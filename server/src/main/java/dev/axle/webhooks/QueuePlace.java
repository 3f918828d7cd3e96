package dev.axle.webhooks;

import java.time.Instant;

/** A place among the events of an app, in the order in which they are due. */
record QueuePlace(Instant due, long event) {

  /** Before the first. */
  static final QueuePlace START = new QueuePlace(Instant.EPOCH, 0);

  boolean isBefore(QueuePlace other) {
    int order = due.compareTo(other.due);
    return order < 0 || order == 0 && event < other.event;
  }
}
