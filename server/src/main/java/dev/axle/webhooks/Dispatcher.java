package dev.axle.webhooks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has webhooks delivered: at once those that were queued here, within half a second those of other
 * nodes and those that are tried again. Each app has its own senders, so that none waits for
 * another.
 */
final class Dispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Deliveries deliveries;
  private final Semaphore news = new Semaphore(0);
  private final Map<AppKey, Senders> senders = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-sender-", 0).factory());
  private final Thread thread =
      Thread.ofPlatform().name("webhook-dispatcher").daemon().unstarted(this::run);
  private volatile boolean stopped;

  Dispatcher(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  void start() {
    thread.start();
  }

  /** Something was queued. */
  void wake() {
    news.release();
  }

  private void run() {
    while (!stopped) {
      try {
        for (TargetStore.Due due : deliveries.due()) {
          senders.computeIfAbsent(due.app(), this::sendersOf).wake(due.mostAtOnce());
        }
        if (news.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException failure) {
        log.debug("not now; it tries again", failure);
        pause();
      }
    }
  }

  private Senders sendersOf(AppKey app) {
    Claims claims = deliveries.of(app);
    return new Senders(threads, () -> stopped ? 0 : deliveries.deliverNext(claims));
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets deliveries under way come to an end. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    if (thread.isAlive()) {
      thread.join(PATIENCE);
    }
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      log.warn("a webhook is still being delivered; it is delivered again after the next start");
    }
  }
}
