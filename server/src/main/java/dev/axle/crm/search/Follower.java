package dev.axle.crm.search;

import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.PortalId;
import dev.axle.journal.ChangeFeed;
import dev.axle.journal.Commits;
import dev.axle.journal.Entry;
import dev.axle.journal.Position;
import dev.axle.journal.Progress;
import dev.axle.journal.Stretch;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the journal for all indexes, on a thread of its own. */
final class Follower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int MOST = 1_000;

  /** How long it sleeps if it hears of no commit: those of other nodes are found by then. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** How soon it looks again for a commit that an older running transaction hides. */
  private static final Duration HIDDEN = Duration.ofMillis(3);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final Commits commits;
  private final Clock clock;
  private final OpenIndexes open;
  private final BiConsumer<PortalIndex, List<Entry>> update;
  private final ChangeFeed feed = new ChangeFeed();
  private final Progress progress = new Progress();
  private final Delay delay;

  /** Held while entries are taken: then the place stands still, and an index may join. */
  private final ReentrantLock advancing = new ReentrantLock();

  private final Thread thread;
  private Position readTo;
  private long horizon;
  private volatile Position place;
  private volatile boolean stopped;
  private volatile Optional<String> failure = Optional.empty();

  Follower(
      Database database,
      Commits commits,
      Clock clock,
      OpenIndexes open,
      Position start,
      Duration lag,
      BiConsumer<PortalIndex, List<Entry>> update) {
    this.database = database;
    this.commits = commits;
    this.clock = clock;
    this.open = open;
    this.update = update;
    this.delay = new Delay(lag);
    this.readTo = start;
    this.place = start;
    this.thread = Thread.ofPlatform().name("search-follower").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Up to here, all entries have had their effect on all complete indexes. */
  Position place() {
    return place;
  }

  /** How far it has come, for those who wait. */
  Progress progress() {
    return progress;
  }

  /** Why it is at a standstill, if it is. */
  Optional<String> failure() {
    return failure;
  }

  /** Does something while the place stands still. */
  void standingStill(Runnable work) {
    advancing.lock();
    try {
      work.run();
    } finally {
      advancing.unlock();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        advance();
        failure = Optional.empty();
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException standstill) {
        if (failure.isEmpty()
            && !stopped
            && !DatabaseUnavailable.explains(standstill)
            && !IndexUnavailable.explains(standstill)) {
          log.error("the search index can't follow the journal; it tries again", standstill);
        }
        failure = Optional.of(standstill.toString());
        startOver();
        pause(RETRY);
      }
    }
  }

  /** What was read and not taken is read again. */
  private void startOver() {
    advancing.lock();
    try {
      readTo = place;
      delay.clear();
    } finally {
      advancing.unlock();
    }
  }

  private void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException end) {
      stopped = true;
    }
  }

  private void advance() throws InterruptedException {
    boolean isAtEnd;
    advancing.lock();
    try {
      isAtEnd = skips() ? skip() : read();
      takeDue();
    } finally {
      advancing.unlock();
    }
    if (!isAtEnd) {
      return;
    }
    if (commits.isBehind(horizon)) {
      pause(HIDDEN);
    } else {
      commits.await(horizon, delay.left(clock.nanos(), IDLE));
    }
  }

  /** Whether nobody has an index, so that what was written needs no second look. */
  private boolean skips() {
    return delay.isNone() && open.isEmpty();
  }

  private boolean skip() {
    Position head = database.read(feed::head);
    readTo = head;
    place = head;
    horizon = head.tx();
    progress.reached(horizon);
    return true;
  }

  /** Reads on. Says whether it has come to the end. */
  private boolean read() {
    if (delay.isFull()) {
      return true;
    }
    Stretch stretch = database.read(connection -> feed.after(connection, readTo, MOST));
    readTo = stretch.end(readTo);
    horizon = stretch.horizon();
    delay.add(stretch, readTo, clock.nanos());
    return stretch.isWhole();
  }

  /** Reads to the end, and says what a portal may not see yet. For use while it stands still. */
  List<Entry> hidden(PortalId portal) {
    while (!read()) {
      takeDue();
    }
    takeDue();
    return delay.of(portal);
  }

  private void takeDue() {
    for (Optional<Delay.Due> due = delay.next(clock.nanos());
        due.isPresent() && !stopped;
        due = delay.next(clock.nanos())) {
      take(due.get());
    }
  }

  private void take(Delay.Due due) {
    Map<PortalId, List<Entry>> byPortal =
        due.entries().stream().collect(Collectors.groupingBy(Entry::portal));
    byPortal.forEach(this::take);
    place = due.end();
    if (due.isWhole()) {
      progress.reached(due.horizon());
    }
  }

  private void take(PortalId portal, List<Entry> entries) {
    if (!open.has(portal)) {
      return;
    }
    open.with(
        portal,
        index -> {
          if (index.building().isEmpty()) {
            takeInto(index, entries);
          }
          return index;
        });
  }

  private void takeInto(PortalIndex index, List<Entry> entries) {
    try {
      update.accept(index, entries);
    } catch (IndexUnusable broken) {
      log.error("The search index of portal {} is given up", index.portal(), broken);
      open.giveUp(index);
    }
  }

  /** Lets the entries under way be taken. */
  @Override
  public void close() {
    stopped = true;
    try {
      if (!thread.join(PATIENCE)) {
        log.warn("the follower of the journal does not end");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
