package dev.axle.usage;

import dev.axle.database.Database;
import dev.axle.edge.AnsweredCall;
import dev.axle.edge.CallListener;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up calls in memory while they are answered, and keeps the sums every two seconds. What a
 * killed server had not kept yet is lost.
 */
public final class Traffic implements CallListener {

  private static final Logger log = LoggerFactory.getLogger(Traffic.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration BETWEEN_ADVICE = Duration.ofSeconds(10);

  /** Sums of further apps and operations are dropped until these are kept. */
  private static final int MOST_SUMS = 50_000;

  private final UsageStore store;
  private final AdviceBook advice;
  private final LastMinute lastMinute = new LastMinute();
  private final ConcurrentHashMap<UsageKey, Counts> sums = new ConcurrentHashMap<>();

  public Traffic(Database database, AdviceBook advice) {
    this.store = new UsageStore(database);
    this.advice = advice;
  }

  @Override
  public void answered(AnsweredCall call) {
    advice.hear(call);
    lastMinute.add(call);
    UsageKey key =
        new UsageKey(
            call.caller().portal(),
            call.at().atZone(call.caller().timeZone()).truncatedTo(ChronoUnit.HOURS).toInstant(),
            call.caller().app(),
            call.operation().name());
    if (sums.mappingCount() < MOST_SUMS || sums.containsKey(key)) {
      sums.merge(key, Counts.of(call), Counts::plus);
    }
  }

  LastMinute lastMinute() {
    return lastMinute;
  }

  /** Keeps the sums every two seconds, and once more when closed. */
  public AutoCloseable keeping() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("usage").unstarted(work));
    again(timer, EVERY, this::keepAndListen);
    again(timer, BETWEEN_ADVICE, advice::consider);
    return () -> {
      timer.shutdown();
      timer.awaitTermination(EVERY.toMillis(), TimeUnit.MILLISECONDS);
      orLater(this::keepAndListen);
    };
  }

  private void keepAndListen() {
    keep();
    advice.listen();
  }

  private static void again(ScheduledThreadPoolExecutor timer, Duration pause, Runnable work) {
    timer.scheduleWithFixedDelay(
        () -> orLater(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void orLater(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      log.warn("usage could not be kept, the next try is soon: {}", failure.toString());
    }
  }

  /** Keeps what was added up so far, so that whoever reads usage sees it. */
  synchronized void keep() {
    Map<UsageKey, Counts> taken = new HashMap<>();
    for (UsageKey key : sums.keySet()) {
      Counts counts = sums.remove(key);
      if (counts != null) {
        taken.put(key, counts);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.add(taken);
    } catch (RuntimeException failure) {
      taken.forEach((key, counts) -> sums.merge(key, counts, Counts::plus));
      throw failure;
    }
  }
}
