package dev.axle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Operation;
import dev.axle.testing.Browser;
import dev.axle.testing.Exchange;
import dev.axle.testing.Joining;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import dev.axle.ui.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void everyActOfAPageIsAPage() {
    assertThat(RunningAxle.get().axle().pages())
        .extracting(Page::name)
        .containsAll(AuditedActs.allOfPages().keySet());
  }

  @Test
  void whatIsDoneOnPagesIsRememberedToo() {
    Browser admin = Browser.ofAdmin(RunningAxle.get());
    String apps = "/app/settings/private-apps";
    String log = "/app/settings/audit-log";
    int before = entries(admin.get(log).expect(200));
    admin.submit(apps + "/new", apps, Map.of("name", "x", "scope", "no.such.scope")).expect(422);
    admin
        .submit(apps + "/new", "/app/settings/users", Map.of("email", "nobody", "role", "SALES"))
        .expect(422);
    assertThat(entries(admin.get(log))).as("nothing was done").isEqualTo(before);
    admin.submit(apps + "/new", apps, Map.of("name", "Audited app")).expect(200);
    Browser.Shown after = admin.get(log).expect(200);
    assertThat(entries(after)).isEqualTo(before + 1);
    assertThat(after.text()).containsPattern("CREATE</span>\\s*private app");
  }

  @Test
  void theLogOfAnAccountSaysWhoDidWhatToWhat() {
    TestPortal portal = RunningAxle.get().portal(AuditTest.class);
    String sales = "sales." + portal.id() + "@example.com";
    Browser chief =
        Joining.join(
            RunningAxle.get(), portal, "chief." + portal.id() + "@example.com", "SUPER_ADMIN");
    Joining.join(RunningAxle.get(), portal, sales, "SALES");
    String users = "/app/settings/users";
    Matcher role =
        Pattern.compile("(?s).*(/users/\\d+/role)\".*?Role of sal")
            .matcher(chief.get(users).expect(200).text());
    assertThat(role.find()).isTrue();
    chief.submit(users, "/app/settings" + role.group(1), Map.of("role", "DEVELOPER")).expect(303);
    assertThat(chief.get("/app/settings/audit-log").expect(200).text())
        .contains(
            sales + ", Sales",
            sales + ", Developer instead of Sales",
            "<td class=\"text-break\">chi</td>");
    assertThat(
            portal
                .get("/account-info/v3/activity/security")
                .json()
                .get("results")
                .findValuesAsString("type"))
        .containsExactly("INVITATION_ACCEPTED", "INVITATION_ACCEPTED");
  }

  @Test
  void signInsAreOnAPageOfTheirOwn() {
    new Browser(RunningAxle.get().url()).signIn(RunningAxle.ADMIN, "not the password").expect(422);
    Browser admin = Browser.ofAdmin(RunningAxle.get());
    assertThat(admin.get("/app/settings/audit-log/sign-ins").expect(200).text())
        .containsPattern(RunningAxle.ADMIN + "</td>\\s*<td>signed in</td>")
        .containsPattern(RunningAxle.ADMIN + "</td>\\s*<td>failed</td>");
    admin.get("/app/settings/audit-log/sign-ins?before=0").expect(200);
    admin.get("/app/settings/audit-log/sign-ins?before=x").expect(404);
  }

  private static int entries(Browser.Shown log) {
    return log.text().split("<td class=\"text-nowrap\">", -1).length - 1;
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

  /** Lets no entry of a portal into the log until it is closed. */
  private record BrokenLog(TestPortal portal) implements AutoCloseable {

    static BrokenLog of(TestPortal portal) throws SQLException {
      BrokenLog broken = new BrokenLog(portal);
      broken.run(
          "alter table audit_log add constraint broken_%s check (portal_id <> %s) not valid");
      return broken;
    }

    private void run(String sql) throws SQLException {
      try (Connection database = RunningAxle.get().database();
          Statement statement = database.createStatement()) {
        statement.execute(sql.formatted(portal.id(), portal.id()));
      }
    }

    @Override
    public void close() throws SQLException {
      run("alter table audit_log drop constraint broken_%s");
    }
  }

  @Test
  void whatCanNotBeRememberedIsNotDone() throws Exception {
    TestPortal portal = RunningAxle.get().portal(AuditTest.class);
    String contact =
        portal
            .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Kept\"}}")
            .expect(201)
            .at("/id");
    String property =
        """
        {"name": "unlogged", "label": "Unlogged", "groupName": "contactinformation",
         "type": "string", "fieldType": "text"}
        """;
    try (BrokenLog broken = BrokenLog.of(portal)) {
      portal.delete("/crm/v3/objects/contacts/" + contact).expect(500);
      portal.post("/crm/v3/properties/contacts", property).expect(500);
      portal.post("/axle/v1/teams", "{\"name\": \"Unlogged\"}").expect(500);
      portal
          .post("/settings/v3/users", "{\"email\": \"un@logged.com\", \"sendWelcomeEmail\": false}")
          .expect(500);
    }
    portal.get("/crm/v3/objects/contacts/" + contact).expect(200);
    portal.get("/crm/v3/properties/contacts/unlogged").expect(404);
    assertThat(portal.get("/settings/v3/users/teams").at("/results")).isEqualTo("[]");
    assertThat(portal.get("/settings/v3/users").at("/results")).isEqualTo("[]");
    assertThat(portal.get(ACTS).at("/results")).isEqualTo("[]");

    portal.delete("/crm/v3/objects/contacts/" + contact).expect(204);
    portal.post("/crm/v3/properties/contacts", property).expect(201);
    portal.post("/axle/v1/teams", "{\"name\": \"Logged\"}").expect(201);
    portal.post("/axle/v1/teams", "{\"name\": \"Logged\"}").expect(409);
    assertThat(portal.get(ACTS).json().get("results").findValuesAsString("category"))
        .containsExactly("CRM_OBJECT", "PROPERTY", "TEAM");
  }

  @Test
  void anActOfSeveralTransactionsIsRememberedOnceAndOneOfNoneToo() {
    TestPortal portal = RunningAxle.get().portal(AuditTest.class);
    portal.delete("/crm/v3/objects/contacts/1").expect(204);
    portal
        .post(
            "/crm/v4/associations/contacts/companies/labels",
            "{\"name\": \"adviser\", \"label\": \"Adviser\"}")
        .expect(200);
    String type =
        portal
            .get("/crm/v4/associations/contacts/companies/labels")
            .json()
            .get("results")
            .valueStream()
            .filter(each -> each.get("category").asString().equals("USER_DEFINED"))
            .map(each -> each.get("typeId").asString())
            .findFirst()
            .orElseThrow();
    portal.delete("/crm/v4/associations/contacts/companies/labels/" + type).expect(204);
    assertThat(portal.get(ACTS).json().get("results").findValuesAsString("action"))
        .containsExactly("DELETE", "CREATE", "DELETE");
  }

  @Test
  void anActIsThatOfTheUserWhomTheAppActsFor() {
    TestPortal portal = RunningAxle.get().portal(AuditTest.class);
    portal.delete("/crm/v3/objects/contacts/1").expect(204);
    portal.forUser("Desk", 4712).delete("/crm/v3/objects/contacts/2").expect(204);
    Exchange acts = portal.get(ACTS + "?actingUserId=4712").expect(200);
    assertThat(acts.json().get("results").size()).isEqualTo(1);
    assertThat(acts.at("/results/0/actingUser/userId")).isEqualTo("4712");
    assertThat(acts.at("/results/0/targetObjectId")).isEqualTo("2");
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
