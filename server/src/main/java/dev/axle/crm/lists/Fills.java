package dev.axle.crm.lists;

import dev.axle.crm.objects.RecordIds;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Journal;
import dev.axle.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the members of new and changed lists in the background, one list after the other. What a
 * node that died was doing is taken up by another, or by its successor, when its lease has run out.
 */
public final class Fills implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Fills.class);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final FillRun.Tools tools;
  private final Function<PortalId, Clock> clocks;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private boolean woken;
  private volatile boolean stopped;
  private Optional<Thread> thread = Optional.empty();

  /**
   * @param clocks those of portals
   */
  public Fills(
      Database database,
      ObjectTypes types,
      Journal journal,
      Followed followed,
      MatchingRecords matching,
      Function<PortalId, Clock> clocks) {
    this.database = database;
    this.tools =
        new FillRun.Tools(
            database,
            followed,
            matching,
            new Evaluation(new RecordCandidates(types, journal)),
            new MembershipWrite(journal),
            new RecordIds());
    this.clocks = clocks;
  }

  /** Has the members of a list found, from the first on, once the transaction is committed. */
  void begin(Connection transaction, PortalId portal, ListId list) throws SQLException {
    FillStore.begin(transaction, portal, list);
  }

  /**
   * Has the members of a list found once the transaction is committed; once more behind a run that
   * is under way, so that many changes don't keep it from its end.
   */
  void repeat(Connection transaction, PortalId portal, ListId list) throws SQLException {
    FillStore.repeat(transaction, portal, list);
  }

  /** Says that there may be something to do. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void start() {
    thread = Optional.of(Thread.ofPlatform().name("list-fills").daemon().start(this::run));
  }

  private void run() {
    while (!stopped) {
      try {
        if (!fillNext()) {
          await();
        }
      } catch (InterruptedException end) {
        return;
      } catch (Problem notYet) {
        log.info("a list can't be filled yet: {}", notYet.text());
      } catch (RuntimeException failure) {
        if (!stopped && !DatabaseUnavailable.explains(failure)) {
          log.error("a list could not be filled; it is tried again", failure);
        }
        try {
          await();
        } catch (InterruptedException end) {
          return;
        }
      }
    }
  }

  private boolean fillNext() {
    Optional<FillStore.Fill> next = database.transaction(FillStore::claim);
    next.ifPresent(
        fill -> new FillRun(tools, fill, clocks.apply(fill.portal()), () -> stopped).go());
    return next.isPresent();
  }

  private void await() throws InterruptedException {
    lock.lock();
    try {
      if (!woken && !stopped) {
        boolean unused = work.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the piece under way be committed; the rest is for the next start. */
  @Override
  public void close() {
    stopped = true;
    wake();
    thread.ifPresent(
        running -> {
          try {
            if (!running.join(PATIENCE)) {
              running.interrupt();
            }
          } catch (InterruptedException hurried) {
            running.interrupt();
            Thread.currentThread().interrupt();
          }
        });
  }
}
