package dev.axle.crm.rollups;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Rollup properties that a portal defines itself. */
class OwnRollupsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(OwnRollupsTest.class);
  private static final RolledUp CRM = new RolledUp(PORTAL);
  private static final String ROLLUPS = "/axle/v1/properties/companies/rollups";

  private static Exchange define(String name, String rest) {
    return PORTAL.post(
        ROLLUPS,
        """
        {"name": "%s", "label": "%s", "groupName": "companyinformation", %s}
        """
            .formatted(name, name, rest));
  }

  private static void isFilled(String name) {
    eventually(
        () -> {
          Exchange list = PORTAL.get(ROLLUPS).expect(200);
          assertThat(list.json().path("results"))
              .anySatisfy(
                  each -> {
                    assertThat(each.at("/property/name").asString()).isEqualTo(name);
                    assertThat(each.path("filling").asBoolean()).isFalse();
                  });
        });
  }

  @Test
  void recordsThatAreThereGetTheirValuesAndTheConsumerFollows() {
    String company = CRM.made("companies", "name", "Rolled up");
    String empty = CRM.made("companies", "name", "Empty");
    String[] amounts = {"10", "20.5", "40"};
    String last = "";
    for (String amount : amounts) {
      last =
          CRM.made(
              "deals",
              "dealname",
              amount,
              "dealstage",
              "contractsent",
              "amount",
              amount,
              "dealtype",
              amount.equals("40") ? "newbusiness" : "existingbusiness");
      CRM.associate("deals", last, "companies", company);
    }
    Exchange made =
        define(
                "sum_of_deals",
                "\"summary\": \"SUM\", \"associatedObjectType\": \"deals\", \"property\": \"amount\"")
            .expect(201);
    assertThat(made.at("/property/fieldType")).isEqualTo("calculation_rollup");
    assertThat(made.at("/property/calculated")).isEqualTo("true");
    assertThat(made.at("/property/modificationMetadata/readOnlyValue")).isEqualTo("true");
    define(
            "new_deals",
            """
            "summary": "COUNT", "associatedObjectType": "deals",
            "condition": {"property": "dealtype", "values": ["newbusiness"]}
            """)
        .expect(201);
    for (String summary : new String[] {"MIN", "MAX", "AVERAGE"}) {
      define(
              summary.toLowerCase(java.util.Locale.ROOT) + "_of_deals",
              "\"summary\": \"%s\", \"associatedObjectType\": \"deals\", \"property\": \"amount\""
                  .formatted(summary))
          .expect(201);
    }
    isFilled("average_of_deals");
    CRM.becomes(
        "companies",
        company,
        "sum_of_deals",
        "70.5",
        "new_deals",
        "1",
        "min_of_deals",
        "10",
        "max_of_deals",
        "40",
        "average_of_deals",
        "23.5");
    CRM.becomes("companies", empty, "sum_of_deals", "none", "new_deals", "0");
    CRM.becomes(
        "companies",
        CRM.made("companies", "name", "Newer"),
        "new_deals",
        "0",
        "max_of_deals",
        "none");

    CRM.change("deals", last, "amount", "5", "dealtype", "existingbusiness");
    CRM.becomes(
        "companies", company, "sum_of_deals", "35.5", "new_deals", "0", "min_of_deals", "5");
    CRM.archive("deals", last);
    CRM.becomes("companies", company, "sum_of_deals", "30.5", "average_of_deals", "15.25");
  }

  @Test
  void aLabelMayBeTheOnlyAssociationThatCounts() {
    int manager =
        Integer.parseInt(
            PORTAL
                .post(
                    "/crm/v4/associations/companies/contacts/labels",
                    "{\"label\": \"Manager\", \"name\": \"manager\"}")
                .expect(200)
                .at("/results/0/typeId"));
    define(
            "managers",
            """
            "summary": "COUNT", "associatedObjectType": "contacts",
            "associationCategory": "USER_DEFINED", "associationTypeId": %d
            """
                .formatted(manager))
        .expect(201);
    String company = CRM.made("companies", "name", "Labelled");
    String ada = CRM.made("contacts", "lastname", "Ada");
    String bob = CRM.made("contacts", "lastname", "Bob");
    CRM.associate("contacts", ada, "companies", company);
    CRM.associate("contacts", bob, "companies", company);
    CRM.label("companies", company, "contacts", ada, "USER_DEFINED", manager);
    CRM.becomes("companies", company, "managers", "1", "num_associated_contacts", "2");
    PORTAL.delete("/crm/v4/associations/companies/contacts/labels/" + manager).expect(204);
    CRM.becomes("companies", company, "managers", "0", "num_associated_contacts", "2");
  }

  @Test
  void itIsAPropertyLikeAllOthersAndGoesAsThoseDo() {
    define("to_be_archived", "\"summary\": \"COUNT\", \"associatedObjectType\": \"0-5\"")
        .expect(201);
    String path = "/crm/v3/properties/companies/to_be_archived";
    assertThat(PORTAL.get(path).expect(200).at("/fieldType")).isEqualTo("calculation_rollup");
    assertThat(PORTAL.patch(path, "{\"label\": \"Other\"}").expect(200).at("/label"))
        .isEqualTo("Other");
    PORTAL.patch(path, "{\"fieldType\": \"number\"}").expect(400);
    String company = CRM.made("companies", "name", "Read only");
    assertThat(
            PORTAL
                .patch(
                    "/crm/v3/objects/companies/" + company,
                    "{\"properties\": {\"to_be_archived\": \"7\"}}")
                .expect(400)
                .body())
        .contains("READ_ONLY_VALUE");
    PORTAL.delete(path).expect(204);
    assertThat(PORTAL.get(ROLLUPS).expect(200).body()).doesNotContain("to_be_archived");
    PORTAL
        .post(
            "/crm/v3/properties/companies",
            """
            {"name": "by_api", "label": "x", "groupName": "companyinformation", "type": "number",
             "fieldType": "calculation_rollup"}
            """)
        .expect(400);
  }

  @Test
  void whatCantBeRolledUpIsRefused() {
    define("r", "\"summary\": \"MEDIAN\", \"associatedObjectType\": \"deals\"").expect(400);
    define("r", "\"summary\": \"SUM\", \"associatedObjectType\": \"deals\"").expect(400);
    define("r", "\"summary\": \"COUNT\", \"associatedObjectType\": \"nothing\"").expect(400);
    define("r", "\"summary\": \"COUNT\", \"associatedObjectType\": \"0-70\"").expect(400);
    for (String property : new String[] {"dealname", "missing", "num_associated_contacts"}) {
      define(
              "r",
              "\"summary\": \"SUM\", \"associatedObjectType\": \"deals\", \"property\": \"%s\""
                  .formatted(property))
          .expect(400);
    }
    define(
            "r",
            "\"summary\": \"COUNT\", \"associatedObjectType\": \"deals\", \"property\": \"amount\"")
        .expect(400);
    define(
            "r",
            "\"summary\": \"COUNT\", \"associatedObjectType\": \"deals\", \"associationTypeId\": 1")
        .expect(400);
    define(
            "r",
            """
            "summary": "COUNT", "associatedObjectType": "deals",
            "condition": {"property": "dealtype", "values": ["nonsense"]}
            """)
        .expect(400);
    PORTAL
        .post(
            "/crm/v3/properties/deals",
            """
            {"name": "per_contact", "label": "x", "groupName": "dealinformation", "type": "number",
             "fieldType": "calculation_equation", "calculationFormula": "amount / num_associated_contacts"}
            """)
        .expect(201);
    define(
            "r",
            "\"summary\": \"SUM\", \"associatedObjectType\": \"deals\", \"property\": \"per_contact\"")
        .expect(400);
    assertThat(
            PORTAL
                .withScopes("crm.schemas.companies.write")
                .post(
                    ROLLUPS,
                    """
                    {"name": "r", "label": "r", "groupName": "companyinformation",
                     "summary": "COUNT", "associatedObjectType": "deals"}
                    """)
                .expect(403)
                .at("/category"))
        .isEqualTo("MISSING_SCOPES");
    define("num_associated_contacts", "\"summary\": \"COUNT\", \"associatedObjectType\": \"deals\"")
        .expect(409);
  }

  @Test
  void customObjectsRollUpAndAreRolledUp() {
    String type =
        PORTAL
            .post(
                "/crm/v3/schemas",
                """
                {"name": "machine", "labels": {"singular": "Machine", "plural": "Machines"},
                 "primaryDisplayProperty": "serial", "requiredProperties": ["serial"],
                 "properties": [
                   {"name": "serial", "label": "Serial", "type": "string", "fieldType": "text"},
                   {"name": "weight", "label": "Weight", "type": "number", "fieldType": "number"}],
                 "associatedObjects": ["COMPANY"]}
                """)
            .expect(201)
            .at("/objectTypeId");
    define(
            "weight_of_machines",
            "\"summary\": \"SUM\", \"associatedObjectType\": \"%s\", \"property\": \"weight\""
                .formatted(type))
        .expect(201);
    String company = CRM.made("companies", "name", "Factory");
    String machine = CRM.made(type, "serial", "1", "weight", "12");
    CRM.associate(type, machine, "companies", company);
    CRM.becomes("companies", company, "weight_of_machines", "12");
    CRM.change(type, machine, "weight", "13");
    CRM.becomes("companies", company, "weight_of_machines", "13");
  }
}
