package dev.axle.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far a reader of the journal has come, for those who wait for it. */
public final class Progress {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long horizon;

  /** All that transactions below the horizon wrote has had its effect. */
  public void reached(long horizon) {
    lock.lock();
    try {
      this.horizon = horizon;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public long horizon() {
    lock.lock();
    try {
      return horizon;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until what a transaction wrote has had its effect.
   *
   * @return false if it took too long
   */
  public boolean awaitBeyond(long tx, Duration most) throws InterruptedException {
    return await(tx, most.toNanos()) >= 0;
  }

  /** As above; says how many of the nanoseconds are left, less than none if it took too long. */
  long await(long tx, long most) throws InterruptedException {
    long left = most;
    lock.lock();
    try {
      while (horizon <= tx) {
        if (left <= 0) {
          return -1;
        }
        left = moved.awaitNanos(left);
      }
      return Math.max(0, left);
    } finally {
      lock.unlock();
    }
  }
}
