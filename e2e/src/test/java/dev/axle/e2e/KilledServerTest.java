package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the server in the middle of batch creates, twenty times on one data folder: what was
 * acknowledged is wholly there, what was not is wholly there or wholly absent.
 */
class KilledServerTest {

  private static final int ROUNDS = 20;
  private static final int WRITERS = 4;

  /** Counted over one run: both must happen, or the kills hit nothing. */
  private int acknowledged;

  private int unacknowledged;

  @Test
  void losesNothingItAcknowledgedAndKeepsNoHalves(@TempDir Path home) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Installation installation = Installation.in(home);
    Map<String, String> expected = new TreeMap<>();
    List<ContactBatch> sent = List.of();
    for (int round = 1; round <= ROUNDS; round++) {
      try (AxleProcess axle = installation.start()) {
        expected.putAll(check(axle, sent, "round %d of seed %d".formatted(round - 1, seed)));
        sent = writeUntilKilled(axle, round, random);
      }
    }
    try (AxleProcess axle = installation.start()) {
      expected.putAll(check(axle, sent, "the last round of seed %d".formatted(seed)));
      try (Api api = axle.api()) {
        assertThat(Contacts.idByEmail(api)).as("all contacts, seed %d", seed).isEqualTo(expected);
      }
    }
    assertThat(acknowledged).as("batches that were acknowledged").isGreaterThan(ROUNDS);
    assertThat(unacknowledged).as("batches that a kill cut short").isGreaterThan(ROUNDS / 2);
  }

  /** Writes from several clients at once and kills the server at a random moment. */
  private static List<ContactBatch> writeUntilKilled(AxleProcess axle, int round, Random random)
      throws Exception {
    Queue<ContactBatch> sent = new ConcurrentLinkedQueue<>();
    Semaphore answers = new Semaphore(0);
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Api api = axle.api()) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 1; writer <= WRITERS; writer++) {
        String prefix = "r%dw%d".formatted(round, writer);
        running.add(writers.submit(() -> write(api, prefix, sent, answers)));
      }
      assertThat(answers.tryAcquire(random.nextInt(8), 30, TimeUnit.SECONDS)).isTrue();
      // Not a wait for anything: the moment of death is to be a random one.
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos() * random.nextInt(40));
      axle.kill();
      for (Future<?> writer : running) {
        writer.get();
      }
    }
    return List.copyOf(sent);
  }

  private static void write(Api api, String prefix, Queue<ContactBatch> sent, Semaphore answers) {
    for (int number = 1; ; number++) {
      ContactBatch batch = ContactBatch.named(prefix + "b" + number);
      try {
        sent.add(batch.create(api));
        answers.release();
      } catch (IOException killed) {
        sent.add(batch);
        return;
      }
    }
  }

  /** Holds the batches of a round against the promise; gives id by email of all that is there. */
  private Map<String, String> check(AxleProcess axle, List<ContactBatch> sent, String when)
      throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Api api = axle.api()) {
      for (ContactBatch batch : sent) {
        Map<String, String> found = batch.found(api);
        if (batch.isAcknowledged()) {
          acknowledged++;
          assertThat(found)
              .as("%s: the acknowledged batch %s", when, batch.name())
              .isEqualTo(batch.acknowledged());
        } else {
          unacknowledged++;
          assertThat(found.size())
              .as("%s: contacts there of the unanswered batch %s", when, batch.name())
              .isIn(0, 100);
        }
        if (found.isEmpty()) {
          // A unique email left behind without its contact would answer 409 here.
          found = batch.create(api).acknowledged();
        }
        batch.assertWhole(api, found);
        all.putAll(found);
      }
    }
    return all;
  }
}
