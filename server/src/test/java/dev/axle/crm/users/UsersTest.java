package dev.axle.crm.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Users are owners and records at once. */
class UsersTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(UsersTest.class);
  private static final String USERS = "/settings/v3/users";
  private static final String TEAMS = "/axle/v1/teams";

  @Test
  void aUserIsAnOwnerAndARecordUntilDeleted() {
    String team = PORTAL.post("/axle/v1/teams", "{\"name\": \"Sales\"}").expect(201).at("/id");
    Exchange made =
        PORTAL
            .post(
                USERS,
                "{\"email\": \"Ada@People.com\", \"firstName\": \"Ada\", \"sendWelcomeEmail\": false, \"roleId\": \"1002\", \"primaryTeamId\": \"%s\"}"
                    .formatted(team))
            .expect(201);
    String id = made.at("/id");
    assertThat(made.at("/email")).isEqualTo("ada@people.com");
    assertThat(made.at("/roleIds")).isEqualTo("[\"1002\"]");
    Exchange owner = PORTAL.get("/crm/v3/owners?email=ada@people.com").expect(200);
    assertThat(owner.at("/results/0/userId")).isEqualTo(id);
    assertThat(owner.at("/results/0/teams"))
        .isEqualTo("[{\"id\":\"%s\",\"name\":\"Sales\",\"primary\":true}]".formatted(team));
    Exchange records =
        PORTAL
            .get("/crm/v3/objects/users?properties=hs_email,hs_internal_user_id,hs_given_name")
            .expect(200);
    assertThat(records.at("/results/0/properties/hs_internal_user_id")).isEqualTo(id);
    PORTAL
        .post(
            "/crm/v3/objects/deals",
            "{\"properties\": {\"dealname\": \"D\", \"dealstage\": \"contractsent\", \"hubspot_owner_id\": \"%s\"}}"
                .formatted(owner.at("/results/0/id")))
        .expect(201);

    assertThat(
            PORTAL
                .put(USERS + "/ada@people.com?idProperty=EMAIL", "{\"firstName\": \"Augusta\"}")
                .expect(200)
                .at("/firstName"))
        .isEqualTo("Augusta");
    assertThat(
            PORTAL
                .get("/crm/v3/objects/users?properties=hs_given_name")
                .at("/results/0/properties/hs_given_name"))
        .isEqualTo("Augusta");
    assertThat(PORTAL.get(USERS + "/teams").expect(200).at("/results/0/userIds"))
        .isEqualTo("[\"" + id + "\"]");
    PORTAL.post(USERS, "{\"email\": \"ada@people.com\", \"sendWelcomeEmail\": false}").expect(409);

    PORTAL.delete(USERS + "/" + id).expect(204);
    PORTAL.get(USERS + "/" + id).expect(404);
    assertThat(PORTAL.get("/crm/v3/owners?archived=true").expect(200).at("/results/0/email"))
        .isEqualTo("ada@people.com");
    PORTAL
        .post(
            "/crm/v3/objects/deals",
            "{\"properties\": {\"dealname\": \"D\", \"dealstage\": \"contractsent\", \"hubspot_owner_id\": \"%s\"}}"
                .formatted(owner.at("/results/0/id")))
        .expect(400);
    PORTAL.post(USERS, "{\"email\": \"ada@people.com\", \"sendWelcomeEmail\": false}").expect(201);
    PORTAL.delete("/axle/v1/teams/" + team).expect(204);
    PORTAL.delete("/axle/v1/teams/" + team).expect(404);
  }

  @Test
  void pagesAndRefusals() {
    TestPortal portal = RunningAxle.get().portal(UsersTest.class);
    for (int i = 0; i < 3; i++) {
      portal
          .post(USERS, "{\"email\": \"u%d@people.com\", \"sendWelcomeEmail\": true}".formatted(i))
          .expect(201);
    }
    Exchange page = portal.get("/settings/users/2026-03?limit=2").expect(200);
    assertThat(page.json().get("results").size()).isEqualTo(2);
    Exchange rest =
        portal.get("/settings/users/2026-03?limit=2&after=" + page.at("/paging/next/after"));
    assertThat(rest.json().get("results").size()).isEqualTo(1);
    assertThat(rest.has("/paging")).isFalse();
    portal.post(USERS, "{\"email\": \"nobody\", \"sendWelcomeEmail\": false}").expect(400);
    portal
        .post(
            USERS, "{\"email\": \"r@people.com\", \"sendWelcomeEmail\": false, \"roleId\": \"9\"}")
        .expect(400);
    portal.get(USERS + "/1").expect(404);
    portal.withScopes("settings.users.read").post(USERS, "{}").expect(403);
    assertThat(portal.get(USERS + "/roles").expect(200).json().get("results").size()).isEqualTo(4);
  }

  @Test
  void aTeamIsRenamedAndGetsMembers() {
    TestPortal portal = RunningAxle.get().portal(UsersTest.class);
    String north = portal.post(TEAMS, "{\"name\": \"North\"}").expect(201).at("/id");
    String south = portal.post(TEAMS, "{\"name\": \"South\"}").expect(201).at("/id");
    String ben = user(portal, "ben@people.com");
    String eve = user(portal, "eve@people.com");
    Exchange filled =
        portal
            .patch(
                TEAMS + "/" + north,
                "{\"userIds\": [\"%s\"], \"secondaryUserIds\": [\"%s\", \"%s\"]}"
                    .formatted(ben, ben, eve))
            .expect(200);
    assertThat(filled.at("/name")).isEqualTo("North");
    assertThat(filled.at("/userIds")).isEqualTo("[\"%s\"]".formatted(ben));
    assertThat(filled.at("/secondaryUserIds")).isEqualTo("[\"%s\"]".formatted(eve));

    portal
        .patch(TEAMS + "/" + south, "{\"name\": \"East\", \"userIds\": [\"%s\"]}".formatted(ben))
        .expect(200);
    assertThat(portal.get(USERS + "/" + ben).at("/primaryTeamId")).isEqualTo(south);
    Exchange teams = portal.get(USERS + "/teams").expect(200);
    assertThat(teams.at("/results/0/userIds")).isEqualTo("[]");
    assertThat(teams.at("/results/0/secondaryUserIds")).isEqualTo("[\"%s\"]".formatted(eve));
    assertThat(teams.at("/results/1/name")).isEqualTo("East");

    portal.patch(TEAMS + "/" + south, "{\"name\": \"north\"}").expect(409);
    portal.patch(TEAMS + "/" + south, "{\"name\": \"EAST\"}").expect(200);
    portal.patch(TEAMS + "/" + south, "{\"name\": \" \"}").expect(400);
    portal.patch(TEAMS + "/" + south, "{\"userIds\": [\"1\"]}").expect(400);
    portal.patch(TEAMS + "/1", "{\"name\": \"X\"}").expect(404);
    TestPortal other = RunningAxle.get().portal(UsersTest.class);
    other.patch(TEAMS + "/" + south, "{\"name\": \"X\"}").expect(404);
    portal
        .withScopes("settings.users.teams.read")
        .patch(TEAMS + "/" + south, "{\"name\": \"X\"}")
        .expect(403);
  }

  @Test
  void aUserFollowsItsRecord() {
    TestPortal portal = RunningAxle.get().portal(UsersTest.class);
    String id = user(portal, "mia@records.com");
    String path = "/crm/v3/objects/users/" + record(portal);
    portal
        .patch(
            path,
            "{\"properties\": {\"hs_given_name\": \"Mia\", \"hs_family_name\": \"Mo\", \"hs_job_title\": \"CTO\"}}")
        .expect(200);
    assertThat(portal.get(USERS + "/" + id).at("/firstName")).isEqualTo("Mia");
    Exchange owner = portal.get("/crm/v3/owners?email=mia@records.com");
    assertThat(owner.at("/results/0/firstName")).isEqualTo("Mia");
    assertThat(owner.at("/results/0/lastName")).isEqualTo("Mo");
    portal.patch(path, "{\"properties\": {\"hs_family_name\": \"\"}}").expect(200);
    assertThat(portal.get(USERS + "/" + id).expect(200).has("/lastName")).isFalse();

    for (String fixed :
        new String[] {
          "\"hs_email\": \"x@records.com\"",
          "\"hs_internal_user_id\": \"5\"",
          "\"hs_deactivated\": \"true\""
        }) {
      assertThat(portal.patch(path, "{\"properties\": {%s}}".formatted(fixed)).expect(400).body())
          .contains("READ_ONLY_VALUE");
    }
    portal
        .patch(
            path, "{\"properties\": {\"hs_email\": \"mia@records.com\", \"hs_given_name\": \"M\"}}")
        .expect(200);
    portal
        .post(
            "/crm/v3/objects/users/batch/update",
            "{\"inputs\": [{\"id\": \"%s\", \"properties\": {\"hs_given_name\": \"Batch\"}}]}"
                .formatted(record(portal)))
        .expect(200);
    assertThat(portal.get(USERS + "/" + id).at("/firstName")).isEqualTo("Batch");
  }

  private static String record(TestPortal portal) {
    return portal.get("/crm/v3/objects/users").expect(200).at("/results/0/id");
  }

  @Test
  void aRecordMadeArchivedAndRestoredTakesItsUserAlong() {
    TestPortal portal = RunningAxle.get().portal(UsersTest.class);
    String records = "/crm/v3/objects/users";
    String values =
        "{\"properties\": {\"hs_internal_user_id\": \"%s\", \"hs_email\": \"%s\", \"hs_given_name\": \"Noa\"}}";
    String id =
        portal.post(records, values.formatted("77", "noa@records.com")).expect(201).at("/id");
    assertThat(portal.get(USERS + "/77").expect(200).at("/firstName")).isEqualTo("Noa");
    portal.post(records, values.formatted("77", "other@records.com")).expect(409);
    portal.post(records, values.formatted("78", "NOA@records.com")).expect(409);
    portal.post(records, values.formatted("1.5", "half@records.com")).expect(400);
    portal.post(records, values.formatted("79", "nobody")).expect(400);
    Exchange batch =
        portal
            .post(
                records + "/batch/create",
                """
                {"inputs": [
                  {"objectWriteTraceId": "a", "associations": [], "properties":
                    {"hs_internal_user_id": "80", "hs_email": "twin@records.com"}},
                  {"objectWriteTraceId": "b", "associations": [], "properties":
                    {"hs_internal_user_id": "81", "hs_email": "twin@records.com"}}]}
                """)
            .expect(207);
    assertThat(batch.json().get("results").size()).isEqualTo(1);
    assertThat(batch.at("/errors/0/context/objectWriteTraceId")).isEqualTo("[\"b\"]");
    portal.get(USERS + "/81").expect(404);

    portal
        .post(
            records + "/merge",
            "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}"
                .formatted(id, batch.at("/results/0/id")))
        .expect(405);
    portal.post(records + "/gdpr-delete", "{\"objectId\": \"%s\"}".formatted(id)).expect(405);

    portal.delete(records + "/" + id).expect(204);
    portal.get(USERS + "/77").expect(404);
    assertThat(portal.get("/crm/v3/owners?archived=true").at("/results/0/email"))
        .isEqualTo("noa@records.com");
    portal.patch(records + "/" + id, "{\"properties\": {\"hs_given_name\": \"X\"}}").expect(404);
    String restore = "/axle/v1/objects/users/batch/restore";
    String inputs = "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id);
    String second = user(portal, "noa@records.com");
    portal.post(restore, inputs).expect(409);
    portal.get(records + "/" + id).expect(404);
    portal.delete(USERS + "/" + second).expect(204);
    portal.post(restore, inputs).expect(204);
    assertThat(portal.get(USERS + "/77").expect(200).at("/email")).isEqualTo("noa@records.com");
  }

  private static String user(TestPortal portal, String email) {
    return portal
        .post(USERS, "{\"email\": \"%s\", \"sendWelcomeEmail\": false}".formatted(email))
        .expect(201)
        .at("/id");
  }
}
