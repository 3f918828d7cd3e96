package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every change of a record is seen by the next search. */
class SearchedChangesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(SearchedChangesTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private static String made(String type, String properties) {
    return PORTAL
        .post("/crm/v3/objects/" + type, "{\"properties\": {%s}}".formatted(properties))
        .expect(201)
        .at("/id");
  }

  private static List<String> ids(String type, String property, String operator, String value) {
    return PORTAL
        .post(
            "/crm/v3/objects/" + type + "/search",
            """
            {"filters": [{"propertyName": "%s", "operator": "%s", "value": "%s"}], "limit": 100}
            """
                .formatted(property, operator, value))
        .expect(200)
        .json()
        .get("results")
        .findValuesAsString("id");
  }

  private static List<String> inCity(String city) {
    return ids("contacts", "city", "EQ", city);
  }

  @Test
  void changedAndClearedValuesAreFoundAsTheyAre() {
    String id = made("contacts", "\"city\": \"Lalitpur\"");
    assertThat(inCity("Lalitpur")).containsExactly(id);
    PORTAL.patch(CONTACTS + "/" + id, "{\"properties\": {\"city\": \"Bhaktapur\"}}").expect(200);
    assertThat(inCity("Lalitpur")).isEmpty();
    assertThat(inCity("Bhaktapur")).containsExactly(id);
    PORTAL.patch(CONTACTS + "/" + id, "{\"properties\": {\"city\": \"\"}}").expect(200);
    assertThat(inCity("Bhaktapur")).isEmpty();
    assertThat(ids("contacts", "hs_object_id", "EQ", id)).containsExactly(id);
  }

  @Test
  void archivedRecordsAreNotFoundUntilTheyAreRestored() {
    String id = made("contacts", "\"city\": \"Dharan\"");
    assertThat(inCity("Dharan")).containsExactly(id);
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    assertThat(inCity("Dharan")).isEmpty();
    PORTAL
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(id))
        .expect(204);
    assertThat(inCity("Dharan")).containsExactly(id);
  }

  @Test
  void mergedRecordsAreFoundAsOne() {
    String first = made("contacts", "\"city\": \"Birgunj\"");
    String second = made("contacts", "\"city\": \"Birgunj\", \"jobtitle\": \"Editor\"");
    assertThat(inCity("Birgunj")).containsExactly(first, second);
    String merged =
        PORTAL
            .post(
                CONTACTS + "/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}"
                    .formatted(first, second))
            .expect(200)
            .at("/id");
    assertThat(inCity("Birgunj")).containsExactly(merged);
    assertThat(ids("contacts", "jobtitle", "EQ", "editor")).containsExactly(merged);
  }

  @Test
  void whatWasDeletedForPrivacyIsFoundNoMore() {
    String id = made("contacts", "\"city\": \"Janakpur\"");
    assertThat(inCity("Janakpur")).containsExactly(id);
    PORTAL.post(CONTACTS + "/gdpr-delete", "{\"objectId\": \"%s\"}".formatted(id)).expect(204);
    assertThat(inCity("Janakpur")).isEmpty();
  }

  @Test
  void associationsAreFoundFromBothEnds() {
    String contact = made("contacts", "\"firstname\": \"Associated\"");
    String company = made("companies", "\"name\": \"Associated too\"");
    String other = made("companies", "\"name\": \"Alone\"");
    assertThat(ids("contacts", "associations.company", "EQ", company)).isEmpty();
    PORTAL
        .put(
            "/crm/v4/objects/contacts/%s/associations/default/companies/%s"
                .formatted(contact, company),
            "")
        .expect(200);
    assertThat(ids("contacts", "associations.company", "EQ", company)).containsExactly(contact);
    assertThat(ids("contacts", "associations.companies", "EQ", other)).isEmpty();
    assertThat(ids("companies", "associations.0-1", "EQ", contact)).containsExactly(company);
    assertThat(ids("companies", "associations.contact", "NEQ", contact)).contains(other);
    assertThat(ids("companies", "associations.contact", "HAS_PROPERTY", ""))
        .contains(company)
        .doesNotContain(other);

    PORTAL.delete("/crm/v3/objects/companies/" + company).expect(204);
    assertThat(ids("contacts", "associations.company", "EQ", company)).isEmpty();
    PORTAL
        .post(
            "/axle/v1/objects/companies/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(company))
        .expect(204);
    assertThat(ids("contacts", "associations.company", "EQ", company)).containsExactly(contact);

    PORTAL
        .delete("/crm/v4/objects/contacts/%s/associations/companies/%s".formatted(contact, company))
        .expect(204);
    assertThat(ids("contacts", "associations.company", "EQ", company)).isEmpty();
  }

  @Test
  void archivedPropertiesAreUnknownAndComeBackAsTheyAreDefinedThen() {
    property("changing", "string", "text");
    String id = made("contacts", "\"changing\": \"0100\"");
    assertThat(ids("contacts", "changing", "EQ", "0100")).containsExactly(id);
    assertThat(ids("contacts", "changing", "EQ", "100")).isEmpty();
    PORTAL.delete("/crm/v3/properties/contacts/changing").expect(204);
    PORTAL
        .post(
            CONTACTS + "/search",
            """
            {"filters": [{"propertyName": "changing", "operator": "EQ", "value": "0100"}]}
            """)
        .expect(400);
    String later = made("contacts", "\"city\": \"Itahari\"");
    property("changing", "number", "number");
    assertThat(ids("contacts", "changing", "EQ", "100")).containsExactly(id);
    PORTAL.patch(CONTACTS + "/" + later, "{\"properties\": {\"changing\": \"200\"}}").expect(200);
    assertThat(ids("contacts", "changing", "GT", "50")).containsExactly(id, later);
  }

  private static void property(String name, String type, String fieldType) {
    PORTAL
        .post(
            "/crm/v3/properties/contacts",
            """
            {"name": "%s", "label": "Changing", "type": "%s", "fieldType": "%s",
             "groupName": "contactinformation"}
            """
                .formatted(name, type, fieldType))
        .expect(201);
  }

  @Test
  void customObjectsAreFoundByAllTheirNamesAndTheirSearchableProperties() {
    Exchange schema =
        PORTAL
            .post(
                "/crm/v3/schemas",
                """
                {"name": "boats", "labels": {"singular": "Boat", "plural": "Boats"},
                 "requiredProperties": ["title"], "searchableProperties": ["title"],
                 "primaryDisplayProperty": "title", "associatedObjects": ["CONTACT"],
                 "properties": [
                   {"name": "title", "label": "Title", "type": "string", "fieldType": "text"},
                   {"name": "builder", "label": "Builder", "type": "string", "fieldType": "text"}]}
                """)
            .expect(201);
    String type = schema.at("/objectTypeId");
    String id = made(type, "\"title\": \"Spray\", \"builder\": \"Slocum\"");
    for (String name : List.of("boats", schema.at("/fullyQualifiedName"), type)) {
      assertThat(queried(name, "spra")).containsExactly(id);
      assertThat(ids(name, "builder", "EQ", "slocum")).containsExactly(id);
    }
    assertThat(queried(type, "slocum")).isEmpty();
    PORTAL
        .patch("/crm/v3/schemas/" + type, "{\"searchableProperties\": [\"title\", \"builder\"]}")
        .expect(200);
    assertThat(queried(type, "slocum")).containsExactly(id);
  }

  private static List<String> queried(String type, String query) {
    return PORTAL
        .post("/crm/v3/objects/" + type + "/search", "{\"query\": \"%s\"}".formatted(query))
        .expect(200)
        .json()
        .get("results")
        .findValuesAsString("id");
  }
}
