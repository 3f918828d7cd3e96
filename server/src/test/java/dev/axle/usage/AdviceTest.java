package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What apps are told that they could do better, after they did it. */
class AdviceTest {

  private static final String ADVICE = "/axle/v1/advice";
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String SEARCH = CONTACTS + "/search";

  private static TestPortal portal() {
    return RunningAxle.get().portal(AdviceTest.class);
  }

  private static List<JsonNode> advice(TestPortal portal) {
    JsonNode results = portal.get(ADVICE).expect(200).json().at("/results");
    return StreamSupport.stream(results.spliterator(), false).toList();
  }

  private static JsonNode only(TestPortal portal, AdviceKind kind) {
    List<JsonNode> all = advice(portal);
    assertThat(all).extracting(each -> each.at("/kind").asString()).containsExactly(kind.name());
    return all.getFirst();
  }

  private static String named(int number) {
    return "{\"properties\": {\"firstname\": \"Ada %d\"}}".formatted(number);
  }

  private static String byValue(String property, String value) {
    return """
    {"filterGroups": [{"filters": [
      {"propertyName": "%s", "operator": "EQ", "value": "%s"}]}]}
    """
        .formatted(property, value);
  }

  @Test
  void manySingleWritesShouldBeABatch() {
    TestPortal portal = portal();
    for (int i = 0; i < 25; i++) {
      portal.post(CONTACTS, named(i)).expect(201);
    }
    JsonNode advice = only(portal, AdviceKind.BATCH_WRITES);
    assertThat(advice.at("/subject").asString()).isEqualTo("POST " + CONTACTS);
    assertThat(advice.at("/instead").asString()).contains("POST " + CONTACTS + "/batch/create");
    assertThat(advice.at("/calls").asLong()).isEqualTo(25);
    assertThat(advice.at("/callsSaved").asLong()).isEqualTo(24);
    assertThat(advice.at("/appName").asString()).isEqualTo(Apps.FIRST);
    assertThat(advice.at("/sample").size()).isEqualTo(10);
    assertThat(advice.at("/sample/0/method").asString()).isEqualTo("POST");
    assertThat(advice.at("/sample/0/path").asString()).isEqualTo(CONTACTS);
    assertThat(advice.at("/sample/0/status").asInt()).isEqualTo(201);
  }

  @Test
  void singleUpdatesOfManyRecordsAreOneAdvice() {
    TestPortal portal = portal();
    String id = portal.post(CONTACTS, named(0)).expect(201).at("/id");
    for (int i = 0; i < 20; i++) {
      portal.patch(CONTACTS + "/" + id, named(i)).expect(200);
    }
    assertThat(only(portal, AdviceKind.BATCH_WRITES).at("/subject").asString())
        .isEqualTo("PATCH " + CONTACTS);
  }

  @Test
  void theSameReadAtASteadyPaceShouldBeAWebhook() {
    TestPortal portal = portal();
    for (int i = 1; i <= 8; i++) {
      portal.get(CONTACTS + "?limit=10").expect(200);
      portal.moveClock(Duration.ofSeconds(60L * i));
    }
    JsonNode advice = only(portal, AdviceKind.WEBHOOK_INSTEAD_OF_POLLING);
    assertThat(advice.at("/subject").asString()).isEqualTo("GET " + CONTACTS);
    assertThat(advice.at("/seen").asString()).containsPattern("about every (60|61) seconds");
    assertThat(advice.at("/callsSaved").asLong()).isEqualTo(7);
  }

  @Test
  void theSameSearchAtASteadyPaceShouldBeAWebhook() {
    TestPortal portal = portal();
    for (int i = 1; i <= 8; i++) {
      portal.post(SEARCH, byValue("lifecyclestage", "lead")).expect(200);
      portal.moveClock(Duration.ofSeconds(60L * i));
    }
    assertThat(only(portal, AdviceKind.WEBHOOK_INSTEAD_OF_POLLING).at("/sample/0/path").asString())
        .isEqualTo(SEARCH);
  }

  @Test
  void definitionsReadOverAndOverShouldBeKept() {
    TestPortal portal = portal();
    for (int i = 0; i < 7; i++) {
      portal.get("/crm/v3/properties/contacts").expect(200);
    }
    JsonNode advice = only(portal, AdviceKind.CACHE_REFERENCE_DATA);
    assertThat(advice.at("/subject").asString()).isEqualTo("GET /crm/v3/properties/contacts");
    assertThat(advice.at("/callsSaved").asLong()).isEqualTo(6);
  }

