package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** kill -9 of the embedded PostgreSQL while requests run. */
class KilledDatabaseTest {

  private static final int WRITERS = 4;
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final Map<String, String> idByEmail = new ConcurrentHashMap<>();
  private final Queue<Api.Response> refused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void answers503MeanwhileAndWorksAgainWithoutARestart(@TempDir Path home) throws Exception {
    try (AxleProcess axle = Installation.in(home).start();
        Api api = axle.api();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 1; writer <= WRITERS; writer++) {
        running.add(writers.submit(() -> writeUntilDone(api)));
      }
      try {
        for (int kill = 1; kill <= 2; kill++) {
          awaitWritten(20, "before kill " + kill);
          long killed = axle.postmaster().killRunning();
          awaitRefused(kill);
          awaitWritten(20, "after kill " + kill);
          assertThat(axle.postmaster().process().orElseThrow().pid()).isNotEqualTo(killed);
          refused.forEach(KilledDatabaseTest::assertUnavailable);
          refused.clear();
        }
      } finally {
        done.set(true);
      }
      for (Future<?> writer : running) {
        writer.get();
      }
      assertThat(axle.isAlive()).isTrue();
      assertThat(axle.isHealthy()).isTrue();
      assertThat(Contacts.idByEmail(api)).containsAllEntriesOf(idByEmail);
    }
  }

  private void writeUntilDone(Api api) {
    while (!done.get()) {
      String email = "contact%d@example.com".formatted(sent.incrementAndGet());
      try {
        Api.Response response = api.post("/crm/v3/objects/contacts", Contacts.json(email));
        if (response.status() == 201) {
          idByEmail.put(email, response.json().get("id").asString());
        } else {
          refused.add(response);
        }
      } catch (IOException failure) {
        throw new AssertionError("the server did not answer for " + email, failure);
      }
    }
  }

  private void awaitWritten(int more, String when) {
    int goal = idByEmail.size() + more;
    Eventually.within(
        RECOVERY,
        () ->
            "%s: only %d of %d written; last refused: %s"
                .formatted(when, idByEmail.size(), goal, refused.peek()),
        () -> idByEmail.size() >= goal);
  }

  private void awaitRefused(int kill) {
    Eventually.within(
        RECOVERY,
        () -> "no request met the dead database of kill " + kill,
        () -> !refused.isEmpty());
  }

  private static void assertUnavailable(Api.Response response) {
    assertThat(response.status()).as(response.toString()).isEqualTo(503);
    assertThat(response.contentType()).startsWith("application/json");
    JsonNode body = response.json();
    assertThat(body.path("status").asString("")).isEqualTo("error");
    assertThat(body.path("message").asString("")).isNotBlank();
    assertThat(body.path("category").asString("")).isNotBlank();
    assertThat(body.path("correlationId").asString(""))
        .isNotBlank()
        .isEqualTo(response.correlationId());
  }
}
