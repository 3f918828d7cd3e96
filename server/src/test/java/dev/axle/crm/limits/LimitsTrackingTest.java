package dev.axle.crm.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Limits, and what a portal uses of them. */
class LimitsTrackingTest {

  private final TestPortal portal = RunningAxle.strict().portal(LimitsTrackingTest.class);

  private Exchange limits(String what) {
    return portal.get("/crm/v3/limits/" + what).expect(200);
  }

  private static JsonNode of(JsonNode list, String typeId) {
    return list.valueStream()
        .filter(each -> each.path("objectTypeId").asString().equals(typeId))
        .findFirst()
        .orElseThrow(() -> new AssertionError(typeId + " is not in " + list));
  }

  private String thing() {
    return portal
        .post(
            "/crm/v3/schemas",
            """
            {"name": "things", "labels": {"singular": "Thing", "plural": "Things"},
             "primaryDisplayProperty": "title", "properties": [{"name": "title", "label": "Title"}]}
            """)
        .expect(201)
        .at("/objectTypeId");
  }

  @Test
  void recordsAreCountedByType() {
    String things = thing();
    portal.post("/crm/v3/objects/things", "{\"properties\": {\"title\": \"1\"}}").expect(201);
    String gone =
        portal
            .post("/crm/v3/objects/things", "{\"properties\": {\"title\": \"2\"}}")
            .expect(201)
            .at("/id");
    portal.delete("/crm/v3/objects/things/" + gone).expect(204);
    portal.post("/crm/v3/objects/contacts", "{\"properties\": {}}").expect(201);
    portal.post("/crm/v3/objects/contacts", "{\"properties\": {}}").expect(201);
    RunningAxle.strict()
        .portal(LimitsTrackingTest.class)
        .post("/crm/v3/objects/contacts", "{\"properties\": {}}")
        .expect(201);

    JsonNode records = limits("records").json();
    JsonNode contacts = of(records.at("/hubspotDefinedObjectTypes"), "0-1");
    assertThat(contacts.path("usage").asInt()).isEqualTo(2);
    assertThat(contacts.path("limit").asLong()).isEqualTo(15_000_000);
    assertThat(contacts.path("pluralLabel").asString()).isEqualTo("Contacts");
    assertThat(records.at("/customObjectTypes/overallUsage").asInt()).isEqualTo(1);
    assertThat(of(records.at("/customObjectTypes/byObjectType"), things).path("usage").asInt())
        .isEqualTo(1);
  }

  @Test
  void pipelinesAreThoseOfTheTypesThatHaveSome() {
    JsonNode types = limits("pipelines").json().at("/hubspotDefinedObjectTypes");
    assertThat(of(types, "0-3").path("usage").asInt()).isEqualTo(1);
    assertThat(of(types, "0-3").path("limit").asInt()).isEqualTo(100);
    assertThat(types.valueStream().map(type -> type.path("objectTypeId").asString()))
        .doesNotContain("0-46");
  }

  @Test
  void ownPropertiesAreCounted() {
    Exchange before = limits("custom-properties");
    assertThat(before.at("/overallUsage")).isEqualTo("0");
    for (String name : new String[] {"one", "two"}) {
      portal
          .post(
              "/crm/v3/properties/contacts",
              """
              {"name": "%s", "label": "%s", "groupName": "contactinformation", "type": "string",
               "fieldType": "text"}
              """
                  .formatted(name, name))
          .expect(201);
    }
    portal
        .post(
            "/crm/v3/properties/deals",
            """
            {"name": "sum", "label": "Sum", "groupName": "dealinformation", "type": "number",
             "fieldType": "calculation_equation", "calculationFormula": "amount * 2"}
            """)
        .expect(201);
    // a built-in property with other words stays a built-in one
    portal
        .patch("/crm/v3/properties/contacts/firstname", "{\"label\": \"Given name\"}")
        .expect(200);
    portal.delete("/crm/v3/properties/contacts/two").expect(204);

    Exchange counted = limits("custom-properties");
    assertThat(counted.at("/overallUsage")).isEqualTo("2");
    JsonNode contacts = of(counted.json().get("byObjectType"), "0-1");
    assertThat(contacts.path("usage").asInt()).isEqualTo(1);
    assertThat(contacts.path("limit").asInt()).isEqualTo(1000);
    assertThat(contacts.path("percentage").asDouble()).isEqualTo(0.1);
    Exchange calculated = limits("calculated-properties");
    assertThat(calculated.at("/overallUsage")).isEqualTo("1");
    assertThat(calculated.at("/overallLimit")).isEqualTo("200");
    assertThat(calculated.at("/overallPercentage")).isEqualTo("0.5");
    assertThat(calculated.at("/byObjectType/0/objectTypeId")).isEqualTo("0-3");
  }

