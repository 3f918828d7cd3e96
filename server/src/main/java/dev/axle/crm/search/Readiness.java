package dev.axle.crm.search;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How far the indexing of existing records has come, for those who wait for its end. */
final class Readiness {

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicLong done = new AtomicLong();
  private volatile long all;

  void expect(long records) {
    all = records;
  }

  void advance(long records) {
    done.addAndGet(records);
  }

  /** It is complete, or has been given up. */
  void ended() {
    end.countDown();
  }

  /** Whether it ended in time. */
  boolean await(Duration most) throws InterruptedException {
    return end.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public String toString() {
    return "%,d of %,d records".formatted(done.get(), Math.max(all, done.get()));
  }
}
