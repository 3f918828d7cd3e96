package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 of the server between commit and delivery, twenty times: whatever was acknowledged is
 * told at least once, and nothing is told that did not happen.
 */
class KilledDeliveryTest {

  private static final int KILLS = 20;
  private static final int CONTACTS = 6;
  private static final String REDIRECT = "http://localhost:3000/back";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random = new Random(6);
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledged = new HashSet<>();

  @Test
  void whatWasAcknowledgedIsTold(@TempDir Path home) throws Exception {
    Installation installation = Installation.in(home).with("AXLE_WEBHOOK_ALLOW_PRIVATE", "true");
    HttpServer receiver = receiver();
    try {
      try (AxleProcess axle = installation.start();
          Api api = axle.api()) {
        subscribe(api, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks");
      }
      for (int kill = 0; kill < KILLS; kill++) {
        try (AxleProcess axle = installation.start();
            Api api = axle.api()) {
          for (int i = 0; i < CONTACTS; i++) {
            acknowledged.add(contact(api, kill + "-" + i));
          }
          Thread.sleep(random.nextInt(15));
          axle.kill();
        }
      }
      try (AxleProcess axle = installation.start();
          Api api = axle.api()) {
        Eventually.within(
            PATIENCE,
            () -> "not told: " + missing() + "; the server printed:\n" + axle.output(),
            () -> missing().isEmpty());
        assertThat(told).as("all that is told has happened").isEqualTo(existing(api));
      }
      assertThat(acknowledged).hasSize(KILLS * CONTACTS);
    } finally {
      receiver.stop(0);
    }
  }

  private Set<String> missing() {
    Set<String> missing = new HashSet<>(acknowledged);
    missing.removeAll(told);
    return missing;
  }

  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hooks",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          for (JsonNode event : Api.JSON.readTree(body)) {
            told.add(event.path("objectId").asString());
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private static void subscribe(Api api, String url) throws IOException {
    JsonNode app =
        made(
            api.post(
                "/axle/v1/public-apps",
                """
                {"name": "Killed", "redirectUrls": ["%s"],
                 "requiredScopes": ["crm.objects.contacts.read"]}"""
                    .formatted(REDIRECT)));
    String id = app.path("appId").asString();
    JsonNode granted =
        made(
            api.post(
                "/axle/v1/public-apps/" + id + "/authorizations",
                """
                {"redirectUrl": "%s", "scopes": ["crm.objects.contacts.read"]}"""
                    .formatted(REDIRECT)));
    String query = URI.create(granted.path("redirectUrl").asString()).getQuery();
    assertThat(
            api.form(
                    "/oauth/v1/token",
                    Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        app.path("clientId").asString(),
                        "client_secret",
                        app.path("clientSecret").asString(),
                        "redirect_uri",
                        REDIRECT,
                        "code",
                        query.replaceAll(".*code=([^&]+).*", "$1")))
                .status())
        .isEqualTo(200);
    assertThat(
            api.put(
                    "/webhooks/v3/" + id + "/settings",
                    """
                    {"targetUrl": "%s", "throttling": {"maxConcurrentRequests": 5}}"""
                        .formatted(url))
                .status())
        .isEqualTo(200);
    made(
        api.post(
            "/webhooks/v3/" + id + "/subscriptions",
            "{\"eventType\": \"contact.creation\", \"active\": true}"));
  }

  private static JsonNode made(Api.Response response) {
    assertThat(response.status()).as(response.text()).isEqualTo(201);
    return response.json();
  }

  private static String contact(Api api, String name) throws IOException {
    return made(api.post(
            "/crm/v3/objects/contacts",
            "{\"properties\": {\"lastname\": \"%s %s\"}}".formatted(name, UUID.randomUUID())))
        .path("id")
        .asString();
  }

  private static Set<String> existing(Api api) throws IOException {
    Set<String> ids = new HashSet<>();
    String after = "";
    while (true) {
      JsonNode page = api.get("/crm/v3/objects/contacts?limit=100" + after).json();
      page.path("results").forEach(each -> ids.add(each.path("id").asString()));
      JsonNode next = page.at("/paging/next/after");
      if (next.isMissingNode()) {
        return ids;
      }
      after = "&after=" + next.asString();
    }
  }
}
