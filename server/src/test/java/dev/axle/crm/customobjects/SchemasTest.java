package dev.axle.crm.customobjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal's own object types: made, read, changed, archived, purged. */
class SchemasTest {

  private static final String SCHEMAS = "/crm/v3/schemas";

  private final TestPortal portal = RunningAxle.get().portal(SchemasTest.class);

  /** Cars: a required model, a unique vin, a price. */
  static String cars(String name) {
    return """
        {"name": "%s", "description": "What we sell",
         "labels": {"singular": "Car", "plural": "Cars"},
         "primaryDisplayProperty": "model", "secondaryDisplayProperties": ["vin"],
         "searchableProperties": ["model", "vin"], "requiredProperties": ["model"],
         "properties": [
           {"name": "model", "label": "Model"},
           {"name": "vin", "label": "VIN", "type": "string", "fieldType": "text", "hasUniqueValue": true},
           {"name": "price", "label": "Price", "type": "number", "fieldType": "number"},
           {"name": "condition", "label": "Condition", "type": "enumeration", "fieldType": "select",
            "options": [{"label": "New", "value": "new"}, {"label": "Used", "value": "used"}]}],
         "associatedObjects": ["CONTACT", "0-2"]}
        """
        .formatted(name);
  }

  private Exchange made(String name) {
    return portal.post(SCHEMAS, cars(name)).expect(201);
  }

  @Test
  void aSchemaIsMadeWithPropertiesAndAssociations() {
    Exchange made = made("cars");
    String number = made.at("/id");
    assertThat(made.at("/objectTypeId")).isEqualTo("2-" + number);
    assertThat(made.header("Location")).hasValueSatisfying(l -> assertThat(l).endsWith(number));
    assertThat(made.at("/fullyQualifiedName")).isEqualTo("p" + portal.id() + "_cars");
    assertThat(made.at("/labels")).isEqualTo("{\"singular\":\"Car\",\"plural\":\"Cars\"}");
    assertThat(made.at("/archived")).isEqualTo("false");
    assertThat(made.json().get("properties").valueStream().map(p -> p.at("/name").asString()))
        .contains("model", "vin", "price", "condition", "hs_object_id", "hs_createdate")
        .contains("hs_lastmodifieddate", "hubspot_owner_id", "hs_pinned_engagement_id");
    assertThat(
            made.json()
                .get("properties")
                .valueStream()
                .filter(p -> p.at("/name").asString().equals("model"))
                .map(p -> p.at("/groupName").asString() + " " + p.at("/fieldType").asString()))
        .containsExactly("cars_information text");
    assertThat(
            made.json()
                .get("associations")
                .valueStream()
                .filter(a -> a.at("/fromObjectTypeId").asString().equals("2-" + number))
                .map(a -> a.at("/toObjectTypeId").asString()))
        .containsExactlyInAnyOrder(
            "0-1", "0-2", "0-18", "0-27", "0-46", "0-47", "0-48", "0-49", "0-116");
    assertThat(made.json().get("associations").valueStream().map(a -> a.at("/name").asString()))
        .contains("cars_to_contact", "contact_to_cars");
  }

