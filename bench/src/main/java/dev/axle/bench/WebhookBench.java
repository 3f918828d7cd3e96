package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * How soon after the answer to a write its webhook arrives, at a steady pace of writes; and how
 * fast a backlog is delivered to a receiver that is quick.
 */
final class WebhookBench {

  private static final int CONTACTS = 200;
  private static final int CHANGES_PER_SECOND = 100;
  private static final double TARGET_P50 = 30;
  private static final double TARGET_P99 = 150;
  private static final double TARGET_DRAIN = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path home;
  private final Path folder;
  private final int seconds;
  private final int backlog;

  /**
   * @param seconds of writes
   * @param backlog events that wait
   */
  WebhookBench(Path home, Path folder, int seconds, int backlog) {
    this.home = home;
    this.folder = folder;
    this.seconds = seconds;
    this.backlog = backlog;
  }

  static WebhookBench parse(Path home, Path folder, List<String> flags) throws Options.Unusable {
    List<String> rest = new ArrayList<>(flags);
    boolean isQuick = rest.remove("--quick");
    int backlog = isQuick ? 10_000 : 100_000;
    if (rest.size() == 2 && rest.getFirst().equals("--backlog")) {
      backlog = Options.number("--backlog", rest.getLast(), 1_000, 10_000_000);
    } else if (!rest.isEmpty()) {
      throw new Options.Unusable("There is no flag " + rest.getFirst() + " of --webhooks.");
    }
    return new WebhookBench(home, folder, isQuick ? 3 : 20, backlog);
  }

  void run() throws Exception {
    Path data = folder.resolve("data");
    Map<String, String> settings = Map.of("AXLE_WEBHOOK_ALLOW_PRIVATE", "true");
    Table table = new Table().row("webhooks", "", "target");
    try (Server server = Server.start(home, data, false, List.of("-Xmx512m"), settings);
        Api api = new Api(server.url());
        HookReceiver receiver = new HookReceiver()) {
      String app = subscribe(api, receiver.url());
      Contacts.load(server.url(), CONTACTS);
      Postgres postgres = Postgres.of(data);
      List<Long> ids =
          postgres.numbers(
              "select id from crm_object where object_type = '0-1' and portal_id = "
                  + Server.PORTAL);
      Bench.say("warming up");
      changes(api, receiver, ids, 5);
      Bench.say("%d changes a second for %d s", CHANGES_PER_SECOND, seconds);
      List<Long> delays = changes(api, receiver, ids, seconds);
      table.row("answer to receiver, p50 ms", SqlLoad.percentile(delays, 50), TARGET_P50);
      table.row("answer to receiver, p99 ms", SqlLoad.percentile(delays, 99), TARGET_P99);
      Bench.say("a backlog of %,d events", backlog);
      table.row("backlog, events/s", drained(postgres, receiver, app), TARGET_DRAIN);
      table.row("heap in use afterwards, MiB", server.heapMib(), "");
    }
    System.out.println(table);
  }

  private static String subscribe(Api api, String url) throws IOException, InterruptedException {
    JsonNode apps = api.get("/axle/v1/private-apps");
    String app = apps.at("/results/0/appId").asString();
    api.put(
        "/webhooks/v3/" + app + "/settings",
        Map.of("targetUrl", url, "throttling", Map.of("maxConcurrentRequests", 10)));
    api.post(
        "/webhooks/v3/" + app + "/subscriptions",
        Map.of("eventType", "contact.propertyChange", "propertyName", "city", "active", true));
    return app;
  }

  /** Writes at a steady pace; how long after each answer the receiver was told, nanoseconds. */
  private static List<Long> changes(Api api, HookReceiver receiver, List<Long> ids, int seconds)
      throws InterruptedException {
    Map<String, Long> answered = new ConcurrentHashMap<>();
    long pace = TimeUnit.SECONDS.toNanos(1) / CHANGES_PER_SECOND;
    long start = System.nanoTime();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CHANGES_PER_SECOND * seconds; i++) {
        while (System.nanoTime() - start < i * pace) {
          LockSupport.parkNanos(start + i * pace - System.nanoTime());
        }
        long id = ids.get(i % ids.size());
        writers.submit(
            () -> {
              String value = "city" + System.nanoTime();
              api.patch(
                  "/crm/v3/objects/contacts/" + id, Map.of("properties", Map.of("city", value)));
              answered.put(value, System.nanoTime());
              return value;
            });
      }
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!receiver.arrivals().keySet().containsAll(answered.keySet())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("some changes were never told");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    List<Long> delays = new ArrayList<>();
    answered.forEach(
        (value, at) -> delays.add(Math.max(0, receiver.arrivals().getOrDefault(value, at) - at)));
    return delays;
  }

  private double drained(Postgres postgres, HookReceiver receiver, String app) throws Exception {
    long before = receiver.events();
    long start = System.nanoTime();
    postgres.execute(
        """
        insert into webhook_event (portal_id, app_id, object_id, body, attempt, queued_at, due_at)
        select %d, %s, i, '{"subscriptionId":1,"portalId":62515,"appId":1,'
          || '"occurredAt":1795000000000,"subscriptionType":"contact.propertyChange","objectId":'
          || i || ',"propertyName":"city","propertyValue":"waited' || i
          || '","changeSource":"INTEGRATION","sourceId":"1"}', 0, now(), now()
        from generate_series(1, %d) i
        """
            .formatted(Server.PORTAL, app, backlog));
    long written = System.nanoTime();
    while (receiver.events() - before < backlog) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("the backlog was not delivered");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return backlog * 1e9 / (System.nanoTime() - written);
  }
}
