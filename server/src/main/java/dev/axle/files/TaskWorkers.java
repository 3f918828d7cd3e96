package dev.axle.files;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads that do one task after the other while there are any; a few at a time. */
final class TaskWorkers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TaskWorkers.class);
  private static final int AT_ONCE = 16;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int PATIENCE_SECONDS = 5;

  private final BooleanSupplier next;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("file-task-", 1).factory());
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().daemon().name("file-tasks").unstarted(work));
  private volatile boolean stopped;

  /**
   * @param next does a task; false if there was none
   */
  TaskWorkers(BooleanSupplier next) {
    this.next = next;
  }

  /** Looks for tasks now, and again from time to time: a failure may have left some. */
  void begin() {
    timer.scheduleWithFixedDelay(this::wake, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  void wake() {
    if (!stopped && places.tryAcquire()) {
      threads.execute(this::work);
    }
  }

  private void work() {
    boolean any = false;
    try {
      while (!stopped && next.getAsBoolean()) {
        any = true;
      }
    } catch (RuntimeException failure) {
      log.warn("a task on files was left, the next try is soon: {}", failure.toString());
      any = false;
    } finally {
      places.release();
    }
    if (any) {
      wake(); // for what came in just before the place was free
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /** Lets quick tasks end; what is left goes on at the next start. */
  @Override
  public void close() {
    stopped = true;
    timer.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
