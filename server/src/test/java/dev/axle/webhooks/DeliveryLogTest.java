package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Secret;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Eventually;
import dev.axle.testing.Receiver;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was sent is found again, and sent again. */
class DeliveryLogTest {

  private static final RunningAxle AXLE = RunningAxle.get();

  private final TestPortal portal = AXLE.portal(DeliveryLogTest.class);
  private final String app =
      portal
          .post(
              "/axle/v1/private-apps",
              "{\"name\": \"Logged\", \"scopes\": [\"crm.objects.contacts.read\"]}")
          .expect(201)
          .at("/appId");
  private final String base = "/axle/v1/webhooks/" + app;
  private final Instant begun = Instant.now();
  private final Receiver receiver = new Receiver();
  private int subscription;

  @BeforeEach
  void subscribe() {
    portal
        .put(
            "/webhooks/v3/" + app + "/settings",
            "{\"targetUrl\": \"%s\", \"throttling\": {\"maxConcurrentRequests\": 10}}"
                .formatted(receiver.url()))
        .expect(200);
    subscription =
        Integer.parseInt(
            portal
                .post(
                    "/webhooks/v3/" + app + "/subscriptions",
                    "{\"eventType\": \"contact.creation\", \"active\": true}")
                .expect(201)
                .at("/id"));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private String contact() {
    return portal
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Ü\"}}")
        .expect(201)
        .at("/id");
  }

  private JsonNode deliveries(String query, int wanted) {
    Eventually.eventually(
        () ->
            assertThat(portal.get(base + "/deliveries" + query).expect(200).json().at("/results"))
                .hasSize(wanted));
    return portal.get(base + "/deliveries" + query).json().at("/results");
  }

  @Test
  void deliveriesAreFoundByRecordEventAndOutcome() {
    String first = contact();
    deliveries("?objectId=" + first, 1);
    receiver.answers(() -> 500);
    String second = contact();
    JsonNode failed = deliveries("?onlyFailed=true", 1).get(0);
    assertThat(failed.get("objectIds").get(0).asString()).isEqualTo(second);
    assertThat(failed.get("status").asInt()).isEqualTo(500);
    assertThat(failed.get("problem").asString()).isEqualTo("The answer was 500.");
    assertThat(deliveries("?eventId=" + failed.get("eventIds").get(0), 1)).hasSize(1);
    deliveries("?sentTo=" + begun.minusSeconds(60), 0);
    JsonNode page = portal.get(base + "/deliveries?limit=1").expect(200).json();
    String after = page.at("/paging/next/after").asString();
    assertThat(deliveries("?limit=1&after=" + after, 1).get(0).get("objectIds").get(0).asString())
        .isEqualTo(first);

    JsonNode whole =
        portal.get(base + "/deliveries/" + failed.get("id").asString()).expect(200).json();
    assertThat(whole.get("request").asString())
        .contains("\"subscriptionType\":\"contact.creation\"", "\"objectId\":" + second);
    portal.get(base + "/deliveries/0").expect(404);
    portal.get(base + "/deliveries/none").expect(404);
    portal.get(base + "/deliveries?after=none").expect(400);
    AXLE.portal(DeliveryLogTest.class).get(base + "/deliveries").expect(404);
  }

  @Test
  void anEventIsSentAgainAsItWas() {
    contact();
    String id = deliveries("", 1).get(0).get("id").asString();
    portal.post(base + "/deliveries/" + id + "/redeliver", "").expect(202);
    Eventually.eventually(() -> assertThat(receiver.deliveries()).hasSize(2));
    assertThat(receiver.deliveries().getLast().body())
        .isEqualTo(receiver.deliveries().getFirst().body());
  }

  @Test
  void ofARangeOnlyWhatHasNotArrivedIsSentAgain() {
    contact();
    deliveries("", 1);
    receiver.answers(() -> 500);
    String lost = contact();
    deliveries("?onlyFailed=true", 1);
    receiver.answers(() -> 204);
    receiver.forget();
    String range = "{\"sentFrom\": \"%s\", \"onlyFailed\": true}".formatted(begun.minusSeconds(60));
    assertThat(portal.post(base + "/deliveries/redeliver", range).expect(202).at("/events"))
        .isEqualTo("1");
    Eventually.eventually(() -> assertThat(receiver.events()).hasSize(1));
    assertThat(receiver.events().getFirst().get("objectId").asString()).isEqualTo(lost);
    deliveries("", 3);
    assertThat(portal.post(base + "/deliveries/redeliver", range).expect(202).at("/events"))
        .isEqualTo("0");
    portal.post(base + "/deliveries/redeliver", "{\"sentFrom\": \"once\"}").expect(400);
  }

