package dev.axle.crm.associations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Associations made with a record, and read with it. */
class InlineAssociationsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(InlineAssociationsTest.class);

  private static String company(String name) {
    return PORTAL
        .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"%s\"}}".formatted(name))
        .expect(201)
        .at("/id");
  }

  private static Exchange contact(String associations) {
    return PORTAL.post(
        "/crm/v3/objects/contacts",
        "{\"properties\": {\"lastname\": \"L\"}, \"associations\": [%s]}".formatted(associations));
  }

  private static String to(String id, int... types) {
    StringBuilder specs = new StringBuilder();
    for (int type : types) {
      specs
          .append(specs.isEmpty() ? "" : ",")
          .append("{\"associationCategory\": \"HUBSPOT_DEFINED\", \"associationTypeId\": ")
          .append(type)
          .append("}");
    }
    return "{\"to\": {\"id\": %s}, \"types\": [%s]}".formatted(id, specs);
  }

  @Test
  void anAssociationIsSeenFromBothSides() {
    String company = company("Both");
    String contact = contact(to(company, 279)).expect(201).at("/id");
    Exchange read = PORTAL.get("/crm/v3/objects/contacts/" + contact + "?associations=companies");
    assertThat(read.json().at("/associations/companies/results").findValuesAsString("type"))
        .containsExactly("contact_to_company", "contact_to_company_unlabeled");
    assertThat(read.at("/associations/companies/results/0/id")).isEqualTo(company);
    Exchange other =
        PORTAL.get("/crm/v3/objects/companies/" + company + "?associations=contacts,deals");
    assertThat(other.json().at("/associations/contacts/results").findValuesAsString("type"))
        .contains("company_to_contact_unlabeled");
    assertThat(other.has("/associations/deals")).isFalse();
  }

  @Test
  void aContactHasOnePrimaryCompany() {
    String first = company("First");
    String second = company("Second");
    String contact = contact(to(first, 279) + "," + to(second, 1, 279)).expect(201).at("/id");
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts/" + contact + "?associations=companies")
                .json()
                .at("/associations/companies/results")
                .toString())
        .isEqualTo(
            """
            [{"id":"%1$s","type":"contact_to_company_unlabeled"},{"id":"%2$s","type":"contact_to_company"},{"id":"%2$s","type":"contact_to_company_unlabeled"}]"""
                .formatted(first, second));
    String third =
        PORTAL
            .post(
                "/crm/v3/objects/companies",
                "{\"properties\": {\"name\": \"Third\"}, \"associations\": [%s]}"
                    .formatted(to(contact, 2)))
            .expect(201)
            .at("/id");
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts/" + contact + "?associations=companies")
                .json()
                .at("/associations/companies/results")
                .toString())
        .contains("{\"id\":\"%s\",\"type\":\"contact_to_company\"}".formatted(third))
        .doesNotContain("{\"id\":\"%s\",\"type\":\"contact_to_company\"}".formatted(second));
  }

  @Test
  void anAssociationToAnArchivedRecordIsNotShown() {
    String company = company("Archived");
    String contact = contact(to(company, 1)).expect(201).at("/id");
    PORTAL.delete("/crm/v3/objects/companies/" + company).expect(204);
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts/" + contact + "?associations=companies")
                .expect(200)
                .has("/associations"))
        .isFalse();
  }

  @Test
  void aTargetThatIsNotThereIsRefusedAndNothingIsMade() {
    Exchange refused = contact(to("424242", 279)).expect(400);
    assertThat(refused.at("/message")).isEqualTo("One or more associations are not valid");
    assertThat(refused.at("/context/INVALID_OBJECT_IDS/0"))
        .isEqualTo("COMPANY=424242 is not valid");
  }

  @Test
  void aTypeOfTheOtherDirectionIsRefused() {
    assertThat(contact(to(company("Wrong"), 280)).expect(400).at("/message"))
        .isEqualTo(
            "invalid from object type 0-1 for associations to be created. expected: 0-2. For definition 0-280");
    contact(to(company("Unknown"), 999_999)).expect(400);
  }

  @Test
  void aListShowsAssociationsOfEachRecord() {
    String company = company("Listed");
    contact(to(company, 1)).expect(201);
    assertThat(
            PORTAL
                .get("/crm/v3/objects/contacts?limit=100&associations=company")
                .expect(200)
                .json()
                .get("results")
                .findValues("associations"))
        .isNotEmpty();
  }
}
