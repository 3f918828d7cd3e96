package dev.axle.journal;

import dev.axle.edge.PortalId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The commits of this node that consumers follow: each wakes them. */
public final class Commits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<PortalId, Long> latestOf = new HashMap<>();
  private long latest;

  void committed(PortalId portal, long tx) {
    lock.lock();
    try {
      latest = Math.max(latest, tx);
      latestOf.merge(portal, tx, Math::max);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The transaction of this node's last write to a portal's journal, 0 if there was none. */
  public long latest(PortalId portal) {
    lock.lock();
    try {
      return latestOf.getOrDefault(portal, 0L);
    } finally {
      lock.unlock();
    }
  }

  /** The transaction of this node's last write to the journal, 0 if there was none. */
  long latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a commit is known that a reader up to this horizon has not seen. */
  public boolean isBehind(long horizon) {
    lock.lock();
    try {
      return latest >= horizon;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a commit is known that a reader up to this horizon has not seen, or long enough.
   */
  public void await(long horizon, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (latest < horizon && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits, whatever is committed. */
  static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
