package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Secret;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.Receiver;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an app is told, when, and how often. */
class DeliveryTest {

  private static final RunningAxle AXLE = RunningAxle.get();

  private final TestPortal developer = AXLE.portal(DeliveryTest.class);
  private final TestPortal portal = AXLE.portal(DeliveryTest.class);
  private final ConnectedApp app = ConnectedApp.of(developer);
  private Receiver receiver;

  @BeforeEach
  void listen() {
    receiver = new Receiver();
    app.installed(portal, "crm.objects.companies.read");
    sendTo(receiver.url());
  }

  private void sendTo(String url) {
    developer
        .put(
            "/webhooks/v3/" + app.id() + "/settings",
            """
            {"targetUrl": "%s", "throttling": {"maxConcurrentRequests": 10}}"""
                .formatted(url))
        .expect(200);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private int subscribe(String eventType, String more) {
    return Integer.parseInt(
        developer
            .post(
                "/webhooks/v3/" + app.id() + "/subscriptions",
                "{\"eventType\": \"%s\", \"active\": true%s}".formatted(eventType, more))
            .expect(201)
            .at("/id"));
  }

  private List<JsonNode> told(int events) {
    Eventually.eventually(() -> assertThat(receiver.events()).hasSizeGreaterThanOrEqualTo(events));
    return receiver.events();
  }

  private String contact(String properties) {
    return portal
        .post("/crm/v3/objects/contacts", "{\"properties\": {%s}}".formatted(properties))
        .expect(201)
        .at("/id");
  }

  @Test
  void aCreationIsToldInHubSpotsFieldsSignedInVersions1And3() {
    int subscription = subscribe("contact.creation", "");
    Instant before = Instant.now();
    String id = contact("\"email\": \"told@example.com\", \"lastname\": \"Ü\\u001f\"");
    JsonNode event = told(1).getFirst();
    assertThat(event.propertyNames())
        .containsExactlyInAnyOrder(
            "eventId",
            "subscriptionId",
            "portalId",
            "appId",
            "occurredAt",
            "subscriptionType",
            "attemptNumber",
            "objectId",
            "changeFlag",
            "changeSource",
            "sourceId");
    assertThat(event.get("subscriptionId").asInt()).isEqualTo(subscription);
    assertThat(event.get("portalId").asString()).isEqualTo(portal.id().toString());
    assertThat(event.get("appId").asString()).isEqualTo(app.id());
    assertThat(event.get("objectId").asString()).isEqualTo(id);
    assertThat(event.get("objectId").isNumber()).isTrue();
    assertThat(event.get("changeFlag").asString()).isEqualTo("CREATED");
    assertThat(event.get("changeSource").asString()).isEqualTo("INTEGRATION");
    assertThat(event.get("attemptNumber").asInt()).isZero();
    assertThat(event.get("occurredAt").asLong())
        .isBetween(before.toEpochMilli() - 1_000, Instant.now().toEpochMilli() + 1_000);

    Receiver.Delivered delivered = receiver.deliveries().getFirst();
    Secret secret = new Secret(app.clientSecret());
    long timestamp = Long.parseLong(delivered.headers().get("X-HubSpot-Request-Timestamp"));
    assertThat(timestamp).isCloseTo(Instant.now().toEpochMilli(), within(60_000L));
    assertThat(delivered.headers())
        .containsEntry("X-HubSpot-Signature-Version", "v1")
        .containsEntry("X-HubSpot-Signature", Signatures.v1(secret, delivered.body()))
        .containsEntry(
            "X-HubSpot-Signature-v3",
            Signatures.v3(secret, "POST", receiver.url(), delivered.body(), timestamp))
        .containsEntry("Content-Type", "application/json");
  }

  private static Offset<Long> within(long most) {
    return Offset.offset(most);
  }

  @Test
  void onlyWhatIsSubscribedToIsTold() {
    subscribe("contact.propertyChange", ", \"propertyName\": \"lastname\"");
    String id = contact("\"firstname\": \"Ada\"");
    portal.patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {\"firstname\": \"A\"}}");
    portal
        .patch(
            "/crm/v3/objects/contacts/" + id,
            "{\"properties\": {\"lastname\": \"L\", \"city\": \"X\"}}")
        .expect(200);
    portal
        .patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {\"lastname\": \"\"}}")
        .expect(200);
    List<JsonNode> events = told(2);
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().get("propertyName").asString()).isEqualTo("lastname");
    assertThat(events.stream().map(each -> each.get("propertyValue").asString()))
        .containsExactlyInAnyOrder("L", "");
  }

