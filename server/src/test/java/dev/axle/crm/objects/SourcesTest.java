package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every change says what caused it, and for whom it was done. */
class SourcesTest {

  private static final TestPortal ADMIN = RunningAxle.get().portal(SourcesTest.class);
  private static final String USER =
      ADMIN
          .post(
              "/settings/v3/users",
              "{\"email\": \"ada@sources.com\", \"firstName\": \"Ada\", \"sendWelcomeEmail\": false}")
          .expect(201)
          .at("/id");
  private static final TestPortal PORTAL = ADMIN.forUser("Sync", Long.parseLong(USER));
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String DEALS = "/crm/v3/objects/deals";
  private static final String BY_APP = "INTEGRATION %s Sync %s".formatted(appId("Sync"), USER);
  private static final String CALCULATED = "CALCULATED CalculatedPropertyComputer - -";

  private static String appId(String name) {
    return rows("select app_id from app where portal_id = ? and name = '%s'".formatted(name), ADMIN)
        .getFirst();
  }

  private static List<String> rows(String sql, TestPortal portal) {
    try (Connection database = RunningAxle.get().database();
        PreparedStatement select = database.prepareStatement(sql)) {
      select.setLong(1, portal.id().value());
      List<String> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
      return rows;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** The journal's entries of one kind about a record, as source and user. */
  private static List<String> entries(String kind, String type, String id) {
    return rows(
        """
        select concat_ws(' ', source_type, source_id, source_label, user_id) from change
        where portal_id = ? and kind = '%s' and object_type = '%s' and object_id = %s order by seq
        """
            .formatted(kind, type, id),
        ADMIN);
  }

  /** The sources of the values that a property has had, the newest first. */
  private static List<String> sources(String path, String property) {
    return PORTAL
        .get(path + "?propertiesWithHistory=" + property)
        .expect(200)
        .json()
        .at("/propertiesWithHistory/" + property)
        .valueStream()
        .map(SourcesTest::source)
        .toList();
  }

  private static String source(JsonNode version) {
    return "%s %s %s %s"
        .formatted(
            version.get("sourceType").asString(),
            version.get("sourceId").asString(),
            version.path("sourceLabel").asString("-"),
            version.path("updatedByUserId").asString("-"));
  }

  private static Exchange made(String path, String properties) {
    return PORTAL.post(path, "{\"properties\": {%s}}".formatted(properties)).expect(201);
  }

  @Test
  void writesAreTheAppsForItsUser() {
    Exchange made = made(CONTACTS, "\"email\": \"one@sources.com\", \"firstname\": \"One\"");
    assertThat(made.at("/properties/hs_object_source_label")).isEqualTo("INTEGRATION");
    assertThat(made.at("/properties/hs_object_source_id")).isEqualTo(appId("Sync"));
    assertThat(made.at("/properties/hs_object_source_detail_1")).isEqualTo("Sync");
    assertThat(made.at("/properties/hs_object_source_user_id")).isEqualTo(USER);
    assertThat(made.at("/properties/hs_created_by_user_id")).isEqualTo(USER);
    assertThat(made.at("/properties/hs_updated_by_user_id")).isEqualTo(USER);
    String contact = CONTACTS + "/" + made.at("/id");
    PORTAL.patch(contact, "{\"properties\": {\"firstname\": \"Two\"}}").expect(200);
    PORTAL
        .post(
            CONTACTS + "/batch/update",
            "{\"inputs\": [{\"id\": \"%s\", \"properties\": {\"firstname\": \"Three\"}}]}"
                .formatted(made.at("/id")))
        .expect(200);
    PORTAL
        .post(
            CONTACTS + "/batch/upsert",
            "{\"inputs\": [{\"id\": \"one@sources.com\", \"idProperty\": \"email\", \"properties\": {\"firstname\": \"Four\"}}]}")
        .expect(200);
    assertThat(sources(contact, "firstname")).containsExactly(BY_APP, BY_APP, BY_APP, BY_APP);
    String second =
        PORTAL
            .post(
                CONTACTS + "/batch/create",
                "{\"inputs\": [{\"properties\": {\"firstname\": \"B\"}, \"associations\": []}]}")
            .expect(201)
            .at("/results/0/id");
    assertThat(sources(CONTACTS + "/" + second, "firstname")).containsExactly(BY_APP);
  }

  @Test
  void anotherUsersWriteNamesThatUserAndOneForNobodyNone() {
    Exchange made = made(CONTACTS, "\"firstname\": \"One\"");
    String contact = CONTACTS + "/" + made.at("/id");
    ADMIN
        .forUser("Other", 77)
        .patch(contact, "{\"properties\": {\"firstname\": \"Two\"}}")
        .expect(200);
    String updatedBy = "?properties=hs_created_by_user_id,hs_updated_by_user_id,lastmodifieddate";
    Exchange changed = PORTAL.get(contact + updatedBy).expect(200);
    assertThat(changed.at("/properties/hs_created_by_user_id")).isEqualTo(USER);
    assertThat(changed.at("/properties/hs_updated_by_user_id")).isEqualTo("77");
    PORTAL.patch(contact, "{\"properties\": {\"firstname\": \"Two\"}}").expect(200);
    assertThat(PORTAL.get(contact + updatedBy).at("/properties"))
        .isEqualTo(changed.at("/properties"));
    ADMIN.patch(contact, "{\"properties\": {\"firstname\": \"Three\"}}").expect(200);
    assertThat(sources(contact, "firstname"))
        .containsExactly(
            "INTEGRATION %s First app -".formatted(appId("First app")),
            "INTEGRATION %s Other 77".formatted(appId("Other")),
            BY_APP);
  }

  @Test
  void whatFollowsIsCalculated() {
    PORTAL
        .post(
            "/crm/v3/properties/deals",
            """
            {"name": "twice", "label": "Twice", "groupName": "dealinformation", "type": "number",
             "fieldType": "calculation_equation", "calculationFormula": "amount * 2"}
            """)
        .expect(201);
    Exchange made =
        made(DEALS, "\"dealname\": \"D\", \"dealstage\": \"contractsent\", \"amount\": \"5\"");
    String deal = DEALS + "/" + made.at("/id");
    PORTAL
        .patch(deal, "{\"properties\": {\"dealstage\": \"closedwon\", \"amount\": \"6\"}}")
        .expect(200);
    assertThat(sources(deal, "twice")).containsExactly(CALCULATED, CALCULATED);
    assertThat(sources(deal, "hs_v2_date_entered_closedwon")).containsExactly(CALCULATED);
    assertThat(sources(deal, "hs_is_closed")).containsExactly(CALCULATED, CALCULATED);
    assertThat(sources(deal, "dealstage")).containsExactly(BY_APP, BY_APP);
  }

  @Test
  void aMergeIsItsOwnSource() {
    String one = made(CONTACTS, "\"firstname\": \"A\"").at("/id");
    String two = made(CONTACTS, "\"firstname\": \"B\", \"city\": \"Graz\"").at("/id");
    String merged =
        PORTAL
            .post(
                CONTACTS + "/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(one, two))
            .expect(200)
            .at("/id");
    assertThat(sources(CONTACTS + "/" + merged, "city"))
        .containsExactly(BY_APP.replace("INTEGRATION", "MERGE_OBJECTS"), BY_APP);
    assertThat(entries("MERGED", "0-1", merged)).containsExactly(BY_APP);
    assertThat(entries("MERGED", "0-1", one)).containsExactly(BY_APP);
  }

  @Test
  void archivingRestoringAndForgettingSayWho() {
    String id = made(CONTACTS, "\"email\": \"gone@sources.com\"").at("/id");
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    PORTAL
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id))
        .expect(204);
    assertThat(entries("ARCHIVED", "0-1", id)).containsExactly(BY_APP);
    assertThat(entries("RESTORED", "0-1", id)).containsExactly(BY_APP);
    PORTAL.post(CONTACTS + "/gdpr-delete", "{\"objectId\": \"%s\"}".formatted(id)).expect(204);
    assertThat(entries("PRIVACY_DELETED", "0-1", id)).containsExactly(BY_APP);
    assertThat(entries("CREATED", "0-1", id)).isEmpty();
  }

  @Test
  void aPrimaryCompanySaysWho() {
    String company = made("/crm/v3/objects/companies", "\"name\": \"C\"").at("/id");
    String contact = made(CONTACTS, "\"firstname\": \"P\"").at("/id");
    PORTAL
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                .formatted(contact, company),
            "")
        .expect(200);
    assertThat(entries("ASSOCIATED", "0-1", contact)).hasSize(2).containsOnly(BY_APP);
  }

