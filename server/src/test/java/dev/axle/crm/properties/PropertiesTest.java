package dev.axle.crm.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions: read, made, changed, archived; and the values that they admit. */
class PropertiesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(PropertiesTest.class);
  private static final String PROPERTIES = "/crm/v3/properties/contacts";

  private static Exchange create(String name, String type, String fieldType, String more) {
    return PORTAL.post(
        PROPERTIES,
        """
        {"name": "%s", "label": "%s", "type": "%s", "fieldType": "%s", "groupName": "contactinformation"%s}
        """
            .formatted(name, name, type, fieldType, more));
  }

  private static final String TWO_OPTIONS =
      ", \"options\": [{\"label\": \"A\", \"value\": \"a\"}, {\"label\": \"B\", \"value\": \"b\"}]";

  @Test
  void aBuiltInPropertyTellsWhatMayBeDoneWithIt() {
    Exchange email = PORTAL.get(PROPERTIES + "/email").expect(200);
    assertThat(email.at("/hubspotDefined")).isEqualTo("true");
    assertThat(email.at("/hasUniqueValue")).isEqualTo("true");
    assertThat(email.at("/modificationMetadata/archivable")).isEqualTo("false");
    assertThat(email.at("/modificationMetadata/readOnlyValue")).isEqualTo("false");
    assertThat(email.at("/options")).isEqualTo("[]");
    Exchange number = PORTAL.get(PROPERTIES + "/hs_object_id").expect(200);
    assertThat(number.at("/modificationMetadata/readOnlyValue")).isEqualTo("true");
    assertThat(PORTAL.get(PROPERTIES).expect(200).json().get("results").size()).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "string,text",
    "string,textarea",
    "string,html",
    "string,file",
    "string,phonenumber",
    "number,number",
    "bool,booleancheckbox",
    "date,date",
    "datetime,date",
    "phone_number,phonenumber"
  })
  void aPropertyOfEachTypeIsMadeReadAndSet(String type, String fieldType) {
    String name = "each_" + type + "_" + fieldType;
    Exchange made = create(name, type, fieldType, "").expect(201);
    assertThat(made.at("/name")).isEqualTo(name);
    assertThat(made.at("/createdAt")).isNotEmpty();
    assertThat(PORTAL.get(PROPERTIES + "/" + name).expect(200).at("/fieldType"))
        .isEqualTo(fieldType);
    String value =
        switch (type) {
          case "number" -> "1.5";
          case "bool" -> "true";
          case "date" -> "2026-11-24";
          case "datetime" -> "2026-11-24T10:00:00Z";
          default -> "text";
        };
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/contacts",
                    "{\"properties\": {\"%s\": \"%s\"}}".formatted(name, value))
                .expect(201)
                .at("/properties/" + name))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"checkbox", "radio", "select"})
  void anEnumerationAdmitsItsOptions(String fieldType) {
    String name = "enum_" + fieldType;
    create(name, "enumeration", fieldType, TWO_OPTIONS).expect(201);
    String value = fieldType.equals("checkbox") ? "b;a;b" : "b";
    String kept = fieldType.equals("checkbox") ? "b;a" : "b";
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/contacts",
                    "{\"properties\": {\"%s\": \"%s\"}}".formatted(name, value))
                .expect(201)
                .at("/properties/" + name))
        .isEqualTo(kept);
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/contacts", "{\"properties\": {\"%s\": \"A\"}}".formatted(name))
                .expect(400)
                .at("/errors/0/message"))
        .isEqualTo("A was not one of the allowed options: [a, b]");
  }

  @Test
  void aLeadingSemicolonAppends() {
    create("appending", "enumeration", "checkbox", TWO_OPTIONS).expect(201);
    String id =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"appending\": \"a\"}}")
            .expect(201)
            .at("/id");
    assertThat(
            PORTAL
                .patch(
                    "/crm/v3/objects/contacts/" + id, "{\"properties\": {\"appending\": \";b\"}}")
                .expect(200)
                .at("/properties/appending"))
        .isEqualTo("a;b");
  }

  @Test
  void aUniquePropertyNamesOneRecord() {
    create("membership", "string", "text", ", \"hasUniqueValue\": true").expect(201);
    String id =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"membership\": \"M-1\"}}")
            .expect(201)
            .at("/id");
    assertThat(
            PORTAL.get("/crm/v3/objects/contacts/M-1?idProperty=membership").expect(200).at("/id"))
        .isEqualTo(id);
    Exchange refused =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"membership\": \"M-1\"}}")
            .expect(400);
    assertThat(refused.at("/errors/0/code")).isEqualTo("CONFLICTING_UNIQUE_VALUE");
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/contacts/batch/upsert",
                    "{\"inputs\": [{\"idProperty\": \"membership\", \"id\": \"M-1\", \"properties\": {\"firstname\": \"U\"}}]}")
                .expect(200)
                .at("/results/0/id"))
        .isEqualTo(id);
    for (int i = 2; i <= 10; i++) {
      create("unique_" + i, "string", "text", ", \"hasUniqueValue\": true").expect(201);
    }
    assertThat(
            create("unique_11", "string", "text", ", \"hasUniqueValue\": true")
                .expect(400)
                .at("/category"))
        .isEqualTo("API_LIMIT");
  }

  @Test
  void aNameInUseIsAConflict() {
    create("in_use", "string", "text", "").expect(201);
    Exchange refused = create("IN_USE", "string", "text", "").expect(409);
    assertThat(refused.at("/category")).isEqualTo("OBJECT_ALREADY_EXISTS");
    create("firstname", "string", "text", "").expect(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1st|string|text|''",
        "with-dash|string|text|''",
        "bad_pair|string|number|''",
        "bad_type|json|text|''",
        "no_options|enumeration|select|''",
        "stray_options|string|text|, \"options\": [{\"label\": \"A\", \"value\": \"a\"}]",
        "twice|enumeration|select|, \"options\": [{\"label\": \"A\", \"value\": \"a\"}, {\"label\": \"B\", \"value\": \"a\"}]",
        "no_formula|number|calculation_equation|''",
        "unique_bool|bool|booleancheckbox|, \"hasUniqueValue\": true"
      })
  void aDefinitionThatCannotBeIsRefused(String name, String type, String fieldType, String more) {
    assertThat(create(name, type, fieldType, more).expect(400).at("/category"))
        .isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void aGroupMustExist() {
    assertThat(
            PORTAL
                .post(
                    PROPERTIES,
                    "{\"name\": \"homeless\", \"label\": \"H\", \"type\": \"string\", \"fieldType\": \"text\", \"groupName\": \"nowhere\"}")
                .expect(400)
                .at("/message"))
        .contains("'nowhere' does not exist");
  }

  @Test
  void whatIsMissingInADefinitionIsNamed() {
    assertThat(
            PORTAL
                .post(PROPERTIES, "{\"name\": \"x\", \"label\": \"X\"}")
                .expect(400)
                .at("/message"))
        .endsWith("Some required fields were not set: [type, fieldType, groupName]");
  }

  @Test
  void optionsAreReplacedAsAWhole() {
    create("replaced", "enumeration", "select", TWO_OPTIONS).expect(201);
    Exchange changed =
        PORTAL
            .patch(
                PROPERTIES + "/replaced",
                "{\"label\": \"New\", \"options\": [{\"label\": \"C\", \"value\": \"c\"}]}")
            .expect(200);
    assertThat(changed.at("/label")).isEqualTo("New");
    assertThat(changed.json().get("options").findValuesAsString("value")).containsExactly("c");
    PORTAL.post("/crm/v3/objects/contacts", "{\"properties\": {\"replaced\": \"a\"}}").expect(400);
  }

  @Test
  void builtInOptionsMayBeExtendedForThisPortalOnly() {
    String options =
        "{\"options\": [{\"label\": \"New\", \"value\": \"NEW\"}, {\"label\": \"Ours\", \"value\": \"OURS\"}]}";
    PORTAL.patch(PROPERTIES + "/hs_lead_status", options).expect(200);
    PORTAL
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"hs_lead_status\": \"OURS\"}}")
        .expect(201);
    RunningAxle.get()
        .portal(getClass())
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"hs_lead_status\": \"OURS\"}}")
        .expect(400);
  }

  @Test
  void hubSpotsOwnCannotBeArchivedNorItsReadOnlyOnesChanged() {
    PORTAL.delete(PROPERTIES + "/email").expect(400);
    PORTAL.patch(PROPERTIES + "/hs_object_id", "{\"label\": \"N\"}").expect(400);
  }

  @Test
  void anArchivedPropertyIsGoneUntilItsNameIsUsedAgain() {
    create("archived_one", "string", "text", "").expect(201);
    String id =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"archived_one\": \"kept\"}}")
            .expect(201)
            .at("/id");
    PORTAL.delete(PROPERTIES + "/archived_one").expect(204);
    PORTAL.delete(PROPERTIES + "/archived_one").expect(204);
    PORTAL.get(PROPERTIES + "/archived_one").expect(404);
    assertThat(PORTAL.get(PROPERTIES + "/archived_one?archived=true").expect(200).at("/archivedAt"))
        .isNotEmpty();
    assertThat(
            PORTAL
                .get(PROPERTIES + "?archived=true")
                .json()
                .get("results")
                .findValuesAsString("name"))
        .contains("archived_one");
    PORTAL
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"archived_one\": \"x\"}}")
        .expect(400);
    create("archived_one", "string", "text", "").expect(201);
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts/" + id + "?properties=archived_one")
                .at("/properties/archived_one"))
        .isEqualTo("kept");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(PORTAL.get(PROPERTIES + "/nope").expect(404).at("/category"))
        .isEqualTo("OBJECT_NOT_FOUND");
    PORTAL.patch(PROPERTIES + "/nope", "{\"label\": \"N\"}").expect(404);
    PORTAL.delete(PROPERTIES + "/nope").expect(404);
  }

  @Test
  void aBatchReportsWhatWentWrongBesideWhatWentWell() {
    String input =
        "{\"name\": \"%s\", \"label\": \"L\", \"type\": \"string\", \"fieldType\": \"text\", \"groupName\": \"contactinformation\"}";
    Exchange made =
        PORTAL
            .post(
                PROPERTIES + "/batch/create",
                "{\"inputs\": ["
                    + input.formatted("batch_1")
                    + ","
                    + input.formatted("email")
                    + "]}")
            .expect(207);
    assertThat(made.json().get("results").findValuesAsString("name")).containsExactly("batch_1");
    assertThat(made.at("/errors/0/category")).isEqualTo("OBJECT_ALREADY_EXISTS");
    assertThat(made.at("/errors/0/context/name/0")).isEqualTo("email");
    Exchange read =
        PORTAL
            .post(
                PROPERTIES + "/batch/read",
                "{\"archived\": false, \"inputs\": [{\"name\": \"email\"}, {\"name\": \"nope\"}]}")
            .expect(207);
    assertThat(read.at("/results/0/name")).isEqualTo("email");
    assertThat(read.at("/errors/0/context/name/0")).isEqualTo("nope");
    PORTAL
        .post(PROPERTIES + "/batch/archive", "{\"inputs\": [{\"name\": \"batch_1\"}]}")
        .expect(204);
    PORTAL.get(PROPERTIES + "/batch_1").expect(404);
    PORTAL
        .post(
            "/crm/properties/2026-09/contacts/batch/create",
            "{\"inputs\": [" + input.formatted("batch_2") + "]}")
        .expect(200);
    PORTAL
        .post(
            "/crm/properties/2026-03/contacts/batch/create",
            "{\"inputs\": [" + input.formatted("batch_3") + "]}")
        .expect(201);
  }

  @Test
  void aBatchHoldsAHundred() {
    String names =
        IntStream.range(0, 101)
            .mapToObj("{\"name\": \"p%d\"}"::formatted)
            .collect(Collectors.joining(","));
    PORTAL.post(PROPERTIES + "/batch/read", "{\"inputs\": [" + names + "]}").expect(400);
    PORTAL.post(PROPERTIES + "/batch/read", "{\"inputs\": []}").expect(400);
  }

  @Test
  void groupsAreMadeChangedAndArchivedWhenEmpty() {
    String groups = PROPERTIES + "/groups";
    Exchange made =
        PORTAL
            .post(groups, "{\"name\": \"Loyalty\", \"label\": \"Loyalty\", \"displayOrder\": 3}")
            .expect(201);
    assertThat(made.body())
        .isEqualTo(
            "{\"name\":\"loyalty\",\"label\":\"Loyalty\",\"displayOrder\":3,\"archived\":false}");
    PORTAL.post(groups, "{\"name\": \"loyalty\", \"label\": \"L\"}").expect(409);
    assertThat(PORTAL.patch(groups + "/loyalty", "{\"label\": \"Club\"}").expect(200).at("/label"))
        .isEqualTo("Club");
    PORTAL
        .post(
            PROPERTIES,
            "{\"name\": \"points\", \"label\": \"Points\", \"type\": \"number\", \"fieldType\": \"number\", \"groupName\": \"loyalty\"}")
        .expect(201);
    assertThat(PORTAL.delete(groups + "/loyalty").expect(400).at("/message"))
        .contains("1 properties are in it");
    PORTAL.delete(PROPERTIES + "/points").expect(204);
    PORTAL.delete(groups + "/loyalty").expect(204);
    PORTAL.get(groups + "/loyalty").expect(404);
    PORTAL.delete(groups + "/contactinformation").expect(400);
    assertThat(PORTAL.get(groups).json().get("results").findValuesAsString("name"))
        .contains("contactinformation")
        .doesNotContain("loyalty");
  }

  @Test
  void definitionsBelongToOnePortal() {
    create("ours_only", "string", "text", "").expect(201);
    RunningAxle.get().portal(getClass()).get(PROPERTIES + "/ours_only").expect(404);
  }

  @Test
  void definitionsNeedTheirOwnScopes() {
    PORTAL.withScopes("crm.schemas.contacts.read").get(PROPERTIES).expect(200);
    PORTAL.withScopes("crm.objects.deals.read").get(PROPERTIES).expect(403);
    PORTAL.withScopes("crm.schemas.contacts.read").post(PROPERTIES, "{}").expect(403);
  }
}
