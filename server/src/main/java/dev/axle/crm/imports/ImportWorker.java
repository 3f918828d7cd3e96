package dev.axle.crm.imports;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that imports run on, apart from those of requests. */
final class ImportWorker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
  private static final int THREADS = 3;
  private static final int PATIENCE_SECONDS = 20;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("import-", 1).daemon().factory());
  private final Consumer<ImportStore.Id> run;
  private volatile boolean stopped;

  ImportWorker(Consumer<ImportStore.Id> run) {
    this.run = run;
  }

  boolean isStopped() {
    return stopped;
  }

  void submit(List<ImportStore.Id> imports) {
    imports.forEach(this::submit);
  }

  void submit(ImportStore.Id id) {
    if (!stopped) {
      threads.execute(
          () -> {
            try {
              run.accept(id);
            } catch (RuntimeException failure) {
              log.error("import {} of portal {} was left", id.id(), id.portal(), failure);
            }
          });
    }
  }

  /** Lets batches under way commit; what is left goes on at the next start. */
  @Override
  public void close() {
    stopped = true;
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