  @Test
  void usersAreMadeAndChangedByTheApp() {
    Exchange user =
        PORTAL
            .post(
                "/settings/v3/users",
                "{\"email\": \"eve@sources.com\", \"firstName\": \"Eve\", \"sendWelcomeEmail\": false}")
            .expect(201);
    PORTAL.put("/settings/v3/users/" + user.at("/id"), "{\"firstName\": \"Evelyn\"}").expect(200);
    String record =
        rows(
                "select record_id from owner where portal_id = ? and user_id = " + user.at("/id"),
                ADMIN)
            .getFirst();
    assertThat(sources("/crm/v3/objects/users/" + record, "hs_given_name"))
        .containsExactly(BY_APP, BY_APP);
  }

  @Test
  void anAppSaysWhomItActsFor() {
    TestPortal app = ADMIN.withScopes("settings.users.write", "crm.objects.contacts.write");
    app.put("/axle/v1/app/user/1", "").expect(404);
    app.put("/axle/v1/app/user/" + USER, "").expect(204);
    assertThat(
            app.post(CONTACTS, "{\"properties\": {\"firstname\": \"One\"}}")
                .expect(201)
                .at("/properties/hs_created_by_user_id"))
        .isEqualTo(USER);
    app.delete("/axle/v1/app/user").expect(204);
    assertThat(
            app.post(CONTACTS, "{\"properties\": {\"firstname\": \"One\"}}")
                .expect(201)
                .has("/properties/hs_created_by_user_id"))
        .isFalse();
    ADMIN.withScopes("settings.users.read").delete("/axle/v1/app/user").expect(403);
  }
}
