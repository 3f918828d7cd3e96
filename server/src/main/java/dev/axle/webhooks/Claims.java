package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the events of one app to be delivered, one claim after the other: two at once would wait
 * for each other's rows.
 *
 * <p>A claim begins behind the last one. Who always began at the first would pass the rows of all
 * that were delivered, as long as the database keeps them. Events that were queued before that
 * place meanwhile are found by beginning anew now and then.
 */
final class Claims {

  /** Longer than a delivery can take: events of one that was killed are due again then. */
  static final Duration CLAIMED_FOR = Duration.ofSeconds(10);

  private static final Duration LONGEST_PASS = Duration.ofSeconds(1);

  private final Database database;
  private final Clock clock;
  private final AppKey app;
  private final EventStore events = new EventStore();
  private final ReentrantLock lock = new ReentrantLock();
  private QueuePlace place = QueuePlace.START;
  private long begun;

  Claims(Database database, Clock clock, AppKey app) {
    this.database = database;
    this.clock = clock;
    this.app = app;
  }

  AppKey app() {
    return app;
  }

  /** Those that are due first; they are no one else's for a while. */
  List<ClaimedEvent> next(int most) {
    lock.lock();
    try {
      if (clock.nanos() - begun > LONGEST_PASS.toNanos()) {
        beginAnew();
      }
      List<ClaimedEvent> claimed = behindPlace(most);
      if (claimed.isEmpty() && !place.equals(QueuePlace.START)) {
        beginAnew();
        claimed = behindPlace(most);
      }
      return claimed;
    } finally {
      lock.unlock();
    }
  }

  private void beginAnew() {
    place = QueuePlace.START;
    begun = clock.nanos();
  }

  private List<ClaimedEvent> behindPlace(int most) {
    Instant now = clock.now();
    Claim claim =
        database.transaction(
            transaction -> events.claim(transaction, app, place, now, now.plus(CLAIMED_FOR), most));
    place = claim.end();
    return claim.events();
  }
}
