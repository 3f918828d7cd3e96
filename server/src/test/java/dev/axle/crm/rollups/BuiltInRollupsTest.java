package dev.axle.crm.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The properties that HubSpot keeps from associated records. */
class BuiltInRollupsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(BuiltInRollupsTest.class);
  private static final RolledUp CRM = new RolledUp(PORTAL);

  private static String company(String name) {
    return CRM.made("companies", "name", name);
  }

  private static String createdAt(String type, String id) {
    return PORTAL.get("/crm/v3/objects/" + type + "/" + id).expect(200).at("/createdAt");
  }

  @Test
  void aCompanyKnowsItsContacts() {
    Exchange made =
        PORTAL
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"Contacts\"}}")
            .expect(201);
    String company = made.at("/id");
    assertThat(made.at("/properties/hs_num_decision_makers")).isEqualTo("0");
    String ada =
        CRM.made("contacts", "lastname", "Ada", "hs_buying_role", "DECISION_MAKER;BLOCKER");
    String bob = CRM.made("contacts", "lastname", "Bob");
    CRM.associate("contacts", ada, "companies", company);
    CRM.associate("companies", company, "contacts", bob);
    CRM.becomes(
        "companies",
        company,
        "num_associated_contacts",
        "2",
        "first_contact_createdate",
        createdAt("contacts", ada),
        "hs_num_decision_makers",
        "1",
        "hs_num_blockers",
        "1",
        "hs_num_contacts_with_buying_roles",
        "1");
    CRM.becomes("contacts", bob, "associatedcompanyid", company);

    CRM.change("contacts", bob, "hs_buying_role", "DECISION_MAKER");
    CRM.becomes("companies", company, "hs_num_decision_makers", "2", "hs_num_blockers", "1");
    CRM.archive("contacts", ada);
    CRM.becomes(
        "companies",
        company,
        "num_associated_contacts",
        "1",
        "hs_num_blockers",
        "0",
        "first_contact_createdate",
        createdAt("contacts", bob));
    CRM.separate("contacts", bob, "companies", company);
    CRM.becomes(
        "companies",
        company,
        "num_associated_contacts",
        "0",
        "first_contact_createdate",
        "none",
        "hs_num_contacts_with_buying_roles",
        "0");
    CRM.becomes("contacts", bob, "associatedcompanyid", "none");
  }

  @Test
  void dealsCountForCompaniesAndContactsByTheirStage() {
    String company = company("Deals");
    String contact = CRM.made("contacts", "lastname", "Buyer");
    String open =
        CRM.made("deals", "dealname", "Open", "dealstage", "contractsent", "amount", "10.50");
    String won =
        CRM.made(
            "deals",
            "dealname",
            "Won",
            "dealstage",
            "closedwon",
            "amount",
            "100",
            "closedate",
            "2026-01-01T00:00:00Z");
    for (String deal : List.of(open, won)) {
      CRM.associate("deals", deal, "companies", company);
      CRM.associate("deals", deal, "contacts", contact);
    }
    CRM.becomes(
        "companies",
        company,
        "num_associated_deals",
        "2",
        "hs_num_open_deals",
        "1",
        "hs_total_deal_value",
        "10.5",
        "total_revenue",
        "100",
        "recent_deal_amount",
        "100",
        "recent_deal_close_date",
        "2026-01-01T00:00:00Z",
        "first_deal_created_date",
        createdAt("deals", open));
    CRM.becomes(
        "deals", open, "num_associated_contacts", "1", "hs_primary_associated_company", company);

    CRM.change("deals", open, "dealstage", "closedwon", "closedate", "2026-02-01T00:00:00.500Z");
    CRM.becomes(
        "contacts",
        contact,
        "num_associated_deals",
        "2",
        "total_revenue",
        "110.5",
        "recent_deal_amount",
        "10.5",
        "recent_deal_close_date",
        "2026-02-01T00:00:00.500Z");
    CRM.becomes("companies", company, "hs_num_open_deals", "0", "hs_total_deal_value", "0");
  }

  @Test
  void activitiesShowOnTheRecordsThatTheyAreAbout() {
    String contact = CRM.made("contacts", "lastname", "Busy");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String past = now.minus(Duration.ofDays(2)).toString();
    String yesterday = now.minus(Duration.ofDays(1)).toString();
    String soon = now.plus(Duration.ofHours(1)).toString();
    String later = now.plus(Duration.ofDays(3)).toString();
    CRM.associate("calls", CRM.made("calls", "hs_timestamp", past), "contacts", contact);
    CRM.associate("notes", CRM.made("notes", "hs_timestamp", yesterday), "contacts", contact);
    CRM.associate("meetings", CRM.made("meetings", "hs_timestamp", later), "contacts", contact);
    String task = CRM.made("tasks", "hs_timestamp", soon, "hs_task_subject", "Ask");
    CRM.associate("tasks", task, "contacts", contact);
    CRM.becomes(
        "contacts",
        contact,
        "num_notes",
        "4",
        "num_contacted_notes",
        "1",
        "notes_last_contacted",
        past,
        "notes_last_updated",
        yesterday,
        "notes_next_activity_date",
        soon);
    CRM.becomes("tasks", task, "hs_num_associated_contacts", "1");
    CRM.change("tasks", task, "hs_task_status", "COMPLETED");
    CRM.becomes("contacts", contact, "notes_next_activity_date", later);
  }

  @Test
  void whatWasToComeIsPastWhenItsTimeHasCome() {
    String company = company("Waiting");
    String soon =
        Instant.now().plus(Duration.ofSeconds(6)).truncatedTo(ChronoUnit.SECONDS).toString();
    CRM.associate("meetings", CRM.made("meetings", "hs_timestamp", soon), "companies", company);
    CRM.becomes(
        "companies", company, "notes_next_activity_date", soon, "notes_last_contacted", "none");
    CRM.becomes(
        "companies",
        company,
        "notes_next_activity_date",
        "none",
        "notes_last_contacted",
        soon,
        "num_contacted_notes",
        "1");
  }

  @Test
  void aTicketNamesItsPrimaryCompany() {
    String ticket =
        CRM.made("tickets", "subject", "T", "hs_pipeline", "0", "hs_pipeline_stage", "1");
    String company = company("Before");
    CRM.associate("tickets", ticket, "companies", company);
    CRM.associate("tickets", ticket, "companies", company("Other"));
    CRM.becomes(
        "tickets",
        ticket,
        "hs_num_associated_companies",
        "2",
        "hs_primary_company_id",
        company,
        "hs_primary_company_name",
        "Before");
    CRM.change("companies", company, "name", "After");
    CRM.becomes("tickets", ticket, "hs_primary_company_name", "After");
  }

  @Test
  void aParentCountsItsChildren() {
    String parent = company("Parent");
    String child = company("Child");
    CRM.label("companies", parent, "companies", child, "HUBSPOT_DEFINED", 13);
    CRM.becomes("companies", parent, "hs_num_child_companies", "1", "hs_parent_company_id", "none");
    CRM.becomes("companies", child, "hs_num_child_companies", "0", "hs_parent_company_id", parent);
  }

  @Test
  void mergesRestoresAndPrivacyDeletionsAreCounted() {
    String first = company("First");
    String second = company("Second");
    String ada = CRM.made("contacts", "lastname", "A", "email", "ada@rollups.com");
    String bob = CRM.made("contacts", "lastname", "B");
    String eve = CRM.made("contacts", "lastname", "E");
    CRM.associate("contacts", ada, "companies", first);
    CRM.associate("contacts", bob, "companies", first);
    CRM.associate("contacts", bob, "companies", second);
    CRM.associate("contacts", eve, "companies", second);
    CRM.becomes("companies", first, "num_associated_contacts", "2");
    CRM.becomes("companies", second, "num_associated_contacts", "2");
    String one =
        PORTAL
            .post(
                "/crm/v3/objects/companies/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}"
                    .formatted(first, second))
            .expect(200)
            .at("/id");
    CRM.becomes("companies", one, "num_associated_contacts", "3");
    String both =
        PORTAL
            .post(
                "/crm/v3/objects/contacts/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(bob, eve))
            .expect(200)
            .at("/id");
    CRM.becomes("companies", one, "num_associated_contacts", "2");
    CRM.archive("contacts", both);
    CRM.becomes("companies", one, "num_associated_contacts", "1");
    PORTAL
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(both))
        .expect(204);
    CRM.becomes("companies", one, "num_associated_contacts", "2");
    PORTAL
        .post("/crm/v3/objects/contacts/gdpr-delete", "{\"objectId\": \"%s\"}".formatted(ada))
        .expect(204);
    CRM.becomes("companies", one, "num_associated_contacts", "1");
  }

  @Test
  void aRecordThatWasArchivedMeanwhileIsRightAgainWhenItComesBack() {
    String company = company("Sleeping");
    String contact = CRM.made("contacts", "lastname", "Leaving");
    CRM.associate("contacts", contact, "companies", company);
    CRM.becomes("companies", company, "num_associated_contacts", "1");
    CRM.archive("companies", company);
    CRM.archive("contacts", contact);
    CRM.becomes("contacts", CRM.made("contacts", "lastname", "x"), "associatedcompanyid", "none");
    PORTAL
        .post(
            "/axle/v1/objects/companies/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(company))
        .expect(204);
    CRM.becomes("companies", company, "num_associated_contacts", "0");
  }

  @Test
  void theHistoryNamesTheSourceAndWhatIsTheSameIsNotWritten() throws SQLException {
    String company = company("History");
    String contact = CRM.made("contacts", "lastname", "History");
    CRM.associate("contacts", contact, "companies", company);
    CRM.becomes("companies", company, "num_associated_contacts", "1");
    Exchange history =
        PORTAL
            .get(
                "/crm/v3/objects/companies/"
                    + company
                    + "?propertiesWithHistory=num_associated_contacts")
            .expect(200);
    String newest = "/propertiesWithHistory/num_associated_contacts/0";
    assertThat(history.at(newest + "/value")).isEqualTo("1");
    assertThat(history.at(newest + "/sourceType")).isEqualTo("CALCULATED");
    assertThat(history.at("/updatedAt")).isEqualTo(history.at(newest + "/timestamp"));
    long before = updates(company);
    CRM.change("contacts", contact, "hs_buying_role", "CHAMPION");
    CRM.becomes("companies", company, "hs_num_contacts_with_buying_roles", "1");
    CRM.change("contacts", contact, "hs_buying_role", "INFLUENCER");
    String other = CRM.made("contacts", "lastname", "Later");
    CRM.associate("contacts", other, "companies", company);
    CRM.becomes("companies", company, "num_associated_contacts", "2");
    assertThat(updates(company) - before).isEqualTo(2);
  }

  private static long updates(String company) throws SQLException {
    try (Connection connection = RunningAxle.get().database();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) from change where portal_id = ? and object_type = '0-2'"
                    + " and object_id = ? and kind = 'UPDATED'")) {
      select.setLong(1, PORTAL.id().value());
      select.setLong(2, Long.parseLong(company));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void aBatchOfAHundredIsCounted() {
    String company = company("Batch");
    String inputs =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    """
                    {"properties": {"lastname": "Batch %d"}, "associations": [{"to": {"id": "%s"},
                     "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 279}]}]}"""
                        .formatted(i, company))
            .collect(Collectors.joining(","));
    PORTAL
        .post("/crm/v3/objects/contacts/batch/create", "{\"inputs\": [" + inputs + "]}")
        .expect(201);
    CRM.becomes("companies", company, "num_associated_contacts", "100");
  }
}
