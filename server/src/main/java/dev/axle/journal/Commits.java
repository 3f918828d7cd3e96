package dev.axle.journal;

import dev.axle.edge.PortalId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The commits that consumers follow, of this node and those heard of from others: each wakes them.
 */
public final class Commits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<PortalId, Long> latestOf = new HashMap<>();
  private long latest;
  private long own;

  void committed(PortalId portal, long tx) {
    lock.lock();
    try {
      own = Math.max(own, tx);
      latest = Math.max(latest, tx);
      latestOf.merge(portal, tx, Math::max);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Another node has committed. */
  void heardOf(long tx) {
    lock.lock();
    try {
      latest = Math.max(latest, tx);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until this node has committed a later transaction, or long enough; its latest one. */
  long awaitOwnAfter(long tx, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (own <= tx && left > 0) {
        left = news.awaitNanos(left);
      }
      return own;
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
