package dev.axle.crm.search;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the shared index while this node has the lease, on a thread of its own. */
final class Keeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Keeper.class);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

  /** How often the others hear how far the index has come, if nothing is written. */
  private static final Duration BETWEEN_WORDS = Duration.ofMillis(200);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_WANTED = 100;

  private final Lease lease;
  private final SharedSearch.Keeping keeping;
  private final Database database;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<RecordSearch> kept = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean stopped;

  Keeper(Database database, SharedSearch.Keeping keeping) {
    this.lease = new Lease(database);
    this.keeping = keeping;
    this.database = database;
    this.thread = Thread.ofPlatform().name("search-lease").daemon().start(this::run);
  }

  /** The search that this node keeps, if it is the one. */
  Optional<RecordSearch> kept() {
    return kept;
  }

  /** Why it can't keep the index, if it should. */
  Optional<String> failure() {
    return failure;
  }

  private void run() {
    while (!stopped) {
      try {
        lease.take().ifPresent(this::keep);
        failure = Optional.empty();
      } catch (RuntimeException standstill) {
        if (failure.isEmpty()
            && !stopped
            && !DatabaseUnavailable.explains(standstill)
            && !IndexUnavailable.explains(standstill)) {
          log.error("the shared search index can't be kept; it is tried again", standstill);
        }
        failure = Optional.of(standstill.toString());
      }
      pause();
    }
  }

  private void pause() {
    try {
      end.await(BEFORE_NEXT_TRY.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurried) {
      stopped = true;
    }
  }

  private void keep(Lease.Term term) {
    try (term;
        RecordSearch search = keeping.start(term.number(), term)) {
      log.info("This node keeps the search index from now on");
      kept = Optional.of(search);
      failure = Optional.empty();
      while (!stopped && term.prolong(search.progress().horizon())) {
        grant(search);
        search.progress().awaitBeyond(search.progress().horizon(), BETWEEN_WORDS);
      }
    } catch (InterruptedException hurried) {
      stopped = true;
    } finally {
      kept = Optional.empty();
    }
  }

  /** Has indexed what other nodes were asked about. */
  private void grant(RecordSearch search) {
    List<LeaseStore.Wanted> ready =
        database.read(connection -> LeaseStore.wanted(connection, MOST_WANTED)).stream()
            .filter(each -> search.prepare(each.portal(), new ObjectTypeId(each.type())))
            .toList();
    if (ready.isEmpty()) {
      return;
    }
    search.keep();
    database.read(
        connection -> {
          for (LeaseStore.Wanted each : ready) {
            LeaseStore.grant(connection, each);
          }
          return ready;
        });
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    stopped = true;
    end.countDown();
    try {
      if (!thread.join(PATIENCE)) {
        log.warn("the keeper of the search index does not end");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
