package dev.axle.edge;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of one portal on one day of its calendar. */
public final class DayCount {

  private final LocalDate date;
  private final AtomicLong calls;

  DayCount(LocalDate date, long callsSoFar) {
    this.date = date;
    this.calls = new AtomicLong(callsSoFar);
  }

  boolean admit(long allowed) {
    if (calls.incrementAndGet() <= allowed) {
      return true;
    }
    calls.decrementAndGet();
    return false;
  }

  long remaining(long allowed) {
    return Math.max(0, allowed - calls.get());
  }

  public LocalDate date() {
    return date;
  }

  public long calls() {
    return calls.get();
  }
}
