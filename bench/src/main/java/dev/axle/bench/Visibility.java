package dev.axle.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after a write is acknowledged a search finds it: contacts are changed at a steady pace,
 * whatever the server makes of it, and each is searched for by its new value until it is found. No
 * contact is changed again before that.
 */
final class Visibility {

  static final int WRITES_PER_SECOND = 200;
  static final double TARGET_P99 = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Server server;
  private final List<Long> ids;
  private final List<Long> writing = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> finding = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param ids of contacts that may be changed
   */
  Visibility(Server server, List<Long> ids) {
    this.server = server;
    this.ids = ids;
  }

  /**
   * What was seen: of writes and of the searches for them, milliseconds.
   *
   * @param searchedAgain searches that did not find what was written before
   */
  record Seen(
      double writeP50,
      double writeP99,
      double foundP50,
      double foundP99,
      int searchedAgain,
      int failures) {}

  Seen run(int seconds) {
    int count = WRITES_PER_SECOND * seconds;
    long pace = TimeUnit.SECONDS.toNanos(1) / WRITES_PER_SECOND;
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        while (System.nanoTime() - start < i * pace) {
          LockSupport.parkNanos(start + i * pace - System.nanoTime());
        }
        long id = ids.get(i % ids.size());
        String value = "seen%d".formatted(System.nanoTime());
        tasks.submit(() -> writeAndFind(client, id, value));
      }
    }
    return new Seen(
        SqlLoad.percentile(writing, 50),
        SqlLoad.percentile(writing, 99),
        SqlLoad.percentile(finding, 50),
        SqlLoad.percentile(finding, 99),
        waiting.get(),
        failures.get());
  }

  private void writeAndFind(HttpClient client, long id, String value) {
    try {
      long start = System.nanoTime();
      HttpResponse<String> written =
          client.send(
              request("/crm/v3/objects/contacts/" + id)
                  .method("PATCH", body(Map.of("properties", Map.of("hs_linkedinid", value))))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      long acknowledged = System.nanoTime();
      if (written.statusCode() != 200) {
        throw new IllegalStateException(written.body());
      }
      HttpRequest search =
          request("/crm/v3/objects/contacts/search").POST(body(question(value))).build();
      while (!finds(client.send(search, HttpResponse.BodyHandlers.ofString()))) {
        waiting.incrementAndGet();
        if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
          throw new IllegalStateException(value + " is not found");
        }
      }
      writing.add(acknowledged - start);
      finding.add(System.nanoTime() - acknowledged);
    } catch (Exception failed) {
      if (failures.getAndIncrement() == 0) {
        Bench.say("a write was not found: %s", failed);
      }
    }
  }

  private static boolean finds(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return Api.JSON.readTree(answer.body()).get("total").asInt() == 1;
  }

  private static Map<String, Object> question(String value) {
    return Map.of(
        "filterGroups",
        List.of(
            Map.of(
                "filters",
                List.of(
                    Map.of("propertyName", "hs_linkedinid", "operator", "EQ", "value", value)))),
        "limit",
        1);
  }

  private static HttpRequest.BodyPublisher body(Object value) {
    return HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(value));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + Server.TOKEN)
        .header("Content-Type", "application/json");
  }
}
