package dev.axle.webhooks.journal;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is in the journal of an app, and who reads it. */
class JournalTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final String ALL =
      "\"actions\": [\"CREATE\", \"UPDATE\", \"DELETE\", \"MERGE\", \"RESTORE\"]";

  private final TestPortal developer = AXLE.portal(JournalTest.class);
  private final TestPortal portal = AXLE.portal(JournalTest.class);
  private final ConnectedApp app = ConnectedApp.of(developer);
  private String access = "";
  private JournalReader reader = JournalReader.of(app);

  @BeforeEach
  void install() {
    access = app.installed(portal).at("/access_token");
  }

  private static String contact(TestPortal in, String properties) {
    return in.post("/crm/v3/objects/contacts", "{\"properties\": {%s}}".formatted(properties))
        .expect(201)
        .at("/id");
  }

  private String contact(String properties) {
    return contact(portal, properties);
  }

  private void change(String id, String properties) {
    portal
        .patch("/crm/v3/objects/contacts/" + id, "{\"properties\": {%s}}".formatted(properties))
        .expect(200);
  }

  private List<JsonNode> events(int expected) {
    eventually(() -> assertThat(reader.read()).hasSizeGreaterThanOrEqualTo(expected));
    return reader.read();
  }

  private static List<String> ids(List<JsonNode> events) {
    return events.stream().map(each -> each.path("objectId").asString()).toList();
  }

  private static List<String> actions(List<JsonNode> events) {
    return events.stream().map(each -> each.path("action").asString()).toList();
  }

  @Test
  void whoeverWalksWhileNewOnesComeSeesEachOnceAndInOrder() throws InterruptedException {
    reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    assertThat(reader.get("/earliest").status()).isEqualTo(204);
    assertThat(reader.get("/latest").status()).isEqualTo(204);
    List<String> made = Collections.synchronizedList(new ArrayList<>());
    Thread writer =
        Thread.ofPlatform()
            .start(
                () ->
                    IntStream.range(0, 60)
                        .forEach(i -> made.add(contact("\"lastname\": \"No %d\"".formatted(i)))));
    while (writer.isAlive()) {
      reader.read();
    }
    writer.join();
    assertThat(ids(events(60))).containsExactlyElementsOf(made);
    assertThat(ids(JournalReader.of(app).read())).containsExactlyElementsOf(made);
  }

  @Test
  void eventsHaveHubSpotsFieldsAndOnlyWhatIsSubscribedTo() {
    reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\", \"UPDATE\", \"DELETE\"]");
    reader
        .itself()
        .post(
            JournalReader.SUBSCRIPTIONS,
            """
            {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "0-1",
             "actions": ["CREATE", "UPDATE", "DELETE"], "properties": ["lastname"]}"""
                .formatted(portal.id()))
        .expect(200);
    assertThat(reader.itself().get(JournalReader.SUBSCRIPTIONS).expect(200).json().path("results"))
        .as("put in the place of the first")
        .hasSize(1);
    String id = contact("\"lastname\": \"L\", \"firstname\": \"F\"");
    change(id, "\"city\": \"Paris\"");
    change(id, "\"lastname\": \"M\", \"city\": \"Rome\"");
    portal.delete("/crm/v3/objects/contacts/" + id).expect(204);
    List<JsonNode> events = events(3);
    assertThat(actions(events)).containsExactly("CREATE", "UPDATE", "DELETE");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("type").asString()).isEqualTo("crmObject");
              assertThat(event.path("portalId").asLong()).isEqualTo(portal.id().value());
              assertThat(event.path("objectTypeId").asString()).isEqualTo("0-1");
              assertThat(event.path("objectId").asString()).isEqualTo(id);
              assertThat(event.path("occurredAt").asString()).endsWith("Z");
            });
    assertThat(events.get(0).path("propertyChanges")).hasToString("{\"lastname\":\"L\"}");
    assertThat(events.get(1).path("propertyChanges")).hasToString("{\"lastname\":\"M\"}");
    assertThat(events.get(2).has("propertyChanges")).isFalse();
  }

  @Test
  void filtersHold() {
    String subscription = reader.subscribe(portal, "0-1", ALL);
    reader
        .itself()
        .post(
            JournalReader.SUBSCRIPTIONS + "/filters",
            """
            {"subscriptionId": %s, "filter": {"conditions": [
              {"filterType": "CRM_OBJECT_PROPERTY", "operator": "EQ", "property": "city",
               "value": "Rome"},
              {"filterType": "CRM_OBJECT_PROPERTY", "operator": "IS_NOT_EMPTY",
               "property": "lastname"}]}}"""
                .formatted(subscription))
        .expect(200);
    contact("\"city\": \"Paris\", \"lastname\": \"No\"");
    contact("\"city\": \"Rome\"");
    String moving = contact("\"city\": \"Paris\", \"lastname\": \"Yes\"");
    String id = contact("\"city\": \"Rome\", \"lastname\": \"Yes\"");
    change(moving, "\"city\": \"Rome\"");
    portal.delete("/crm/v3/objects/contacts/" + id).expect(204);
    String last = contact("\"city\": \"rome\", \"lastname\": \"Last\"");
    List<JsonNode> events = events(4);
    assertThat(ids(events)).containsExactly(id, moving, id, last);
    assertThat(actions(events)).containsExactly("CREATE", "UPDATE", "DELETE", "CREATE");
  }

  @Test
  void membershipsOfListsAreTold() {
    developer
        .patch(
            "/axle/v1/public-apps/" + app.id(),
            "{\"optionalScopes\": [\"crm.lists.read\", \"crm.objects.contacts.write\"]}")
        .expect(200);
    app.installed(portal, "crm.lists.read");
    String list =
        portal
            .post(
                "/crm/v3/lists",
                "{\"name\": \"Told\", \"objectTypeId\": \"0-1\", \"processingType\": \"MANUAL\"}")
            .expect(200)
            .at("/list/listId");
    reader
        .itself()
        .post(
            JournalReader.SUBSCRIPTIONS,
            """
            {"subscriptionType": "LIST_MEMBERSHIP", "portalId": %s, "listIds": [%s],
             "actions": ["ADDED_TO_LIST", "REMOVED_FROM_LIST"]}"""
                .formatted(portal.id(), list))
        .expect(200);
    String member = contact("\"lastname\": \"Member\"");
    String memberships = "/crm/v3/lists/" + list + "/memberships";
    portal.put(memberships + "/add", "[\"" + member + "\"]").expect(200);
    portal.put(memberships + "/remove", "[\"" + member + "\"]").expect(200);
    List<JsonNode> events = events(2);
    assertThat(actions(events)).containsExactly("ADDED_TO_LIST", "REMOVED_FROM_LIST");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("type").asString()).isEqualTo("listMembership");
              assertThat(event.path("listId").asString()).isEqualTo(list);
              assertThat(event.path("objectId").asString()).isEqualTo(member);
            });
  }

  @Test
  void onlyTheRecordsThatAreNamed() {
    String one = contact("\"lastname\": \"One\"");
    String two = contact("\"lastname\": \"Two\"");
    reader
        .itself()
        .post(
            JournalReader.SUBSCRIPTIONS,
            """
            {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "0-1",
             "actions": ["UPDATE"], "objectIds": [%s]}"""
                .formatted(portal.id(), two))
        .expect(200);
    change(one, "\"city\": \"A\"");
    change(two, "\"city\": \"B\"");
    assertThat(ids(events(1))).containsExactly(two);
  }

  @Test
  void otherPortalsAndOtherAppsNeverAppear() {
    TestPortal stranger = AXLE.portal(JournalTest.class);
    ConnectedApp other = ConnectedApp.of(developer);
    other.installed(portal);
    JournalReader otherReader = JournalReader.of(other);
    otherReader.subscribe(portal, "0-1", "\"actions\": [\"DELETE\"]");
    String subscription = reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    contact(stranger, "\"lastname\": \"Stranger\"");
    String id = contact("\"lastname\": \"Ours\"");
    assertThat(ids(events(1))).containsExactly(id);
    assertThat(otherReader.read()).isEmpty();
    assertThat(otherReader.itself().get(JournalReader.SUBSCRIPTIONS + "/" + subscription).status())
        .isEqualTo(404);
    String offset = reader.get("/latest").expect(200).at("/currentOffset");
    assertThat(otherReader.get("/offset/" + offset + "/next").status()).isEqualTo(404);
    for (TestPortal hub : List.of(stranger, developer)) {
      assertThat(
              reader
                  .itself()
                  .post(
                      JournalReader.SUBSCRIPTIONS,
                      """
                      {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "0-1",
                       "actions": ["CREATE"]}"""
                          .formatted(hub.id()))
                  .status())
          .isEqualTo(400);
    }
    assertThat(
            reader
                .itself()
                .post(
                    JournalReader.SUBSCRIPTIONS,
                    """
                    {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "0-2",
                     "actions": ["CREATE"]}"""
                        .formatted(portal.id()))
                .expect(403)
                .body())
        .contains("crm.objects.companies.read");
  }

  @Test
  void installsAndUninstallsAreToldAndEndWhatIsRead() {
    for (String type : List.of("4-1909196", "4-1916193")) {
      reader
          .itself()
          .post(
              JournalReader.SUBSCRIPTIONS,
              """
              {"subscriptionType": "APP_LIFECYCLE_EVENT", "eventTypeId": "%s", "properties": []}"""
                  .formatted(type))
          .expect(200);
    }
    reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    ConnectedApp other = ConnectedApp.of(developer);
    other.installed(portal);
    JournalReader otherReader = JournalReader.of(other);
    otherReader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    portal.withToken(access).delete("/appinstalls/v3/external-install").expect(204);
    String unseen = contact("\"lastname\": \"Unseen\"");
    eventually(() -> assertThat(ids(otherReader.read())).contains(unseen));
    app.installed(portal);
    app.installed(portal);
    String id = contact("\"lastname\": \"Seen\"");
    List<JsonNode> events = events(3);
    assertThat(actions(events)).containsExactly("APP_UNINSTALL", "APP_INSTALL", "CREATE");
    assertThat(events.getFirst().path("type").asString()).isEqualTo("app_lifecycle_event");
    assertThat(events.getFirst().path("portalId").asLong()).isEqualTo(portal.id().value());
    assertThat(events.getFirst().at("/properties/hs_app_id").asString()).isEqualTo(app.id());
    assertThat(events.getLast().path("objectId").asString()).isEqualTo(id);
  }

  @Test
  void linksDieAndOpenNothingElse() {
    reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    contact("\"lastname\": \"One\"");
    events(1);
    contact("\"lastname\": \"Two\"");
    events(2);
    Exchange first = reader.get("/earliest").expect(200);
    String url = first.at("/url");
    String second = reader.get("/latest").expect(200).at("/currentOffset");
    assertThat(new HttpCall(url, "GET").send().status()).isEqualTo(200);
    assertThat(new HttpCall(url + "0", "GET").send().status()).isEqualTo(403);
    assertThat(new HttpCall(url.replace(first.at("/currentOffset"), second), "GET").send().status())
        .isEqualTo(403);
    assertThat(new HttpCall(url.replaceFirst("expires=\\d", "expires=9"), "GET").send().status())
        .isEqualTo(403);
    developer.moveClock(Duration.ofMinutes(61));
    assertThat(new HttpCall(url, "GET").send().status()).isEqualTo(403);
    reader = JournalReader.of(app);
    assertThat(reader.read()).hasSize(2);
    developer.moveClock(Duration.ofDays(3).plusHours(2));
    reader = JournalReader.of(app);
    assertThat(reader.get("/earliest").status()).isEqualTo(204);
    assertThat(reader.get("/offset/" + second + "/next").status()).isEqualTo(404);
  }

  @Test
  void manyEntriesAtOnceAndThoseOfOnePortal() {
    TestPortal two = AXLE.portal(JournalTest.class);
    app.installed(two);
    reader.subscribe(portal, "0-1", "\"actions\": [\"CREATE\"]");
    reader.subscribe(two, "0-1", "\"actions\": [\"CREATE\"]");
    contact("\"lastname\": \"One\"");
    events(1);
    contact(two, "\"lastname\": \"Two\"");
    events(2);
    contact("\"lastname\": \"Three\"");
    events(3);
    List<String> all = offsets(reader.get("/batch/earliest/100"));
    assertThat(all).hasSize(3).doesNotHaveDuplicates();
    assertThat(offsets(reader.get("/batch/earliest/2"))).isEqualTo(all.subList(0, 2));
    assertThat(offsets(reader.get("/batch/latest/2"))).isEqualTo(all.subList(1, 3));
    assertThat(offsets(reader.get("/batch/" + all.getFirst() + "/next/5")))
        .isEqualTo(all.subList(1, 3));
    String only = "?installPortalId=" + two.id();
    assertThat(offsets(reader.get("/batch/earliest/100" + only))).isEqualTo(all.subList(1, 2));
    assertThat(
            offsets(
                reader
                    .itself()
                    .get("/webhooks-journal/journal-local/2026-03/batch/latest/9" + only)))
        .isEqualTo(all.subList(1, 2));
    assertThat(reader.get("/offset/" + all.get(1) + "/next" + only).status()).isEqualTo(204);
    String missing = "00000000-0000-0000-0000-000000000000";
    Exchange read =
        reader.post("/batch/read", "{\"inputs\": [\"%s\", \"%s\"]}".formatted(all.get(2), missing));
    assertThat(offsets(read.expect(207))).isEqualTo(all.subList(2, 3));
    assertThat(read.at("/errors/0/context/ids/0")).isEqualTo(missing);
    assertThat(reader.get("/batch/earliest/0").status()).isEqualTo(400);
    assertThat(reader.get("/batch/earliest/101").status()).isEqualTo(400);
  }

  private static List<String> offsets(Exchange answer) {
    List<String> offsets = new ArrayList<>();
    answer
        .json()
        .path("results")
        .forEach(each -> offsets.add(each.path("currentOffset").asString()));
    return offsets;
  }

  @Test
  void mergesRestoresPrivacyDeletionsAndAssociationsAreTold() {
    reader.subscribe(portal, "0-1", "\"actions\": [\"MERGE\", \"RESTORE\"]");
    for (String kind :
        List.of(
            "\"ASSOCIATION\", \"actions\": [\"ASSOCIATION_ADDED\", \"ASSOCIATION_REMOVED\"]",
            "\"GDPR_PRIVACY_DELETION\", \"actions\": [\"GDPR_DELETE\"]")) {
      reader
          .itself()
          .post(
              JournalReader.SUBSCRIPTIONS,
              "{\"portalId\": %s, \"objectTypeId\": \"0-1\", \"subscriptionType\": %s}"
                  .formatted(portal.id(), kind))
          .expect(200);
    }
    String one = contact("\"email\": \"one@journal.example.com\"");
    String two = contact("\"email\": \"two@journal.example.com\"");
    String company =
        portal
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"C\"}}")
            .expect(201)
            .at("/id");
    String pair = "/crm/v4/objects/contacts/%s/associations".formatted(one);
    portal.put(pair + "/default/companies/" + company, "").expect(200);
    eventually(
        () ->
            assertThat(reader.read())
                .anySatisfy(
                    event -> {
                      assertThat(event.path("action").asString("")).isEqualTo("ASSOCIATION_ADDED");
                      assertThat(event.path("objectId").asString("")).isEqualTo(one);
                      assertThat(event.path("associatedObjectTypeId").asString(""))
                          .isEqualTo("0-2");
                      assertThat(event.path("associatedObjectId").asString("")).isEqualTo(company);
                    }));
    portal.delete(pair + "/companies/" + company).expect(204);
    eventually(() -> assertThat(actions(reader.read())).contains("ASSOCIATION_REMOVED"));
    portal.delete("/crm/v3/objects/contacts/" + two).expect(204);
    portal
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(two))
        .expect(204);
    eventually(() -> assertThat(actions(reader.read())).contains("RESTORE"));
    String merged =
        portal
            .post(
                "/crm/v3/objects/contacts/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(one, two))
            .expect(200)
            .at("/id");
    eventually(() -> assertThat(actions(reader.read())).contains("MERGE"));
    portal
        .post("/crm/v3/objects/contacts/gdpr-delete", "{\"objectId\": \"%s\"}".formatted(merged))
        .expect(204);
    eventually(() -> assertThat(actions(reader.read())).contains("GDPR_DELETE"));
    assertThat(actions(reader.read())).containsOnlyOnce("MERGE", "GDPR_DELETE", "RESTORE");
  }
}