  @Test
  void aSchemaIsFoundByAnyOfItsNames() {
    String id = made("boats").at("/objectTypeId");
    String qualified = "p" + portal.id() + "_boats";
    for (String name : new String[] {id, qualified, "boats", qualified.toUpperCase()}) {
      assertThat(portal.get(SCHEMAS + "/" + name).expect(200).at("/objectTypeId")).isEqualTo(id);
      portal.get("/crm/v3/objects/" + name).expect(200);
    }
    assertThat(portal.get(SCHEMAS + "/planes").expect(400).at("/message"))
        .isEqualTo("Unable to infer object type from: planes");
    Exchange batch =
        portal
            .post(
                SCHEMAS + "/batch/read",
                "{\"inputs\": [\"%s\", \"boats\", \"planes\"], \"includePropertyDefinitions\": false}"
                    .formatted(id))
            .expect(200);
    assertThat(batch.json().get("results")).hasSize(1);
    assertThat(batch.at("/results/0/properties")).isEqualTo("[]");
    assertThat(
            portal
                .get(SCHEMAS + "/boats?includeAssociationDefinitions=false")
                .expect(200)
                .at("/associations"))
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/schemas",
        "/crm-object-schemas/v3/schemas",
        "/crm-object-schemas/2026-03/schemas",
        "/crm-object-schemas/2026-09/schemas"
      })
  void allSpellingsListTheSame(String path) {
    String id = made("bikes").at("/objectTypeId");
    Exchange list = portal.get(path).expect(200);
    assertThat(list.at("/results/0/objectTypeId")).isEqualTo(id);
    assertThat(list.json().get("results")).hasSize(1);
    assertThat(list.has("/paging")).isFalse();
  }

  @Test
  void anotherPortalSeesNothingOfIt() {
    String id = made("secrets").at("/objectTypeId");
    TestPortal other = RunningAxle.get().portal(SchemasTest.class);
    assertThat(other.get(SCHEMAS).expect(200).json().get("results")).isEmpty();
    for (String name : new String[] {id, "secrets", "p" + portal.id() + "_secrets"}) {
      other.get(SCHEMAS + "/" + name).expect(400);
      other.get("/crm/v3/objects/" + name).expect(400);
      other.get("/crm/v3/properties/" + name).expect(400);
    }
    other.post(SCHEMAS, cars("secrets")).expect(201);
  }

  @Test
  void everythingButTheNameCanBeChanged() {
    made("vans");
    Exchange changed =
        portal
            .patch(
                SCHEMAS + "/vans",
                """
                {"name": "trucks", "labels": {"plural": "All vans"}, "clearDescription": true,
                 "primaryDisplayProperty": "vin", "requiredProperties": ["vin"],
                 "searchableProperties": ["vin"], "secondaryDisplayProperties": []}
                """)
            .expect(200);
    assertThat(changed.at("/name")).isEqualTo("vans");
    assertThat(changed.at("/portalId")).isEqualTo(portal.id().toString());
    assertThat(changed.at("/labels")).isEqualTo("{\"singular\":\"Car\",\"plural\":\"All vans\"}");
    assertThat(changed.has("/description")).isFalse();
    assertThat(changed.at("/requiredProperties")).isEqualTo("[\"vin\"]");
    assertThat(portal.get(SCHEMAS + "/vans").at("/primaryDisplayProperty")).isEqualTo("vin");
    assertThat(
            portal
                .patch(SCHEMAS + "/vans", "{\"searchableProperties\": [\"wings\"]}")
                .expect(400)
                .at("/context/propertyName/0"))
        .isEqualTo("wings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1car", "car park", "", "_car", "voiture-à-vendre"})
  void aNameBeginsWithALetter(String name) {
    assertThat(portal.post(SCHEMAS, cars(name)).expect(400).at("/category"))
        .isEqualTo("VALIDATION_ERROR");
    assertThat(portal.get(SCHEMAS).json().get("results")).isEmpty();
  }

  @Test
  void whatIsNotSoundMakesNothing() {
    String sound = cars("sound");
    portal
        .post(
            SCHEMAS,
            sound.replace(
                "\"requiredProperties\": [\"model\"]", "\"requiredProperties\": [\"wings\"]"))
        .expect(400);
    portal
        .post(SCHEMAS, sound.replace("\"type\": \"number\"", "\"type\": \"numeral\""))
        .expect(400);
    portal.post(SCHEMAS, sound.replace("\"CONTACT\"", "\"MARTIAN\"")).expect(400);
    portal.post(SCHEMAS, "{\"name\": \"sound\"}").expect(400);
    portal.post(SCHEMAS, sound.replace("\"singular\": \"Car\"", "\"singular\": \" \"")).expect(400);
    assertThat(portal.get(SCHEMAS).json().get("results")).isEmpty();
    assertThat(portal.post(SCHEMAS, sound).expect(201).json().get("associations")).hasSize(18);
  }

  @Test
  void aNameIsTakenUntilItIsPurged() {
    made("lorries");
    assertThat(portal.post(SCHEMAS, cars("Lorries")).expect(409).at("/category"))
        .isEqualTo("OBJECT_ALREADY_EXISTS");
    portal.delete(SCHEMAS + "/lorries").expect(204);
    portal.get(SCHEMAS + "/lorries").expect(400);
    portal.get("/crm/v3/objects/lorries").expect(400);
    assertThat(portal.get(SCHEMAS).json().get("results")).isEmpty();
    Exchange archived = portal.get(SCHEMAS + "?archived=true").expect(200);
    assertThat(archived.at("/results/0/name")).isEqualTo("lorries");
    assertThat(archived.at("/results/0/archived")).isEqualTo("true");
    portal.post(SCHEMAS, cars("lorries")).expect(409);

    portal.delete(SCHEMAS + "/lorries?archived=true").expect(204);
    assertThat(portal.get(SCHEMAS + "?archived=true").json().get("results")).isEmpty();
    portal.delete(SCHEMAS + "/lorries?archived=true").expect(404);
    assertThat(made("lorries").json().get("associations")).hasSize(18);
  }

  @Test
  void aTypeWithRecordsCanNotBeDeleted() {
    made("trams");
    String id =
        portal
            .post("/crm/v3/objects/trams", "{\"properties\": {\"model\": \"T4\"}}")
            .expect(201)
            .at("/id");
    portal.delete(SCHEMAS + "/trams").expect(400);
    portal.delete(SCHEMAS + "/trams?archived=true").expect(400);
    portal.delete("/crm/v3/objects/trams/" + id).expect(204);
    portal.delete(SCHEMAS + "/trams").expect(204);
  }

  @Test
  void whatIsInTheBinIsPurgedWithItsType() throws SQLException {
    String typeId = made("wrecks").at("/objectTypeId");
    String contact =
        portal
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"firstname\": \"Ada\"}}")
            .expect(201)
            .at("/id");
    String id =
        portal
            .post("/crm/v3/objects/wrecks", "{\"properties\": {\"model\": \"T4\", \"vin\": \"1\"}}")
            .expect(201)
            .at("/id");
    portal
        .put(
            "/crm/v4/objects/wrecks/%s/associations/default/contacts/%s".formatted(id, contact), "")
        .expect(200);
    portal.delete("/crm/v3/objects/wrecks/" + id).expect(204);
    portal
        .post(
            "/crm/v3/pipelines/wrecks",
            """
            {"label": "Salvage", "displayOrder": 0,
             "stages": [{"label": "Found", "displayOrder": 0, "metadata": {}}]}
            """)
        .expect(201);
    assertThat(rows(typeId)).isPositive();
    portal.delete(SCHEMAS + "/wrecks").expect(204);
    assertThat(rows(typeId)).isPositive();
    portal.delete(SCHEMAS + "/wrecks?archived=true").expect(204);
    assertThat(rows(typeId)).isZero();
  }

  /** What the database holds of a type, outside of the other types' journals. */
  private static long rows(String typeId) throws SQLException {
    String sql =
        """
        select (select count(*) from crm_object where object_type = t.id)
          + (select count(*) from unique_value where object_type = t.id)
          + (select count(*) from association where from_type = t.id or to_type = t.id)
          + (select count(*) from association_definition where from_type = t.id or to_type = t.id)
          + (select count(*) from property_definition where object_type = t.id)
          + (select count(*) from pipeline where object_type = t.id)
        from (select ?::text as id) t
        """;
    try (var database = RunningAxle.get().database();
        var select = database.prepareStatement(sql)) {
      select.setString(1, typeId);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void oneOfManyWinsAName() throws Exception {
    List<Callable<Integer>> writers =
        Collections.nCopies(8, () -> portal.post(SCHEMAS, cars("raced")).status());
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Integer> answer : threads.invokeAll(writers)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    Exchange listed = portal.get(SCHEMAS).expect(200);
    assertThat(listed.json().get("results")).hasSize(1);
    assertThat(listed.json().at("/results/0/associations")).hasSize(18);
  }

  @Test
  void aPropertyThatTheSchemaNeedsStays() {
    made("planes");
    String properties = "/crm/v3/properties/planes/";
    assertThat(portal.delete(properties + "model").expect(400).at("/message")).contains("planes");
    portal.delete(properties + "price").expect(204);
    portal
        .patch(
            SCHEMAS + "/planes",
            "{\"requiredProperties\": [], \"primaryDisplayProperty\": \"vin\"}")
        .expect(200);
    portal.delete(properties + "model").expect(204);
  }

  @Test
  void standardTypesCanBeReadAndNotChanged() {
    Exchange contacts = portal.get(SCHEMAS + "/contacts").expect(200);
    assertThat(contacts.at("/objectTypeId")).isEqualTo("0-1");
    assertThat(contacts.at("/fullyQualifiedName")).isEqualTo("CONTACT");
    assertThat(contacts.at("/primaryDisplayProperty")).isEqualTo("hs_full_name_or_email");
    assertThat(contacts.json().get("associations").valueStream().map(a -> a.at("/name").asString()))
        .contains("contact_to_company", "company_to_contact");
    portal.patch(SCHEMAS + "/contacts", "{\"labels\": {\"singular\": \"Person\"}}").expect(400);
    portal.delete(SCHEMAS + "/contacts").expect(400);
    assertThat(portal.get(SCHEMAS).expect(200).json().get("results")).isEmpty();
  }

  @Test
  void scopesDecide() {
    made("buses");
    TestPortal reader = portal.withScopes("crm.schemas.custom.read");
    reader.get(SCHEMAS + "/buses").expect(200);
    assertThat(reader.post(SCHEMAS, cars("coaches")).expect(403).at("/category"))
        .isEqualTo("MISSING_SCOPES");
    reader.get("/crm/v3/objects/buses").expect(403);
    portal.withScopes("crm.objects.contacts.read").get(SCHEMAS).expect(403);
    TestPortal records = portal.withScopes("crm.objects.custom.read", "crm.objects.custom.write");
    records.post("/crm/v3/objects/buses", "{\"properties\": {\"model\": \"Citaro\"}}").expect(201);
  }

  @Test
  void associationsAreAddedAndTakenAway() {
    String id = made("ships").at("/objectTypeId");
    Exchange added =
        portal
            .post(
                SCHEMAS + "/ships/associations",
                "{\"fromObjectTypeId\": \"%s\", \"toObjectTypeId\": \"DEAL\", \"name\": \"sold_by\"}"
                    .formatted(id))
            .expect(201);
    assertThat(added.at("/toObjectTypeId")).isEqualTo("0-3");
    assertThat(added.at("/name")).isEqualTo("sold_by");
    String typeId = added.at("/id");
    String deal =
        portal
            .post("/crm/v3/objects/deals", "{\"properties\": {\"dealname\": \"Big\"}}")
            .expect(201)
            .at("/id");
    String ship =
        portal
            .post(
                "/crm/v3/objects/ships",
                """
                {"properties": {"model": "Cutty"}, "associations": [{"to": {"id": %s}, "types":
                  [{"associationCategory": "USER_DEFINED", "associationTypeId": %s}]}]}
                """
                    .formatted(deal, typeId))
            .expect(201)
            .at("/id");
    String shown = "/crm/v3/objects/ships/" + ship + "?associations=deals";
    assertThat(portal.get(shown).expect(200).at("/associations/deals/results/0/id"))
        .isEqualTo(deal);

    portal.delete(SCHEMAS + "/ships/associations/" + typeId).expect(204);
    assertThat(portal.get(shown).expect(200).has("/associations")).isFalse();
    portal.delete(SCHEMAS + "/ships/associations/" + typeId).expect(404);
    assertThat(
            portal
                .post(
                    SCHEMAS + "/ships/associations",
                    "{\"fromObjectTypeId\": \"0-1\", \"toObjectTypeId\": \"0-3\"}")
                .expect(400)
                .at("/message"))
        .contains(id);
  }
}
