package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Parts of a day that are kept for single apps. */
class BudgetsTest {

  private static final String BUDGETS = "/axle/v1/budgets";
  private static final String ONE_CALL = "/account-info/v3/details";
  private static final RunningAxle AXLE = RunningAxle.strict();

  private static TestPortal portal() {
    return AXLE.portal(BudgetsTest.class, Tier.FREE, Scopes.all());
  }

  private static String path(TestPortal portal, String app) {
    return BUDGETS + "/" + Apps.named(AXLE, portal, app);
  }

  @Test
  void aMigrationCannotStarveASync() throws Exception {
    TestPortal migration = portal();
    TestPortal sync = migration.forUser("Sync", 1);
    migration.put(path(migration, "Sync"), "{\"percent\": 10}").expect(200);
    // a tenth of 250,000 is kept, and the rest of the day but five calls is gone
    used(migration, 224_995);
    for (int i = 0; i < 5; i++) {
      migration.get(ONE_CALL).expect(200);
    }
    Exchange refused = migration.get(ONE_CALL).expect(429);
    assertThat(refused.at("/policyName")).isEqualTo("DAILY");
    assertThat(refused.at("/message"))
        .isEqualTo(
            "You have reached your daily limit. What is left of the day is kept for other apps by a budget.");
    assertThat(refused.header("X-HubSpot-RateLimit-Daily-Remaining")).hasValue("0");
    assertThat(sync.get(ONE_CALL).expect(200).header("X-HubSpot-RateLimit-Daily-Remaining"))
        .hasValue("24999");
    migration.delete(path(migration, "Sync")).expect(204);
    migration.get(ONE_CALL).expect(200);
  }

  @Test
  void aBudgetIsSetReadListedAndDeleted() {
    TestPortal portal = portal();
    String path = path(portal, Apps.FIRST);
    portal.get(path).expect(404);
    portal.put(path, "{\"percent\": 20}").expect(200);
    portal.put(path, "{\"percent\": 30}").expect(200);
    assertThat(portal.get(path).expect(200).at("/percent")).isEqualTo("30");
    assertThat(portal.get(BUDGETS).expect(200).json().at("/results").size()).isEqualTo(1);
    portal.delete(path).expect(204);
    portal.delete(path).expect(404);
    assertThat(portal.get(BUDGETS).json().at("/results").size()).isZero();
  }

  @Test
  void moreThanAllIsRefused() {
    TestPortal portal = portal();
    portal.forUser("Sync", 1);
    portal.put(path(portal, "Sync"), "{\"percent\": 60}").expect(200);
    portal.put(path(portal, Apps.FIRST), "{\"percent\": 41}").expect(400);
    portal.put(path(portal, Apps.FIRST), "{\"percent\": 40}").expect(200);
    portal.put(path(portal, "Sync"), "{\"percent\": 61}").expect(400);
    portal.put(path(portal, "Sync"), "{\"percent\": 0}").expect(400);
    portal.put(path(portal, "Sync"), "{\"percent\": 50}").expect(200);
  }

  @Test
  void whatIsSetAndDeletedIsInTheAuditLogAndWhatIsRefusedIsNot() {
    TestPortal portal = portal();
    String path = path(portal, Apps.FIRST);
    portal.put(path, "{\"percent\": 101}").expect(400);
    portal.put(path, "{\"percent\": 20}").expect(200);
    portal.forUser("Sync", 1).put(path(portal, "Sync"), "{\"percent\": 81}").expect(400);
    portal.delete(path(portal, "Sync")).expect(404);
    portal.delete(path).expect(204);
    JsonNode acts =
        portal.get("/account-info/v3/activity/audit-logs").expect(200).json().at("/results");
    assertThat(acts.findValuesAsString("category")).containsExactly("BUDGET", "BUDGET");
    assertThat(acts.findValuesAsString("action")).containsExactly("UPDATE", "DELETE");
    assertThat(acts.findValuesAsString("targetObjectId"))
        .containsOnly(Apps.named(AXLE, portal, Apps.FIRST).toString());
  }

  @Test
  void onlyAppsOfThePortalHaveBudgetsAndOnlyAdministratorsSetThem() {
    TestPortal portal = portal();
    TestPortal other = portal();
    portal.put(path(other, Apps.FIRST), "{\"percent\": 10}").expect(404);
    portal.put(BUDGETS + "/mine", "{\"percent\": 10}").expect(400);
    TestPortal reader = portal.withScopes("settings.users.read");
    reader.get(BUDGETS).expect(200);
    reader.put(path(portal, Apps.FIRST), "{\"percent\": 10}").expect(403);
  }

  private static void used(TestPortal portal, long calls) throws Exception {
    try (Connection connection = AXLE.database();
        var insert =
            connection.prepareStatement(
                "insert into api_usage select ?, (now() at time zone 'America/New_York')::date, ?")) {
      insert.setLong(1, portal.id().value());
      insert.setLong(2, calls);
      insert.executeUpdate();
    }
  }
}
