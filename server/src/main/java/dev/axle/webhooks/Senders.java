package dev.axle.webhooks;

import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who deliver the events of one app at the same time. One begins; whoever finds that there is
 * more than fits into a delivery calls another, as long as there may be one.
 */
final class Senders {

  private static final Logger log = LoggerFactory.getLogger(Senders.class);

  private final Executor threads;
  private final IntSupplier deliverNext;
  private int most;
  private int running;
  private boolean isAsked;

  /**
   * @param deliverNext delivers what is due first, and says how many events that were
   */
  Senders(Executor threads, IntSupplier deliverNext) {
    this.threads = threads;
    this.deliverNext = deliverNext;
  }

  /** There is something to be delivered. */
  synchronized void wake(int mostAtOnce) {
    most = mostAtOnce;
    isAsked = true;
    begin();
  }

  private synchronized void begin() {
    if (running < most) {
      running++;
      isAsked = false;
      threads.execute(this::run);
    }
  }

  private void run() {
    try {
      do {
        for (int events = deliverNext.getAsInt(); events > 0; events = deliverNext.getAsInt()) {
          if (events == Deliveries.MOST_EVENTS) {
            begin();
          }
        }
      } while (goesOn());
    } catch (RuntimeException failure) {
      log.warn("webhooks could not be delivered; they are tried again", failure);
      ended();
    }
  }

  /** Somebody may have asked after it looked for the last time. */
  private synchronized boolean goesOn() {
    if (isAsked) {
      isAsked = false;
      return true;
    }
    running--;
    return false;
  }

  private synchronized void ended() {
    running--;
  }
}