  @Test
  void ownTypesAreCounted() {
    thing();
    Exchange counted = limits("custom-object-types");
    assertThat(counted.at("/usage")).isEqualTo("1");
    assertThat(counted.at("/limit")).isEqualTo("10");
    assertThat(counted.at("/percentage")).isEqualTo("10.0");
    TestPortal free =
        RunningAxle.strict().portal(LimitsTrackingTest.class, Tier.FREE, Scopes.all());
    assertThat(free.get("/crm/v3/limits/custom-object-types").expect(200).at("/limit"))
        .isEqualTo("0");
  }

  @Test
  void labelsAreCountedByPair() {
    assertThat(limits("associations/labels").json().get("results")).isEmpty();
    portal
        .post(
            "/crm/v4/associations/contacts/companies/labels",
            "{\"name\": \"boss\", \"label\": \"Boss\", \"inverseLabel\": \"Firm\"}")
        .expect(200);
    Exchange all = limits("associations/labels");
    assertThat(all.json().get("results")).hasSize(2);
    Exchange pair = limits("associations/labels?fromObjectTypeId=0-2&toObjectTypeId=0-1");
    assertThat(pair.json().get("results")).hasSize(1);
    assertThat(pair.at("/results/0/allLabels")).isEqualTo("[\"Firm\"]");
    assertThat(pair.at("/results/0/usage")).isEqualTo("1");
    assertThat(pair.at("/results/0/limit")).isEqualTo("10");
    assertThat(
            limits("associations/labels?fromObjectTypeId=0-1&toObjectTypeId=0-3")
                .at("/results/0/usage"))
        .isEqualTo("0");
    portal.get("/crm/v3/limits/associations/labels?fromObjectTypeId=nothing").expect(400);
  }

  @Test
  void recordsNearTheirLimitOfAssociationsAreFound() {
    String deal = deal("Near");
    quotes(deal, 79);
    assertThat(limits("associations/records/from").json().get("results")).isEmpty();
    quotes(deal, 1);
    Exchange near = limits("associations/records/from");
    assertThat(near.at("/results/0/objectTypeId")).isEqualTo("0-3");
    assertThat(near.at("/results/0/hasRecordsNearLimit")).isEqualTo("true");
    assertThat(near.at("/results/0/hasRecordsAtLimit")).isEqualTo("false");
    assertThat(limits("associations/records/deals/to").at("/results/0/objectTypeId"))
        .isEqualTo("0-14");

    String full = deal("Full");
    quotes(full, 100);
    Exchange records = limits("associations/records/0-3/0-14");
    assertThat(records.at("/limit")).isEqualTo("100");
    assertThat(records.at("/totalRecordsAtLimit")).isEqualTo("1");
    assertThat(records.at("/totalRecordsNearLimit")).isEqualTo("1");
    assertThat(records.at("/atLimitFromRecordSamples"))
        .isEqualTo("[{\"objectId\":%s,\"label\":\"Full\"}]".formatted(full));
    assertThat(records.at("/nearLimitFromRecordSamples"))
        .isEqualTo(
            "[{\"objectId\":%s,\"label\":\"Near\",\"usage\":80,\"percentage\":80.0}]"
                .formatted(deal));
    assertThat(limits("associations/records/from").at("/results/0/hasRecordsAtLimit"))
        .isEqualTo("true");
  }

  private String deal(String name) {
    return portal
        .post("/crm/v3/objects/deals", "{\"properties\": {\"dealname\": \"%s\"}}".formatted(name))
        .expect(201)
        .at("/id");
  }

  private void quotes(String deal, int count) {
    String inputs =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    """
                    {"properties": {"hs_title": "Q", "hs_expiration_date": "2030-01-01"},
                     "associations": [{"to": {"id": %s}, "types":
                       [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 64}]}]}
                    """
                        .formatted(deal))
            .collect(Collectors.joining(","));
    portal
        .post("/crm/v3/objects/quotes/batch/create", "{\"inputs\": [" + inputs + "]}")
        .expect(201);
  }

  @Test
  void scopesDecide() {
    portal.withScopes("crm.objects.deals.read").get("/crm/v3/limits/records").expect(200);
    portal.withScopes("forms").get("/crm/v3/limits/records").expect(403);
    portal
        .withScopes("crm.objects.deals.read")
        .get("/crm/v3/limits/custom-object-types")
        .expect(403);
  }

  @Test
  void theLibraryTellsWhichTypesThePortalHas() {
    String things = thing();
    String library = "/crm/v3/object-library/enablement";
    Exchange all = portal.get(library).expect(200);
    assertThat(all.at("/enablementByObjectTypeId/0-1")).isEqualTo("true");
    assertThat(all.at("/enablementByObjectTypeId/" + things)).isEqualTo("true");
    assertThat(portal.get(library + "/" + things).expect(200).at("/enablement")).isEqualTo("true");
    TestPortal other = RunningAxle.strict().portal(LimitsTrackingTest.class);
    assertThat(other.get(library + "/" + things).expect(200).at("/enablement")).isEqualTo("false");
    assertThat(other.get(library).expect(200).has("/enablementByObjectTypeId/" + things)).isFalse();
  }
}
