package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** The company of a contact's email, in portals that want it. */
class EmailCompaniesTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private static String contact(TestPortal portal, String email) {
    return portal
        .post(CONTACTS, "{\"properties\": {\"email\": \"%s\"}}".formatted(email))
        .expect(201)
        .at("/id");
  }

  private static Exchange companiesOf(TestPortal portal, String contact) {
    return portal
        .get("/crm/v4/objects/contacts/" + contact + "/associations/companies")
        .expect(200);
  }

  @Test
  void aNewContactGetsTheCompanyOfItsDomainIfThePortalWantsIt() {
    TestPortal portal = RunningAxle.get().portal(EmailCompaniesTest.class);
    String before = contact(portal, "a@acme-before.com");
    assertThat(companiesOf(portal, before).at("/results")).isEqualTo("[]");
    portal.patch("/axle/v1/portal/settings", "{\"createAndAssociateCompanies\": true}").expect(200);

    String known =
        portal
            .post(
                "/crm/v3/objects/companies",
                "{\"properties\": {\"name\": \"Known\", \"domain\": \"known.com\"}}")
            .expect(201)
            .at("/id");
    Exchange found = companiesOf(portal, contact(portal, "b@known.com"));
    assertThat(found.at("/results/0/toObjectId")).isEqualTo(known);
    assertThat(found.body()).contains("Primary");

    String first = companiesOf(portal, contact(portal, "c@fresh.com")).at("/results/0/toObjectId");
    String second = companiesOf(portal, contact(portal, "d@fresh.com")).at("/results/0/toObjectId");
    assertThat(second).isEqualTo(first).isNotEqualTo(known);
    assertThat(
            portal.get("/crm/v3/objects/companies/" + first).expect(200).at("/properties/domain"))
        .isEqualTo("fresh.com");

    Exchange source =
        portal.get(
            "/crm/v3/objects/companies/"
                + first
                + "?propertiesWithHistory=domain&properties=hs_object_source_label");
    assertThat(source.at("/properties/hs_object_source_label")).isEqualTo("CRM_SETTING");
    assertThat(source.at("/propertiesWithHistory/domain/0/sourceType")).isEqualTo("CRM_SETTING");

    assertThat(companiesOf(portal, contact(portal, "e@gmail.com")).at("/results")).isEqualTo("[]");
    String own =
        portal
            .post(
                CONTACTS,
                "{\"properties\": {\"email\": \"f@fresh.com\"}, \"associations\": [{\"to\": {\"id\": %s}, \"types\": [{\"associationCategory\": \"HUBSPOT_DEFINED\", \"associationTypeId\": 279}]}]}"
                    .formatted(known))
            .expect(201)
            .at("/id");
    assertThat(companiesOf(portal, own).json().get("results").findValuesAsString("toObjectId"))
        .containsExactly(known);
  }
}
