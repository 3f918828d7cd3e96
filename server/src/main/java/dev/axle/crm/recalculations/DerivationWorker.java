package dev.axle.crm.recalculations;

import dev.axle.database.DatabaseUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that works values out behind the writes that they follow from. */
public final class DerivationWorker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DerivationWorker.class);
  private static final int IDLE_MILLIS = 250;
  private static final int PATIENCE_MILLIS = 10_000;

  /** A kind of work. */
  @FunctionalInterface
  public interface Work {

    /** Does some of it, and says whether there may be more at once. */
    boolean advance();
  }

  private final List<Work> kinds;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;
  private final Set<Work> failing = new HashSet<>();

  /** Starts; the kinds of work take turns. */
  public DerivationWorker(List<Work> kinds) {
    this.kinds = List.copyOf(kinds);
    this.thread = Thread.ofPlatform().name("derived-values").daemon().start(this::run);
  }

  /** There is something to do; without being told, it looks from time to time. */
  public void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void run() {
    try {
      while (!stopped) {
        boolean more = false;
        for (Work kind : kinds) {
          more |= !stopped && advanced(kind);
        }
        if (!more && news.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
    } catch (InterruptedException end) {
      log.debug("stopped in the middle");
    }
  }

  /** What fails is tried again. */
  private boolean advanced(Work kind) {
    try {
      boolean more = kind.advance();
      failing.remove(kind);
      return more;
    } catch (RuntimeException failure) {
      boolean tells = !stopped && !DatabaseUnavailable.explains(failure) && failing.add(kind);
      if (tells) {
        log.error("values can't be worked out; it is tried again", failure);
      }
      return false;
    }
  }

  /** Lets the records under way be written; what is left goes on at the next start. */
  @Override
  public void close() {
    stopped = true;
    wake();
    try {
      thread.join(PATIENCE_MILLIS);
      thread.interrupt();
    } catch (InterruptedException hurried) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