  @Test
  void searchesByWhatNamesARecordShouldBeReads() {
    TestPortal portal = portal();
    for (int i = 0; i < 6; i++) {
      portal.post(SEARCH, byValue("email", "ada%d@example.com".formatted(i))).expect(200);
    }
    JsonNode advice = only(portal, AdviceKind.READ_INSTEAD_OF_SEARCH);
    assertThat(advice.at("/instead").asString())
        .contains("GET " + CONTACTS + "/{value}?idProperty=email", CONTACTS + "/batch/read");
    assertThat(advice.at("/callsSaved").asLong()).isEqualTo(5);
  }

  @Test
  void searchesByIdShouldBeReads() {
    TestPortal portal = portal();
    for (int i = 0; i < 6; i++) {
      portal.post(SEARCH, byValue("hs_object_id", "10" + i)).expect(200);
    }
    assertThat(only(portal, AdviceKind.READ_INSTEAD_OF_SEARCH).at("/subject").asString())
        .isEqualTo(CONTACTS + " by hs_object_id");
  }

  @Test
  void triesRightAfterA429ShouldWait() {
    TestPortal portal = RunningAxle.strict().portal(AdviceTest.class, Tier.FREE, Scopes.all());
    int refused = 0;
    for (int i = 0; i < 300 && refused < 20; i++) {
      refused += portal.get("/account-info/v3/details").status() == 429 ? 1 : 0;
    }
    JsonNode advice = only(portal, AdviceKind.BACK_OFF);
    assertThat(advice.at("/instead").asString()).contains("Retry-After");
    assertThat(advice.at("/callsSaved").asLong()).isBetween(15L, 20L);
    assertThat(advice.at("/sample/0/status").asInt()).isEqualTo(429);
  }

  @Test
  void scopesThatAreNeverUsedShouldGo() {
    TestPortal portal = portal();
    TestPortal app = portal.withScopes("crm.objects.contacts.read", "crm.objects.companies.read");
    app.get(CONTACTS).expect(200);
    assertThat(advice(portal)).as("it has not been at work for a day").isEmpty();
    portal.moveClock(Duration.ofHours(25));
    app.get(CONTACTS).expect(200);
    JsonNode advice = only(portal, AdviceKind.UNUSED_SCOPES);
    assertThat(advice.at("/seen").asString())
        .contains("crm.objects.companies.read")
        .doesNotContain("crm.objects.contacts.read");
    portal.moveClock(Duration.ofHours(27));
    app.get("/crm/v3/objects/companies").expect(200);
    assertThat(advice(portal)).isEmpty();
  }

  @Test
  void addressesOfPeopleAreNotKept() {
    TestPortal portal = portal();
    portal.post(CONTACTS, "{\"properties\": {\"email\": \"ada@example.com\"}}").expect(201);
    for (int i = 1; i <= 8; i++) {
      portal.get(CONTACTS + "/ada@example.com?idProperty=email").expect(200);
      portal.moveClock(Duration.ofSeconds(60L * i));
    }
    assertThat(portal.get(ADVICE).body())
        .contains(CONTACTS + "/{email}")
        .doesNotContain("ada@example.com");
  }

  @Test
  void whoBehavesWellIsLeftAlone() {
    TestPortal portal = portal();
    portal.get("/crm/v3/properties/contacts").expect(200);
    portal.get("/crm/v3/owners").expect(200);
    for (int batch = 0; batch < 5; batch++) {
      portal
          .post(CONTACTS + "/batch/create", "{\"inputs\": [" + named(1) + "," + named(2) + "]}")
          .expect(201);
      portal.moveClock(Duration.ofSeconds(20L * (batch + 1)));
    }
    for (int i = 0; i < 10; i++) {
      String id = portal.post(CONTACTS, named(i)).expect(201).at("/id");
      portal.get(CONTACTS + "/" + id).expect(200);
    }
    for (int i = 0; i < 4; i++) {
      portal.get(CONTACTS + "?limit=" + (i + 1)).expect(200);
      portal.post(SEARCH, byValue("firstname", "Ada " + i)).expect(200);
    }
    assertThat(advice(portal)).isEmpty();
  }
}
