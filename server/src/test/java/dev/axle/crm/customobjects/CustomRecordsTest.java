package dev.axle.crm.customobjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records of a portal's own type live as those of a standard one do. */
class CustomRecordsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(CustomRecordsTest.class);
  private static final String QUALIFIED = "p" + PORTAL.id() + "_cars";
  private static final String CARS = "/crm/v3/objects/" + QUALIFIED;

  private static String typeId = "";

  @BeforeAll
  static void define() {
    typeId =
        PORTAL.post("/crm/v3/schemas", SchemasTest.cars("cars")).expect(201).at("/objectTypeId");
  }

  private static Exchange car(String model, String vin) {
    return PORTAL
        .post(CARS, "{\"properties\": {\"model\": \"%s\", \"vin\": \"%s\"}}".formatted(model, vin))
        .expect(201);
  }

  @Test
  void aRecordIsMadeReadChangedArchived() {
    Exchange made = car("Beetle", "V1");
    assertThat(made.at("/properties/hs_object_id")).isEqualTo(made.at("/id"));
    String one = "/crm/v3/objects/" + typeId + "/" + made.at("/id");
    Exchange read = PORTAL.get(one).expect(200);
    assertThat(read.json().get("properties").propertyNames())
        .containsExactlyInAnyOrder("hs_createdate", "hs_lastmodifieddate", "hs_object_id");
    assertThat(PORTAL.get(one + "?properties=model").at("/properties/model")).isEqualTo("Beetle");
    PORTAL.patch(one, "{\"properties\": {\"price\": \"12\"}}").expect(200);
    assertThat(PORTAL.get(one + "?properties=price").at("/properties/price")).isEqualTo("12");
    assertThat(
            PORTAL
                .patch(one, "{\"properties\": {\"condition\": \"wet\"}}")
                .expect(400)
                .at("/errors/0/code"))
        .isEqualTo("INVALID_OPTION");
    PORTAL.delete(one).expect(204);
    PORTAL.get(one).expect(404);
  }

  @Test
  void requiredPropertiesAreRequired() {
    assertThat(PORTAL.post(CARS, "{\"properties\": {\"vin\": \"V2\"}}").expect(400).body())
        .contains("model");
  }

  @Test
  void aUniquePropertyNamesARecord() {
    String id = car("Golf", "V3").at("/id");
    assertThat(PORTAL.get(CARS + "/V3?idProperty=vin").expect(200).at("/id")).isEqualTo(id);
    Exchange taken =
        PORTAL.post(CARS, "{\"properties\": {\"model\": \"Polo\", \"vin\": \"V3\"}}").expect(400);
    assertThat(taken.body()).contains("CONFLICTING_UNIQUE_VALUE");
    Exchange upserted =
        PORTAL
            .post(
                CARS + "/batch/upsert",
                """
                {"inputs": [{"id": "V3", "idProperty": "vin", "properties": {"price": "9"}},
                            {"id": "V4", "idProperty": "vin", "properties": {"model": "Up"}}]}
                """)
            .expect(200);
    assertThat(
            upserted.json().get("results").valueStream().map(r -> r.at("/new").asString()).sorted())
        .containsExactly("false", "true");
  }

  @Test
  void batchesWork() {
    Exchange made =
        PORTAL
            .post(
                CARS + "/batch/create",
                """
                {"inputs": [{"properties": {"model": "A"}}, {"properties": {"model": "B"}}]}
                """)
            .expect(201);
    String ids =
        "{\"inputs\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}], \"properties\": [\"model\"]}"
            .formatted(made.at("/results/0/id"), made.at("/results/1/id"));
    assertThat(PORTAL.post(CARS + "/batch/read", ids).expect(200).json().get("results")).hasSize(2);
    PORTAL.post(CARS + "/batch/archive", ids).expect(204);
  }

  @Test
  void propertiesAndGroupsAreAdded() {
    String properties = "/crm/v3/properties/" + typeId;
    assertThat(PORTAL.get(properties + "/groups").expect(200).at("/results/0/name"))
        .isEqualTo("cars_information");
    PORTAL
        .post(properties + "/groups", "{\"name\": \"engine\", \"label\": \"Engine\"}")
        .expect(201);
    PORTAL
        .post(
            properties,
            """
            {"name": "power", "label": "Power", "type": "number", "fieldType": "number",
             "groupName": "engine"}
            """)
        .expect(201);
    assertThat(
            PORTAL
                .post(CARS, "{\"properties\": {\"model\": \"R8\", \"power\": \"620\"}}")
                .expect(201)
                .at("/properties/power"))
        .isEqualTo("620");
    assertThat(PORTAL.get("/crm/v3/schemas/cars").expect(200).body()).contains("\"power\"");
    assertThat(PORTAL.get(properties + "/hs_createdate").expect(200).at("/hubspotDefined"))
        .isEqualTo("true");
  }

  @Test
  void recordsGoThroughPipelines() {
    assertThat(PORTAL.get("/crm/v3/pipelines/" + typeId).expect(200).at("/results"))
        .isEqualTo("[]");
    PORTAL
        .post(CARS, "{\"properties\": {\"model\": \"x\", \"hs_pipeline_stage\": \"nowhere\"}}")
        .expect(400);
    Exchange pipeline =
        PORTAL
            .post(
                "/crm/v3/pipelines/" + QUALIFIED,
                """
                {"label": "Sale", "displayOrder": 0, "stages": [
                  {"label": "On offer", "displayOrder": 0, "metadata": {}},
                  {"label": "Sold", "displayOrder": 1, "metadata": {}}]}
                """)
            .expect(201);
    String sold = pipeline.at("/stages/1/id");
    Exchange made =
        PORTAL
            .post(
                CARS,
                "{\"properties\": {\"model\": \"x\", \"hs_pipeline_stage\": \"%s\"}}"
                    .formatted(sold))
            .expect(201);
    assertThat(made.at("/properties/hs_pipeline")).isEqualTo(pipeline.at("/id"));
    assertThat(
            PORTAL
                .get(CARS + "/" + made.at("/id") + "?properties=hs_v2_date_entered_" + sold)
                .expect(200)
                .at("/properties/hs_v2_date_entered_" + sold))
        .isNotEmpty();
    Exchange counted = PORTAL.get("/crm/v3/limits/pipelines").expect(200);
    assertThat(counted.at("/customObjectTypes/overallUsage")).isEqualTo("1");
  }

  @Test
  void recordsAreAssociatedUnderTheQualifiedName() {
    String contact =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"firstname\": \"Ada\"}}")
            .expect(201)
            .at("/id");
    String id = car("Isetta", "V9").at("/id");
    PORTAL
        .put(
            "/crm/v4/objects/%s/%s/associations/default/contacts/%s".formatted(typeId, id, contact),
            "")
        .expect(200);
    Exchange read =
        PORTAL.get("/crm/v3/objects/contacts/" + contact + "?associations=" + QUALIFIED);
    assertThat(read.expect(200).at("/associations/" + QUALIFIED + "/results/0/id")).isEqualTo(id);
    assertThat(read.at("/associations/" + QUALIFIED + "/results/0/type"))
        .isEqualTo("contact_to_cars");
    assertThat(
            PORTAL
                .get(CARS + "/" + id + "?associations=contacts")
                .expect(200)
                .at("/associations/contacts/results/0/type"))
        .isEqualTo("cars_to_contact");
    assertThat(
            PORTAL
                .get("/crm/v4/associations/" + QUALIFIED.toUpperCase(Locale.ROOT) + "/0-1/labels")
                .expect(200)
                .at("/results/0/category"))
        .isEqualTo("USER_DEFINED");
  }

  @Test
  void aTypeNamedAsAStandardOneDoesNotBehaveLikeIt() {
    PORTAL.post("/crm/v3/schemas", SchemasTest.cars("contact")).expect(201);
    String own = "/crm/v3/objects/p" + PORTAL.id() + "_contact";
    String id = PORTAL.post(own, "{\"properties\": {\"model\": \"x\"}}").expect(201).at("/id");
    PORTAL.get(own + "/" + id).expect(200);
    PORTAL.get("/crm/v3/objects/contact/" + id + "?archived=false").expect(404);
  }
}
