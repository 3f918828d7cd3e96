package dev.axle.journal;

import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One consumer at work, on a thread of its own. */
final class Consumption implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Consumption.class);

  /** How long it sleeps if it hears of no commit: those of other nodes are found by then. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** How soon it looks again for a commit that an older running transaction hides. */
  private static final Duration HIDDEN = Duration.ofMillis(3);

  /** How soon it looks again for entries that another node is at. */
  private static final Duration ELSEWHERE = Duration.ofMillis(50);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer consumer;
  private final Database database;
  private final ChangeFeed feed = new ChangeFeed();
  private final Commits commits;
  private final Progress progress = new Progress();
  private final Thread thread;

  /** Where it stands as far as this node knows; another one may have gone on from there. */
  private Optional<Position> known = Optional.empty();

  private volatile boolean stopped;
  private volatile Optional<String> failure = Optional.empty();

  Consumption(Consumer consumer, Database database, Commits commits) {
    this.consumer = consumer;
    this.database = database;
    this.commits = commits;
    this.thread = Thread.ofPlatform().name("journal-" + consumer.name()).daemon().start(this::run);
  }

  String name() {
    return consumer.name();
  }

  Progress progress() {
    return progress;
  }

  /** Why it is at a standstill, if it is. */
  Optional<String> failure() {
    return failure;
  }

  private void run() {
    Duration retry = FIRST_RETRY;
    boolean entered = false;
    while (!stopped) {
      try {
        if (!entered) {
          enter();
          entered = true;
        }
        advance();
        failure = Optional.empty();
        retry = FIRST_RETRY;
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException | Error standstill) {
        if (stopped) {
          return;
        }
        known = Optional.empty();
        report(standstill);
        if (!slept(retry)) {
          return;
        }
        retry = retry.compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
      }
    }
  }

  private void report(Throwable standstill) {
    if (failure.isEmpty() && !DatabaseUnavailable.explains(standstill)) {
      log.error("consumer {} of the journal can't go on; it tries again", name(), standstill);
    }
    failure = Optional.of(standstill.toString());
  }

  private static boolean slept(Duration time) {
    try {
      Commits.pause(time);
      return true;
    } catch (InterruptedException end) {
      return false;
    }
  }

  private void enter() {
    database.read(
        connection -> {
          ConsumerStore.enter(connection, name());
          return true;
        });
  }

  private void advance() throws InterruptedException {
    Seen seen = database.read(this::look);
    boolean isNew = !seen.stretch().entries().isEmpty();
    if (isNew && !taken(seen)) {
      known = Optional.empty();
      Commits.pause(ELSEWHERE);
      return;
    }
    known = Optional.of(seen.end());
    if (!seen.stretch().isWhole()) {
      return;
    }
    progress.reached(seen.stretch().horizon());
    if (isNew) {
      Commits.pause(consumer.pace());
    } else if (commits.isBehind(seen.stretch().horizon())) {
      Commits.pause(HIDDEN);
    } else {
      commits.await(seen.stretch().horizon(), IDLE);
    }
  }

  private record Seen(Position from, Stretch stretch) {
    Position end() {
      return stretch.end(from);
    }
  }

  private Seen look(Connection connection) throws SQLException {
    Position from = known.isPresent() ? known.get() : ConsumerStore.position(connection, name());
    return new Seen(from, feed.after(connection, from, consumer.most()));
  }

  /** Whether the entries were this node's to take. */
  private boolean taken(Seen seen) {
    return database.transaction(
        transaction -> {
          Optional<Position> at = ConsumerStore.lock(transaction, name());
          if (!at.equals(Optional.of(seen.from()))) {
            return false;
          }
          consumer.accept(transaction, seen.stretch().entries());
          ConsumerStore.move(transaction, name(), seen.end());
          return true;
        });
  }

  /** Has it end after the entries under way. */
  void stop() {
    stopped = true;
  }

  /** Lets the entries under way be taken. */
  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException hurried) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