  @Test
  void whatWaitsIsShownAndTriedAtOnceEvenIfItWasGivenUp() throws SQLException {
    receiver.answers(() -> 500);
    contact();
    deliveries("?onlyFailed=true", 1);
    Eventually.eventually(
        () -> assertThat(portal.get(base + "/backlog").json().has("failingSince")).isTrue());
    assertThat(portal.get(base + "/backlog").at("/events")).isEqualTo("1");
    try (Connection connection = AXLE.database();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update webhook_target set disabled_at = now() where app_id = " + app);
    }
    assertThat(portal.get(base + "/backlog").json().has("disabledAt")).isTrue();
    portal.post(base + "/test", "{\"subscriptionId\": %d}".formatted(subscription)).expect(400);
    receiver.answers(() -> 204);
    portal.post(base + "/go-on", "").expect(204);
    Eventually.eventually(
        () -> assertThat(portal.get(base + "/backlog").at("/events")).isEqualTo("0"));
    JsonNode backlog = portal.get(base + "/backlog").json();
    assertThat(backlog.has("failingSince") || backlog.has("disabledAt")).isFalse();
  }

  @Test
  void aTestEventSaysThatItIsOne() {
    portal.post(base + "/test", "{\"subscriptionId\": %d}".formatted(subscription)).expect(202);
    Eventually.eventually(() -> assertThat(receiver.events()).hasSize(1));
    JsonNode event = receiver.events().getFirst();
    assertThat(event.get("objectId").asLong()).isZero();
    assertThat(event.get("changeSource").asString()).isEqualTo("AXLE_TEST");
    for (String type : EventType.all().stream().map(EventType::text).toList()) {
      String more =
          (type.endsWith("propertyChange") ? ", \"propertyName\": \"lastname\"" : "")
              + (type.startsWith("object") ? ", \"objectTypeId\": \"0-1\"" : "");
      if (!type.equals("contact.creation")) {
        String id =
            portal
                .post(
                    "/webhooks/v3/" + app + "/subscriptions",
                    "{\"eventType\": \"%s\", \"active\": true%s}".formatted(type, more))
                .expect(201)
                .at("/id");
        portal
            .post(base + "/test", "{\"subscriptionId\": %s, \"objectId\": 7}".formatted(id))
            .expect(202);
      }
    }
    Eventually.eventually(() -> assertThat(receiver.events()).hasSize(EventType.all().size()));
  }

  @Test
  void theSecretOfAPrivateAppSignsAndIsRotated() {
    String secret = portal.get(base + "/secret").expect(200).at("/secret");
    assertThat(portal.get(base + "/secret").at("/secret")).isEqualTo(secret);
    contact();
    Eventually.eventually(() -> assertThat(receiver.deliveries()).hasSize(1));
    String next = portal.post(base + "/secret/rotate", "").expect(200).at("/secret");
    assertThat(next).isNotEqualTo(secret);
    contact();
    Eventually.eventually(() -> assertThat(receiver.deliveries()).hasSize(2));
    assertThat(receiver.deliveries().getFirst().headers().get("X-HubSpot-Signature"))
        .isEqualTo(Signatures.v1(new Secret(secret), receiver.deliveries().getFirst().body()));
    assertThat(receiver.deliveries().getLast().headers().get("X-HubSpot-Signature"))
        .isEqualTo(Signatures.v1(new Secret(next), receiver.deliveries().getLast().body()));
    assertThat(
            portal
                .get("/account-info/v3/activity/audit-logs")
                .json()
                .at("/results")
                .findValuesAsString("action"))
        .contains("SHOW_SECRET", "ROTATE");
    String open = ConnectedApp.of(portal).id();
    portal.get("/axle/v1/webhooks/" + open + "/secret").expect(400);
  }
}
