package dev.axle.portals;

import dev.axle.edge.DailyUsage;
import dev.axle.edge.DayCount;
import dev.axle.edge.PortalId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the calls of each day, so that a restart does not hand out the day's allowance again. */
public final class ApiUsage implements DailyUsage {

  private static final Logger log = LoggerFactory.getLogger(ApiUsage.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final PortalStore store;

  public ApiUsage(Jdbi jdbi) {
    this.store = new PortalStore(jdbi);
  }

  @Override
  public long calls(PortalId portal, LocalDate day) {
    return store.calls(portal, day);
  }

  /** Keeps the counts every two seconds, and once more when closed. */
  public AutoCloseable keeping(Supplier<Map<PortalId, DayCount>> counts) {
    ScheduledExecutorService timer =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("api-usage").unstarted(work));
    Runnable keep = () -> keep(counts.get());
    var task =
        timer.scheduleWithFixedDelay(
            keep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      task.cancel(false);
      timer.close();
      keep.run();
    };
  }

  private void keep(Map<PortalId, DayCount> counts) {
    try {
      List<PortalStore.Usage> usages =
          counts.entrySet().stream()
              .map(
                  entry ->
                      new PortalStore.Usage(
                          entry.getKey(), entry.getValue().date(), entry.getValue().calls()))
              .toList();
      if (!usages.isEmpty()) {
        store.keep(usages);
      }
    } catch (RuntimeException unreachable) {
      log.warn(
          "the day's calls could not be kept, the next try is soon: {}", unreachable.toString());
    }
  }
}
