package dev.axle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Operation;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** What the audit log remembers, and who may read it. */
class AuditTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(AuditTest.class);
  private static final String ACTS = "/account-info/v3/activity/audit-logs";

  @Test
  void everyActIsAnOperation() {
    assertThat(RunningAxle.get().axle().operations())
        .extracting(Operation::name)
        .containsAll(AuditedActs.all().keySet());
  }

  @Test
  void whatWasDoneIsRememberedAndWhatWasRefusedIsNot() {
    String id =
        PORTAL
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Audited\"}}")
            .expect(201)
            .at("/id");
    PORTAL.delete("/crm/v3/objects/contacts/" + id).expect(204);
    PORTAL.delete("/crm/v3/properties/contacts/no_such_property").expect(404);
    PORTAL
        .post(
            "/crm/v3/objects/contacts/gdpr-delete",
            "{\"objectId\": \"a@audit.com\", \"idProperty\": \"email\"}")
        .expect(204);
    Exchange acts = PORTAL.get(ACTS).expect(200);
    assertThat(acts.at("/results/0/category")).isEqualTo("CRM_OBJECT");
    assertThat(acts.at("/results/0/action")).isEqualTo("DELETE");
    assertThat(acts.at("/results/0/targetObjectId")).isEqualTo(id);
    assertThat(acts.json().get("results").findValuesAsString("category"))
        .doesNotContain("PROPERTY");
    Exchange page = PORTAL.get(ACTS + "?limit=1").expect(200);
    assertThat(
            PORTAL
                .get(ACTS + "?limit=1&after=" + page.at("/paging/next/after"))
                .expect(200)
                .at("/results/0/action"))
        .isEqualTo("GDPR_DELETE");
    assertThat(PORTAL.get("/account-info/v3/activity/security").expect(200).at("/results/0/type"))
        .isEqualTo("GDPR_DELETE");
    assertThat(PORTAL.get("/account-info/v3/activity/login").expect(200).at("/results"))
        .isEqualTo("[]");
    PORTAL.get(ACTS + "?occurredAfter=yesterday").expect(400);
    assertThat(PORTAL.get(ACTS + "?occurredAfter=2999-01-01T00:00:00Z").at("/results"))
        .isEqualTo("[]");
    PORTAL.withScopes("crm.export").get(ACTS).expect(403);
    assertThat(RunningAxle.get().portal(AuditTest.class).get(ACTS).at("/results")).isEqualTo("[]");
  }

  @Test
  void theAccountSaysWhatItIs() {
    Exchange details = PORTAL.withScopes("crm.export").get("/account-info/v3/details").expect(200);
    assertThat(details.at("/portalId")).isEqualTo(PORTAL.id().toString());
    assertThat(details.at("/timeZone")).isEqualTo("America/New_York");
    assertThat(details.at("/companyCurrency")).isEqualTo("USD");
    Exchange usage = PORTAL.get("/account-info/v3/api-usage/daily/private-apps").expect(200);
    long before = Long.parseLong(usage.at("/results/0/currentUsage"));
    assertThat(
            Long.parseLong(
                PORTAL
                    .get("/account-info/v3/api-usage/daily/private-apps")
                    .at("/results/0/currentUsage")))
        .isEqualTo(before + 1);
    assertThat(usage.at("/results/0/usageLimit")).isEqualTo("1000000");
  }
}
