package dev.axle.crm.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Pipelines, and records that go through them. */
class PipelinesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(PipelinesTest.class);
  private static final String DEALS = "/crm/v3/objects/deals";
  private static final String TICKETS = "/crm/v3/objects/tickets";

  private static Exchange deal(String properties) {
    return PORTAL.post(DEALS, "{\"properties\": {\"dealname\": \"D\", %s}}".formatted(properties));
  }

  private static Exchange change(String path, String properties) {
    return PORTAL.patch(path, "{\"properties\": {%s}}".formatted(properties));
  }

  private static Exchange renewals() {
    return PORTAL
        .post(
            "/crm/v3/pipelines/deals",
            """
            {"label": "Renewals %d", "displayOrder": 1, "stages": [
              {"label": "Due", "displayOrder": 0, "metadata": {"probability": "0.5"}},
              {"label": "Renewed", "displayOrder": 1, "metadata": {"probability": "1"}}]}
            """
                .formatted(System.identityHashCode(new Object())))
        .expect(201);
  }

  @Test
  void aPortalBeginsWithHubSpotsPipelines() {
    TestPortal fresh = RunningAxle.get().portal(PipelinesTest.class);
    Exchange deals = fresh.get("/crm/v3/pipelines/deals").expect(200);
    assertThat(deals.at("/results/0/id")).isEqualTo("default");
    assertThat(deals.at("/results/0/stages/5/metadata"))
        .isEqualTo("{\"isClosed\":\"true\",\"probability\":\"1.0\"}");
    assertThat(fresh.get("/crm/v3/pipelines/tickets/0/stages/4").expect(200).at("/label"))
        .isEqualTo("Closed");
    assertThat(
            fresh
                .get("/crm/v3/pipelines/contacts")
                .expect(200)
                .json()
                .at("/results/0/stages")
                .size())
        .isEqualTo(8);
    fresh
        .post(
            "/crm/v3/pipelines/contacts", "{\"label\": \"X\", \"displayOrder\": 0, \"stages\": []}")
        .expect(400);
    fresh.get("/crm/v3/pipelines/notes").expect(400);
  }

  @Test
  void aNewStageIsAtOnceAnOptionAndAPlaceForRecords() {
    Exchange renewals = renewals();
    String due = renewals.at("/stages/0/id");
    String renewed = renewals.at("/stages/1/id");
    assertThat(PORTAL.get("/crm/v3/properties/deals/dealstage").expect(200).body())
        .contains("\"" + due + "\"", "appointmentscheduled");
    Exchange made = deal("\"dealstage\": \"%s\"".formatted(due)).expect(201);
    assertThat(made.at("/properties/pipeline")).isEqualTo(renewals.at("/id"));
    assertThat(made.has("/properties/hs_v2_date_entered_" + due)).isTrue();
    Exchange refused =
        deal("\"pipeline\": \"default\", \"dealstage\": \"%s\"".formatted(due)).expect(400);
    assertThat(refused.at("/errors/0/code")).isEqualTo("INVALID_OPTION");
    change(DEALS + "/" + made.at("/id"), "\"dealstage\": \"contractsent\"").expect(400);
    change(
            DEALS + "/" + made.at("/id"),
            "\"pipeline\": \"default\", \"dealstage\": \"contractsent\"")
        .expect(200);
    deal("\"dealstage\": \"nowhere\"").expect(400);
    assertThat(
            RunningAxle.get()
                .portal(PipelinesTest.class)
                .get("/crm/v3/properties/deals/dealstage")
                .body())
        .doesNotContain("\"" + renewed + "\"");
  }

  @Test
  void aStageInUseIsKeptIfAskedFor() {
    Exchange renewals = renewals();
    String due = renewals.at("/stages/0/id");
    String id = deal("\"dealstage\": \"%s\"".formatted(due)).expect(201).at("/id");
    Exchange refused =
        PORTAL
            .delete(
                "/crm/v3/pipelines/deals/"
                    + renewals.at("/id")
                    + "?validateReferencesBeforeDelete=true")
            .expect(400);
    assertThat(refused.at("/subCategory")).isEqualTo("PipelineError.STAGE_ID_IN_USE");
    assertThat(refused.at("/context/objectIds/0")).isEqualTo("[" + id + "]");
    assertThat(refused.at("/message"))
        .isEqualTo(
            "Stage IDs: [%s, %s] are being referenced by object IDs: [%s]"
                .formatted(due, renewals.at("/stages/1/id"), id));
    PORTAL.delete(DEALS + "/" + id).expect(204);
    PORTAL
        .delete(
            "/crm/v3/pipelines/deals/"
                + renewals.at("/id")
                + "?validateReferencesBeforeDelete=true")
        .expect(204);
    PORTAL.get("/crm/v3/pipelines/deals/" + renewals.at("/id")).expect(404);
    PORTAL
        .patch("/crm/v3/pipelines/deals/" + renewals.at("/id"), "{\"archived\": false}")
        .expect(200);
    PORTAL.get("/crm/v3/pipelines/deals/" + renewals.at("/id")).expect(200);
  }

  @Test
  void aDealKnowsWhatItIsWorthAndWhenItWasClosed() {
    Exchange open = deal("\"dealstage\": \"qualifiedtobuy\", \"amount\": \"1000\"").expect(201);
    assertThat(open.at("/properties/hs_is_closed")).isEqualTo("false");
    assertThat(open.at("/properties/hs_deal_stage_probability")).isEqualTo("0.4");
    assertThat(open.at("/properties/hs_projected_amount")).isEqualTo("400");
    assertThat(open.at("/properties/amount_in_home_currency")).isEqualTo("1000");
    String id = open.at("/id");
    Exchange won = change(DEALS + "/" + id, "\"dealstage\": \"closedwon\"").expect(200);
    assertThat(won.at("/properties/hs_is_closed_won")).isEqualTo("true");
    assertThat(won.at("/properties/closedate")).isEqualTo(won.at("/updatedAt"));
    assertThat(won.at("/properties/hs_closed_amount")).isEqualTo("1000");
    assertThat(won.at("/properties/days_to_close")).isEqualTo("0");
    assertThat(won.has("/properties/hs_v2_date_exited_qualifiedtobuy")).isTrue();
    assertThat(Long.parseLong(won.at("/properties/hs_v2_cumulative_time_in_qualifiedtobuy")))
        .isGreaterThanOrEqualTo(0);
    Exchange dated =
        deal("\"dealstage\": \"closedlost\", \"closedate\": \"2030-01-02T03:04:05Z\"").expect(201);
    assertThat(dated.at("/properties/closedate")).isEqualTo("2030-01-02T03:04:05Z");
    assertThat(dated.at("/properties/hs_is_closed_lost")).isEqualTo("true");
  }

  @Test
  void aTicketIsClosedAndOpenedAgain() {
    String id =
        PORTAL
            .post(TICKETS, "{\"properties\": {\"subject\": \"T\", \"hs_pipeline_stage\": \"1\"}}")
            .expect(201)
            .at("/id");
    Exchange closed = change(TICKETS + "/" + id, "\"hs_pipeline_stage\": \"4\"").expect(200);
    assertThat(closed.at("/properties/closed_date")).isEqualTo(closed.at("/updatedAt"));
    Exchange open = change(TICKETS + "/" + id, "\"hs_pipeline_stage\": \"2\"").expect(200);
    assertThat(open.json().at("/properties/closed_date").isNull()).isTrue();
    assertThat(open.has("/properties/hs_ticket_reopened_at")).isTrue();
  }

  @Test
  void theLifecycleOnlyGoesForward() {
    String contact =
        "/crm/v3/objects/contacts/"
            + PORTAL
                .post(
                    "/crm/v3/objects/contacts",
                    "{\"properties\": {\"lastname\": \"L\", \"lifecyclestage\": \"customer\"}}")
                .expect(201)
                .at("/id");
    assertThat(
            change(contact, "\"lifecyclestage\": \"lead\"")
                .expect(200)
                .at("/properties/lifecyclestage"))
        .isEqualTo("customer");
    change(contact, "\"lifecyclestage\": \"\"").expect(200);
    assertThat(
            change(contact, "\"lifecyclestage\": \"lead\"")
                .expect(200)
                .at("/properties/lifecyclestage"))
        .isEqualTo("lead");
  }

  @Test
  void anOwnerHasToBeOneOfThePortals() {
    Exchange refused =
        deal("\"dealstage\": \"contractsent\", \"hubspot_owner_id\": \"424242\"").expect(400);
    assertThat(refused.at("/errors/0/code")).isEqualTo("INVALID_OWNER_ID");
  }

  @Test
  void anotherPortalsPipelinesAreNotToBeSeen() {
    String id = renewals().at("/id");
    RunningAxle.get().portal(PipelinesTest.class).get("/crm/v3/pipelines/deals/" + id).expect(404);
    assertThat(
            PORTAL
                .withScopes("crm.objects.contacts.read")
                .get("/crm/v3/pipelines/deals")
                .expect(403)
                .at("/category"))
        .isEqualTo("MISSING_SCOPES");
  }
}
