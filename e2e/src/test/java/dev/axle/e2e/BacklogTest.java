package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A million events wait for a receiver that hangs, and are told when it does no more, by a server
 * with its usual heap of 256 MiB: their bodies alone would not fit into it.
 */
class BacklogTest {

  private static final int CONTACTS = 10_000;
  private static final int PROPERTIES = 100;
  private static final int EVENTS = CONTACTS * PROPERTIES;
  private static final int BATCH = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final CountDownLatch open = new CountDownLatch(1);
  private final BitSet told = new BitSet(EVENTS);

  @Test
  void aMillionEventsAreToldInFlatMemory(@TempDir Path home) throws Exception {
    Installation installation = Installation.in(home).with("AXLE_WEBHOOK_ALLOW_PRIVATE", "true");
    HttpServer receiver = receiver();
    try (AxleProcess axle = installation.start();
        Api api = axle.api()) {
      String app = api.get("/axle/v1/private-apps").json().at("/results/0/appId").asString();
      subscribe(api, app, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks");
      for (int batch = 0; batch < CONTACTS / BATCH; batch++) {
        create(api, batch);
      }
      Eventually.within(
          PATIENCE,
          () -> waiting(api, app) + " events wait; the server printed:\n" + axle.output(),
          () -> waiting(api, app) == EVENTS);
      open.countDown();
      assertThat(api.post("/axle/v1/webhooks/" + app + "/go-on", "").status()).isEqualTo(204);
      Eventually.within(
          PATIENCE,
          () -> told() + " events were told; the server printed:\n" + axle.output(),
          () -> told() == EVENTS);
      Eventually.within(
          PATIENCE, () -> waiting(api, app) + " events wait still", () -> waiting(api, app) == 0);
      assertThat(axle.output()).doesNotContain("OutOfMemoryError");
    } finally {
      receiver.stop(0);
    }
  }

  private int told() {
    synchronized (told) {
      return told.cardinality();
    }
  }

  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext(
        "/hooks",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (open.await(30, TimeUnit.SECONDS)) {
              exchange.sendResponseHeaders(204, -1);
              remember(Api.JSON.readTree(body));
            }
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });
    receiver.start();
    return receiver;
  }

  /** The value of each event is its number. */
  private void remember(JsonNode events) {
    synchronized (told) {
      for (JsonNode event : events) {
        told.set(Integer.parseInt(event.path("propertyValue").asString()));
      }
    }
  }

  private static String property(int number) {
    return "told_%02d".formatted(number);
  }

  private static void subscribe(Api api, String app, String url) throws IOException {
    String properties =
        IntStream.range(0, PROPERTIES)
            .mapToObj(
                number ->
                    """
                    {"name": "%1$s", "label": "%1$s", "type": "number", "fieldType": "number",
                     "groupName": "contactinformation"}"""
                        .formatted(property(number)))
            .collect(Collectors.joining(","));
    assertThat(
            api.post(
                    "/crm/v3/properties/contacts/batch/create",
                    "{\"inputs\": [%s]}".formatted(properties))
                .status())
        .isEqualTo(201);
    assertThat(
            api.put(
                    "/webhooks/v3/" + app + "/settings",
                    """
                    {"targetUrl": "%s", "throttling": {"maxConcurrentRequests": 10}}"""
                        .formatted(url))
                .status())
        .isEqualTo(200);
    for (int number = 0; number < PROPERTIES; number++) {
      assertThat(
              api.post(
                      "/webhooks/v3/" + app + "/subscriptions",
                      """
                      {"eventType": "contact.propertyChange", "propertyName": "%s", "active": true}"""
                          .formatted(property(number)))
                  .status())
          .isEqualTo(201);
    }
  }

  private static void create(Api api, int batch) throws IOException {
    String inputs =
        IntStream.range(batch * BATCH, (batch + 1) * BATCH)
            .mapToObj(
                contact ->
                    IntStream.range(0, PROPERTIES)
                        .mapToObj(
                            number ->
                                "\"%s\": \"%d\""
                                    .formatted(property(number), contact * PROPERTIES + number))
                        .collect(Collectors.joining(",", "{\"properties\": {", "}}")))
            .collect(Collectors.joining(",", "{\"inputs\": [", "]}"));
    Api.Response created = api.post("/crm/v3/objects/contacts/batch/create", inputs);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
  }

  /** Asks at most twice a second: counting a million is work. */
  private static long waiting(Api api, String app) {
    try {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      return api.get("/axle/v1/webhooks/" + app + "/backlog").json().path("events").asLong();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
