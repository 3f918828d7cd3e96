package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Merge, privacy deletion and the recycle bin. */
class RecordLifeTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(RecordLifeTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private static String contact(String properties) {
    return PORTAL
        .post(CONTACTS, "{\"properties\": {%s}}".formatted(properties))
        .expect(201)
        .at("/id");
  }

  private static Exchange merge(String type, String primary, String other) {
    return PORTAL.post(
        "/crm/v3/objects/" + type + "/merge",
        "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(primary, other));
  }

  @Test
  void twoContactsBecomeOneAndTheirIdsLeadToIt() {
    String first =
        contact(
            "\"email\": \"one@merge.com\", \"firstname\": \"One\", \"lifecyclestage\": \"lead\"");
    String second =
        contact(
            "\"email\": \"two@merge.com\", \"firstname\": \"Two\", \"lastname\": \"Of two\","
                + " \"lifecyclestage\": \"customer\"");
    Exchange merged = merge("contacts", first, second).expect(200);
    String id = merged.at("/id");
    assertThat(id).isNotIn(first, second);
    assertThat(merged.at("/properties/firstname")).isEqualTo("One");
    assertThat(merged.at("/properties/lastname")).isEqualTo("Of two");
    assertThat(merged.at("/properties/lifecyclestage")).isEqualTo("customer");
    assertThat(merged.at("/properties/hs_merged_object_ids")).isEqualTo(first + ";" + second);
    assertThat(merged.at("/properties/hs_additional_emails")).isEqualTo("two@merge.com");
    for (String former : new String[] {first, second}) {
      assertThat(PORTAL.get(CONTACTS + "/" + former).expect(200).at("/id")).isEqualTo(id);
    }
    assertThat(PORTAL.get(CONTACTS + "/two@merge.com?idProperty=email").expect(200).at("/id"))
        .isEqualTo(id);
    assertThat(
            PORTAL
                .patch(CONTACTS + "/" + second, "{\"properties\": {\"city\": \"Kathmandu\"}}")
                .expect(200)
                .at("/id"))
        .isEqualTo(id);
    assertThat(PORTAL.post(CONTACTS, "{\"properties\": {\"email\": \"two@merge.com\"}}").status())
        .isEqualTo(409);
    assertThat(PORTAL.get(CONTACTS + "?archived=true&limit=100").expect(200).body())
        .doesNotContain("\"id\":\"" + first + "\"");
    merge("contacts", first, second).expect(400);
    merge("contacts", id, "424242").expect(404);
  }

  @Test
  void thePastOfBothIsThePastOfTheOne() {
    String first = contact("\"firstname\": \"A\"");
    PORTAL.patch(CONTACTS + "/" + first, "{\"properties\": {\"firstname\": \"B\"}}").expect(200);
    String second = contact("\"firstname\": \"C\"");
    String id = merge("contacts", first, second).expect(200).at("/id");
    Exchange read =
        PORTAL.get(CONTACTS + "/" + id + "?propertiesWithHistory=firstname").expect(200);
    assertThat(read.json().at("/propertiesWithHistory/firstname").findValuesAsString("value"))
        .containsExactly("B", "C", "B", "A");
    assertThat(read.at("/propertiesWithHistory/firstname/0/sourceType")).isEqualTo("MERGE_OBJECTS");
  }

  @Test
  void associationsMoveAndThePrimaryOfTheFirstStays() {
    String first = contact("\"firstname\": \"P\"");
    String second = contact("\"firstname\": \"Q\"");
    String mine = company("Mine");
    String theirs = company("Theirs");
    associate(first, mine);
    associate(second, theirs);
    String id = merge("contacts", first, second).expect(200).at("/id");
    Exchange companies =
        PORTAL.get("/crm/v4/objects/contacts/" + id + "/associations/companies").expect(200);
    assertThat(companies.json().get("results").findValuesAsString("toObjectId"))
        .containsExactlyInAnyOrder(mine, theirs);
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/associations/contacts/companies/batch/read",
                    "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id))
                .expect(200)
                .at("/results/0/to"))
        .isEqualTo("[{\"id\":\"%s\",\"type\":\"contact_to_company\"}]".formatted(mine));
    assertThat(
            PORTAL
                .get("/crm/v4/objects/companies/" + theirs + "/associations/contacts")
                .json()
                .get("results")
                .findValuesAsString("toObjectId"))
        .containsExactly(id);
  }

  private static String company(String name) {
    return PORTAL
        .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"%s\"}}".formatted(name))
        .expect(201)
        .at("/id");
  }

  private static void associate(String contact, String company) {
    PORTAL
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                .formatted(contact, company),
            "")
        .expect(200);
  }

  @Test
  void aContactDeletedForPrivacyLeavesNothingAndItsEmailIsRefused() throws SQLException {
    String id = contact("\"email\": \"gone@privacy.com\", \"lastname\": \"Secretive\"");
    associate(id, company("Left behind"));
    PORTAL
        .post(
            CONTACTS + "/gdpr-delete",
            "{\"objectId\": \"Gone@privacy.com\", \"idProperty\": \"email\"}")
        .expect(204);
    PORTAL.get(CONTACTS + "/" + id).expect(404);
    PORTAL.get(CONTACTS + "/" + id + "?archived=true").expect(404);
    Exchange refused =
        PORTAL.post(CONTACTS, "{\"properties\": {\"email\": \"gone@privacy.com\"}}").expect(400);
    assertThat(refused.at("/message")).contains("permanently deleted");
    PORTAL
        .post(
            CONTACTS + "/gdpr-delete",
            "{\"objectId\": \"never@privacy.com\", \"idProperty\": \"email\"}")
        .expect(204);
    PORTAL.post(CONTACTS, "{\"properties\": {\"email\": \"never@privacy.com\"}}").expect(400);
    try (var database = RunningAxle.get().database();
        var select =
            database.prepareStatement(
                "select kind, delta::text from change where portal_id = ? and object_type = '0-1' and object_id = ?")) {
      select.setLong(1, PORTAL.id().value());
      select.setLong(2, Long.parseLong(id));
      var rows = select.executeQuery();
      StringBuilder kinds = new StringBuilder();
      while (rows.next()) {
        kinds.append(rows.getString(1)).append(' ');
        assertThat(rows.getString(2)).doesNotContain("Secretive", "privacy.com");
      }
      assertThat(kinds.toString()).isEqualTo("PRIVACY_DELETED ");
    }
  }

  @Test
  void anArchivedRecordComesBackWithItsEmailAndAssociations() {
    String id = contact("\"email\": \"back@bin.com\"");
    String company = company("Bin");
    associate(id, company);
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    PORTAL.get(CONTACTS + "/" + id).expect(404);
    String restore = "/axle/v1/objects/contacts/batch/restore";
    String input = "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id);
    PORTAL.post(restore, input).expect(204);
    assertThat(PORTAL.get(CONTACTS + "/back@bin.com?idProperty=email").expect(200).at("/id"))
        .isEqualTo(id);
    assertThat(
            PORTAL
                .get("/crm/v4/objects/companies/" + company + "/associations/contacts")
                .json()
                .get("results")
                .size())
        .isEqualTo(1);
    PORTAL.post(restore, input).expect(404);
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    contact("\"email\": \"back@bin.com\"");
    PORTAL.post(restore, input).expect(409);
  }
}