  @Test
  void anOtherPortalAndAPausedSubscriptionAreQuiet() {
    int paused = subscribe("company.creation", "");
    subscribe("contact.creation", "");
    developer
        .patch(
            "/webhooks/v3/%s/subscriptions/%d".formatted(app.id(), paused), "{\"active\": false}")
        .expect(200);
    portal.post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"X\"}}").expect(201);
    AXLE.portal(DeliveryTest.class)
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Other\"}}")
        .expect(201);
    String id = contact("\"lastname\": \"Ours\"");
    assertThat(told(1)).hasSize(1);
    assertThat(receiver.events().getFirst().get("objectId").asString()).isEqualTo(id);
  }

  @Test
  void deletionRestoreMergeAssociationAndPrivacyDeletionAreTold() {
    for (String type :
        List.of("deletion", "restore", "merge", "associationChange", "privacyDeletion")) {
      subscribe("contact." + type, "");
    }
    String one = contact("\"email\": \"one@hooks.example.com\"");
    String two = contact("\"email\": \"two@hooks.example.com\", \"city\": \"Of the second alone\"");
    String company =
        portal
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"C\"}}")
            .expect(201)
            .at("/id");
    portal
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s".formatted(one, company),
            "")
        .expect(200);
    Eventually.eventually(
        () ->
            assertThat(receiver.events())
                .anySatisfy(
                    event -> {
                      assertThat(event.path("associationType").asString(""))
                          .isEqualTo("CONTACT_TO_COMPANY");
                      assertThat(event.path("fromObjectId").asString("")).isEqualTo(one);
                      assertThat(event.path("toObjectId").asString("")).isEqualTo(company);
                      assertThat(event.path("associationRemoved").asBoolean(true)).isFalse();
                    }));
    receiver.forget();
    portal.delete("/crm/v3/objects/contacts/" + two).expect(204);
    Eventually.eventually(() -> assertThat(flags()).contains("DELETED"));
    portal
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(two))
        .expect(204);
    Eventually.eventually(() -> assertThat(flags()).contains("RESTORED"));
    receiver.forget();
    Exchange merged =
        portal
            .post(
                "/crm/v3/objects/contacts/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(one, two))
            .expect(200);
    Eventually.eventually(
        () ->
            assertThat(receiver.events())
                .anySatisfy(
                    event -> {
                      assertThat(event.path("primaryObjectId").asString("")).isEqualTo(one);
                      assertThat(event.at("/mergedObjectIds/0").asString("")).isEqualTo(two);
                      assertThat(event.path("numberOfPropertiesMoved").asInt(-1)).isEqualTo(1);
                      assertThat(event.path("newObjectId").asString(""))
                          .isEqualTo(merged.at("/id"));
                    }));
    receiver.forget();
    portal
        .post(
            "/crm/v3/objects/contacts/gdpr-delete",
            "{\"objectId\": \"%s\"}".formatted(merged.at("/id")))
        .expect(204);
    Eventually.eventually(
        () ->
            assertThat(receiver.events())
                .anySatisfy(
                    event ->
                        assertThat(event.path("subscriptionType").asString(""))
                            .isEqualTo("contact.privacyDeletion")));
  }

  private List<String> flags() {
    return receiver.events().stream().map(event -> event.path("changeFlag").asString("")).toList();
  }

  @Test
  void nothingIsToldThatTheAccountHasNotGranted() {
    subscribe("deal.creation", "");
    subscribe("object.creation", ", \"objectTypeId\": \"0-3\"");
    subscribe("contact.creation", "");
    portal
        .post("/crm/v3/objects/deals", "{\"properties\": {\"dealname\": \"Secret\"}}")
        .expect(201);
    String id = contact("\"lastname\": \"Granted\"");
    assertThat(told(1)).hasSize(1);
    assertThat(receiver.events().getFirst().get("objectId").asString()).isEqualTo(id);
  }

  @Test
  void anyObjectTypeIsToldByItsId() {
    subscribe("object.creation", ", \"objectTypeId\": \"0-2\"");
    String id =
        portal
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"Any\"}}")
            .expect(201)
            .at("/id");
    JsonNode event = told(1).getFirst();
    assertThat(event.get("subscriptionType").asString()).isEqualTo("object.creation");
    assertThat(event.get("objectTypeId").asString()).isEqualTo("0-2");
    assertThat(event.get("objectId").asString()).isEqualTo(id);
  }

  @Test
  void whatFailsIsToldAgainWithItsAttempt() throws SQLException {
    subscribe("contact.creation", "");
    receiver.answers(() -> 500);
    String id = contact("\"lastname\": \"Again\"");
    told(1);
    Eventually.eventually(
        () -> assertThat(scalar("select attempt from webhook_event where app_id = ")).isEqualTo(1));
    receiver.answers(() -> 302);
    due();
    Eventually.eventually(
        () -> assertThat(scalar("select attempt from webhook_event where app_id = ")).isEqualTo(2));
    receiver.answers(() -> -1);
    due();
    Eventually.eventually(
        () -> assertThat(scalar("select attempt from webhook_event where app_id = ")).isEqualTo(3));
    receiver.answers(() -> 410);
    due();
    Eventually.eventually(
        () -> assertThat(scalar("select attempt from webhook_event where app_id = ")).isEqualTo(4));
    receiver.answers(() -> 200);
    due();
    Eventually.eventually(
        () -> assertThat(scalar("select count(*) from webhook_event where app_id = ")).isZero());
    assertThat(receiver.deliveries())
        .extracting(Receiver.Delivered::path)
        .doesNotContain("/elsewhere");
    assertThat(receiver.events().stream().map(each -> each.get("attemptNumber").asInt()))
        .startsWith(0, 1, 2)
        .endsWith(4);
    assertThat(receiver.events())
        .allSatisfy(each -> assertThat(each.get("objectId").asString()).isEqualTo(id));
    assertThat(
            scalar("select count(*) from webhook_delivery where problem is not null and app_id = "))
        .isEqualTo(4);
  }

  @Test
  void whoAnswersGarbageIsToldAgain() throws Exception {
    subscribe("contact.creation", "");
    try (Babbler babbler = new Babbler()) {
      sendTo(babbler.url());
      String id = contact("\"lastname\": \"Garbled\"");
      for (int attempt = 1; attempt <= Babbler.WAYS; attempt++) {
        int made = attempt;
        Eventually.eventually(
            () ->
                assertThat(scalar("select attempt from webhook_event where app_id = "))
                    .isEqualTo(made));
        due();
      }
      sendTo(receiver.url());
      due();
      assertThat(told(1).getFirst().get("objectId").asString()).isEqualTo(id);
    }
    assertThat(scalar("select max(length(answer)) from webhook_delivery where app_id = "))
        .isLessThanOrEqualTo(4_000);
  }

  @Test
  void whoFailsForThreeDaysIsGivenUpUntilSomebodyGoesOn() throws SQLException {
    subscribe("contact.creation", "");
    receiver.answers(() -> 503);
    contact("\"lastname\": \"First\"");
    Eventually.eventually(
        () ->
            assertThat(
                    scalar(
                        "select count(*) from webhook_target where failing_since is not null and app_id = "))
                .isOne());
    String backlog = "/axle/v1/webhooks/" + app.id() + "/backlog";
    failingFor("2 days 23 hours");
    due();
    Eventually.eventually(
        () -> assertThat(scalar("select attempt from webhook_event where app_id = ")).isEqualTo(2));
    assertThat(developer.get(backlog).json().has("disabledAt")).isFalse();
    failingFor("3 days 1 minute");
    due();
    Eventually.eventually(
        () -> assertThat(developer.get(backlog).json().has("disabledAt")).isTrue());
    receiver.answers(() -> 204);
    receiver.forget();
    contact("\"lastname\": \"Not told\"");
    developer.post("/axle/v1/webhooks/" + app.id() + "/go-on", "").expect(204);
    String told = contact("\"lastname\": \"Told\"");
    Eventually.eventually(
        () ->
            assertThat(receiver.events())
                .anySatisfy(event -> assertThat(event.get("objectId").asString()).isEqualTo(told)));
  }

  private void failingFor(String interval) throws SQLException {
    scalarUpdate(
        "update webhook_target set failing_since = now() - interval '%s' where app_id = "
            .formatted(interval));
  }

  @Test
  void nothingIsLeftOfAnAppThatIsDeleted() {
    subscribe("contact.creation", "");
    contact("\"lastname\": \"Told\"");
    told(1);
    Eventually.eventually(
        () -> assertThat(scalar("select count(*) from webhook_delivery where app_id = ")).isOne());
    developer.delete("/axle/v1/public-apps/" + app.id()).expect(204);
    for (String table :
        List.of("webhook_target", "webhook_subscription", "webhook_event", "webhook_delivery")) {
      assertThat(scalar("select count(*) from " + table + " where app_id = ")).as(table).isZero();
    }
  }

  @Test
  void whoNeverAnswersKeepsNobodyElseWaiting() {
    subscribe("contact.creation", "");
    receiver.answers(
        () -> {
          Thread.sleep(60_000);
          return 200;
        });
    TestPortal other = AXLE.portal(DeliveryTest.class);
    ConnectedApp quick = ConnectedApp.of(developer);
    quick.installed(other);
    try (Receiver second = new Receiver()) {
      developer
          .put(
              "/webhooks/v3/" + quick.id() + "/settings",
              "{\"targetUrl\": \"%s\", \"throttling\": {\"maxConcurrentRequests\": 5}}"
                  .formatted(second.url()))
          .expect(200);
      developer
          .post(
              "/webhooks/v3/" + quick.id() + "/subscriptions",
              "{\"eventType\": \"contact.creation\", \"active\": true}")
          .expect(201);
      for (int i = 0; i < 30; i++) {
        contact("\"lastname\": \"Slow\"");
      }
      long begun = System.nanoTime();
      other
          .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Quick\"}}")
          .expect(201);
      Eventually.eventually(() -> assertThat(second.events()).hasSize(1));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
  }

  private void due() throws SQLException {
    scalarUpdate("update webhook_event set due_at = now() where app_id = ");
  }

  private long scalar(String sql) {
    try (Connection connection = AXLE.database();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql + app.id())) {
      return row.next() ? row.getLong(1) : -1;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void scalarUpdate(String sql) throws SQLException {
    try (Connection connection = AXLE.database();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql + app.id());
    }
  }
}
