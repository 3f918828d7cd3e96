package dev.axle.files;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps when it is told to, and every minute what could not be swept then. */
final class Sweeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Runnable sweep;
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().daemon().name("file-sweeper").unstarted(work));

  Sweeper(Runnable sweep) {
    this.sweep = sweep;
    timer.scheduleWithFixedDelay(
        this::sweep, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  void soon() {
    if (!timer.isShutdown()) {
      timer.execute(this::sweep);
    }
  }

  private void sweep() {
    try {
      sweep.run();
    } catch (RuntimeException later) {
      log.warn("not all could be swept, the next try is soon: {}", later.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    timer.close();
  }
}
