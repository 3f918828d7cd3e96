package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Secret;
import dev.axle.testing.Eventually;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who listens is told what comes, of the own portal, signed for where it goes. */
class ListeningTest {

  private static final String LISTEN =
      "/axle/v1/webhooks/listen?forwardTo=http%3A%2F%2F127.0.0.1%3A3000%2F&events=";
  private static final String URL = "http://127.0.0.1:3000/";

  private final TestPortal portal = RunningAxle.get().portal(ListeningTest.class);
  private final TestPortal other = RunningAxle.get().portal(ListeningTest.class);

  private String contact(TestPortal of) {
    return of.post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Ü\"}}")
        .expect(201)
        .at("/id");
  }

  @Test
  void whatComesIsToldOnceAndSigned() {
    JsonNode begun = portal.get(LISTEN + "contact.creation").expect(200).json();
    assertThat(begun.has("webhook")).isFalse();
    contact(other);
    String id = contact(portal);
    String next = LISTEN + "contact.creation&after=" + begun.get("after").asString();
    Eventually.eventually(
        () -> assertThat(portal.get(next).expect(200).json().has("webhook")).isTrue());
    JsonNode heard = portal.get(next).expect(200).json();
    String body = heard.at("/webhook/body").asString();
    JsonNode events = new JsonMapper().readTree(body);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).get("objectId").asString()).isEqualTo(id);
    String secret =
        portal
            .get("/axle/v1/webhooks/" + events.get(0).get("appId").asString() + "/secret")
            .expect(200)
            .at("/secret");
    JsonNode headers = heard.at("/webhook/headers");
    long millis = Long.parseLong(headers.get("X-HubSpot-Request-Timestamp").asString());
    assertThat(headers.get("X-HubSpot-Signature-v3").asString())
        .isEqualTo(Signatures.v3(new Secret(secret), "POST", URL, body, millis));
    String after = LISTEN + "contact.creation&after=" + heard.get("after").asString();
    assertThat(portal.get(after).expect(200).json().has("webhook")).isFalse();
  }

  @Test
  void propertiesAndObjectTypesAreChosen() {
    String events = "contact.propertyChange:lastname,object.creation:0-1";
    String begun = portal.get(LISTEN + events).expect(200).at("/after");
    String id = contact(portal);
    portal.patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {\"city\": \"X\"}}");
    String next = LISTEN + events + "&after=" + begun;
    Eventually.eventually(
        () ->
            assertThat(portal.get(next).expect(200).at("/webhook/body"))
                .contains("contact.propertyChange", "object.creation")
                .doesNotContain("city"));
  }

  @Test
  void whatCanNotBeIsRefused() {
    portal.get(LISTEN + "contact.birth").expect(400);
    portal.get(LISTEN + "object.creation").expect(400);
    portal.get(LISTEN + "&after=x").expect(400);
    portal.get("/axle/v1/webhooks/listen").expect(400);
  }

  @Test
  void onlyWhatTheCallerMayReadIsTold() {
    String token =
        portal
            .post(
                "/axle/v1/private-apps",
                """
                {"name": "Narrow", "scopes": ["private-apps-write", "crm.objects.contacts.read"]}""")
            .expect(201)
            .at("/token");
    TestPortal narrow = portal.withToken(token);
    assertThat(narrow.get(LISTEN + "deal.creation").expect(403).at("/category"))
        .isEqualTo("MISSING_SCOPES");
    narrow.get(LISTEN + "object.creation:2-404404").expect(400);
    String all = LISTEN.replace("&events=", "");
    String begun = narrow.get(all).expect(200).at("/after");
    portal
        .post("/crm/v3/objects/deals", "{\"properties\": {\"dealname\": \"Secret\"}}")
        .expect(201);
    String id = contact(portal);
    Eventually.eventually(
        () ->
            assertThat(narrow.get(all + "&after=" + begun).expect(200).json().has("webhook"))
                .isTrue());
    JsonNode events =
        new JsonMapper()
            .readTree(narrow.get(all + "&after=" + begun).expect(200).at("/webhook/body"));
    assertThat(events)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.get("objectId").asString()).isEqualTo(id));
  }
}
