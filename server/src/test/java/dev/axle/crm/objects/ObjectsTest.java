package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One record: made, read, changed, archived. */
class ObjectsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ObjectsTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private static String create(String email) {
    return PORTAL
        .post(CONTACTS, "{\"properties\": {\"email\": \"%s\"}}".formatted(email))
        .expect(201)
        .at("/id");
  }

  @Test
  void aNewContactIsAnsweredWithItsValuesAndTheAutomaticOnes() {
    Exchange created =
        PORTAL
            .post(
                CONTACTS,
                """
                {"properties": {"email": "  Ada@Lovelace.EXAMPLE.com ", "firstname": "Ada", "numemployees": "1-5",
                  "phone": "+44 20 7946 0958"}}
                """)
            .expect(201);
    String id = created.at("/id");
    assertThat(created.header("Location")).hasValue(PORTAL.url() + CONTACTS + "/" + id);
    assertThat(created.at("/properties/email")).isEqualTo("ada@lovelace.example.com");
    assertThat(created.at("/properties/hs_email_domain")).isEqualTo("lovelace.example.com");
    assertThat(created.at("/properties/hs_object_id")).isEqualTo(id);
    assertThat(created.at("/properties/lifecyclestage")).isEqualTo("lead");
    assertThat(created.at("/properties/hs_object_source")).isEqualTo("INTEGRATION");
    assertThat(created.at("/properties/createdate")).isEqualTo(created.at("/createdAt"));
    assertThat(created.at("/properties/lastmodifieddate")).isEqualTo(created.at("/updatedAt"));
    assertThat(created.at("/archived")).isEqualTo("false");
    assertThat(created.has("/associations")).isFalse();
    assertThat(created.has("/archivedAt")).isFalse();
  }

  @Test
  void aReaderWhoNamesNoPropertiesGetsTheDefaultsOfTheType() {
    String id = create("defaults@example.com");
    JsonNode properties = PORTAL.get(CONTACTS + "/" + id).expect(200).json().get("properties");
    assertThat(properties.propertyNames())
        .containsExactly(
            "createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname");
    assertThat(properties.get("firstname").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?properties=phone,firstname",
        "?properties=phone&properties=firstname",
        "?properties=phone%2Cfirstname&properties=nope"
      })
  void propertiesMayBeRepeatedOrInOneList(String query) {
    String id = create("asked" + Math.floorMod(query.hashCode(), 1_000_000) + "@example.com");
    JsonNode properties =
        PORTAL.get(CONTACTS + "/" + id + query).expect(200).json().get("properties");
    assertThat(properties.propertyNames())
        .containsExactly("createdate", "firstname", "hs_object_id", "lastmodifieddate", "phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/objects/contact",
        "/crm/v3/objects/0-1",
        "/crm/v3/objects/CONTACT",
        "/crm/objects/v3/contacts",
        "/crm/objects/2026-03/contacts",
        "/crm/objects/2026-09/0-1",
        "/crm/v3/objects/contacts/"
      })
  void aTypeHasManyNamesAndPaths(String path) {
    String id = create("names" + Math.floorMod(path.hashCode(), 1_000_000) + "@example.com");
    String base = path.endsWith("/") ? path : path + "/";
    assertThat(PORTAL.get(base + id).expect(200).at("/id")).isEqualTo(id);
    assertThat(PORTAL.get(path).expect(200).json().get("results").size()).isPositive();
  }

  @Test
  void aContactIsFoundByItsEmailInAnyCase() {
    String id = create("find.me@example.com");
    assertThat(PORTAL.get(CONTACTS + "/FIND.me@example.com?idProperty=email").expect(200).at("/id"))
        .isEqualTo(id);
    PORTAL.get(CONTACTS + "/absent@example.com?idProperty=email").expect(404);
  }

  @Test
  void aPropertyWhoseValuesAreNotUniqueIsNoIdProperty() {
    assertThat(PORTAL.get(CONTACTS + "/Ada?idProperty=firstname").expect(400).at("/category"))
        .isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void anEmailThatIsTakenIsAConflictThatNamesTheHolder() {
    String id = create("taken@example.com");
    Exchange refused =
        PORTAL.post(CONTACTS, "{\"properties\": {\"email\": \"TAKEN@example.com\"}}").expect(409);
    assertThat(refused.at("/message")).isEqualTo("Contact already exists. Existing ID: " + id);
    assertThat(refused.at("/category")).isEqualTo("CONFLICT");
    assertThat(refused.at("/status")).isEqualTo("error");
    assertThat(refused.at("/correlationId"))
        .isEqualTo(refused.header("X-HubSpot-Correlation-Id").orElseThrow());
  }

  @Test
  void anUpdateToATakenEmailIsRefusedAndChangesNothing() {
    String holder = create("holder@example.com");
    String other = create("other@example.com");
    Exchange refused =
        PORTAL
            .patch(
                CONTACTS + "/" + other,
                "{\"properties\": {\"email\": \"holder@example.com\", \"firstname\": \"X\"}}")
            .expect(400);
    assertThat(refused.at("/message"))
        .isEqualTo(
            "Cannot set PropertyValueCoordinates{portalId=%s, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=email, value=holder@example.com} on %s. %s already has that value."
                .formatted(PORTAL.id(), other, holder));
    assertThat(PORTAL.get(CONTACTS + "/" + other).at("/properties/email"))
        .isEqualTo("other@example.com");
    assertThat(PORTAL.get(CONTACTS + "/" + other).json().at("/properties/firstname").isNull())
        .isTrue();
  }

  @Test
  void anEmailThatWasChangedOrArchivedIsFreeAgain() {
    String first = create("free@example.com");
    PORTAL
        .patch(CONTACTS + "/" + first, "{\"properties\": {\"email\": \"moved@example.com\"}}")
        .expect(200);
    String second = create("free@example.com");
    PORTAL.delete(CONTACTS + "/" + second).expect(204);
    assertThat(create("free@example.com")).isNotEqualTo(second);
    PORTAL.get(CONTACTS + "/free@example.com?idProperty=email").expect(200);
  }

  @Test
  void anUpdateShowsWhatWasSentAndMovesTheTimeOfChange() {
    String id = create("update@example.com");
    Exchange changed =
        PORTAL
            .patch(
                CONTACTS + "/" + id,
                "{\"properties\": {\"firstname\": \"Grace\", \"hs_lead_status\": \"NEW\"}}")
            .expect(200);
    assertThat(changed.at("/properties/firstname")).isEqualTo("Grace");
    assertThat(changed.has("/properties/email")).isFalse();
    Exchange read = PORTAL.get(CONTACTS + "/" + id + "?properties=firstname,hs_lead_status");
    assertThat(read.at("/properties/hs_lead_status")).isEqualTo("NEW");
    assertThat(read.at("/updatedAt")).isEqualTo(changed.at("/updatedAt"));
  }

  @Test
  void emptyAndNullClearAValue() {
    String id =
        PORTAL
            .post(CONTACTS, "{\"properties\": {\"firstname\": \"A\", \"lastname\": \"B\"}}")
            .expect(201)
            .at("/id");
    PORTAL
        .patch(CONTACTS + "/" + id, "{\"properties\": {\"firstname\": \"\", \"lastname\": null}}")
        .expect(200);
    JsonNode properties = PORTAL.get(CONTACTS + "/" + id).json().get("properties");
    assertThat(properties.get("firstname").isNull()).isTrue();
    assertThat(properties.get("lastname").isNull()).isTrue();
  }

  @Test
  void numbersAndBooleansAreTakenAsTheirTexts() {
    Exchange created =
        PORTAL
            .post(
                "/crm/v3/objects/companies",
                "{\"properties\": {\"name\": \"N\", \"numberofemployees\": 25, \"is_public\": true}}")
            .expect(201);
    assertThat(created.at("/properties/numberofemployees")).isEqualTo("25");
    assertThat(created.at("/properties/is_public")).isEqualTo("true");
  }

  @Test
  void allInvalidValuesAreReportedAndNothingIsWritten() {
    Exchange refused =
        PORTAL
            .post(
                CONTACTS,
                """
                {"properties": {"email": "no-address", "nope": "1", "hs_object_id": "5", "lifecyclestage": "king"}}
                """)
            .expect(400);
    assertThat(refused.at("/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(refused.at("/message")).startsWith("Property values were not valid: [{");
    assertThat(refused.json().get("errors").findValuesAsString("code"))
        .containsExactlyInAnyOrder(
            "INVALID_EMAIL", "PROPERTY_DOESNT_EXIST", "READ_ONLY_VALUE", "INVALID_OPTION");
  }

  @Test
  void anUpdateWithoutValuesIsRefused() {
    String id = create("nothing@example.com");
    assertThat(PORTAL.patch(CONTACTS + "/" + id, "{\"properties\": {}}").expect(400).at("/message"))
        .isEqualTo("No properties found to update, please provide at least one.");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(PORTAL.get(CONTACTS + "/987654321").expect(404).at("/category"))
        .isEqualTo("OBJECT_NOT_FOUND");
    assertThat(PORTAL.get(CONTACTS + "/abc").expect(404).at("/message"))
        .isEqualTo("Object not found.  objectId are usually numeric.");
    assertThat(PORTAL.get(CONTACTS + "/-1").expect(404).at("/message"))
        .isEqualTo("Object not found. objectId is usually positive.");
    PORTAL.patch(CONTACTS + "/987654321", "{\"properties\": {\"firstname\": \"A\"}}").expect(404);
    PORTAL.delete(CONTACTS + "/987654321").expect(204);
  }

  @Test
  void anArchivedRecordIsSeenOnlyByThoseWhoAskForArchivedOnes() {
    String id = create("archive@example.com");
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    PORTAL.delete(CONTACTS + "/" + id).expect(204);
    PORTAL.get(CONTACTS + "/" + id).expect(404);
    PORTAL.patch(CONTACTS + "/" + id, "{\"properties\": {\"firstname\": \"A\"}}").expect(404);
    Exchange archived = PORTAL.get(CONTACTS + "/" + id + "?archived=true").expect(200);
    assertThat(archived.at("/archived")).isEqualTo("true");
    assertThat(archived.at("/archivedAt")).isNotEmpty();
    assertThat(
            PORTAL
                .get(CONTACTS + "?archived=true&limit=100")
                .json()
                .get("results")
                .findValuesAsString("id"))
        .contains(id);
  }

  @Test
  void whatATypeNeedsIsDemanded() {
    Exchange refused =
        PORTAL
            .post("/crm/v3/objects/notes", "{\"properties\": {\"hs_note_body\": \"x\"}}")
            .expect(400);
    assertThat(refused.at("/message"))
        .isEqualTo("Error creating NOTE. Some required properties were not set.");
    assertThat(refused.at("/context/properties/0")).isEqualTo("hs_timestamp");
  }

  @Test
  void aCompanysDomainIsNormalised() {
    assertThat(
            PORTAL
                .post(
                    "/crm/v3/objects/companies",
                    "{\"properties\": {\"domain\": \"https://www.Example.com/about?x=1\"}}")
                .expect(201)
                .at("/properties/domain"))
        .isEqualTo("example.com");
  }

  @Test
  void anUnknownTypeCannotBeInferred() {
    assertThat(PORTAL.get("/crm/v3/objects/widgets").expect(400).at("/message"))
        .isEqualTo("Unable to infer object type from: widgets");
  }

  @Test
  void anotherPortalSeesNothing() {
    String id = create("mine@example.com");
    TestPortal other = RunningAxle.get().portal(getClass());
    other.get(CONTACTS + "/" + id).expect(404);
    other.get(CONTACTS + "/mine@example.com?idProperty=email").expect(404);
    other.patch(CONTACTS + "/" + id, "{\"properties\": {\"firstname\": \"A\"}}").expect(404);
    other.delete(CONTACTS + "/" + id).expect(204);
    assertThat(other.get(CONTACTS).json().get("results").size()).isZero();
    PORTAL.get(CONTACTS + "/" + id).expect(200);
  }
}
