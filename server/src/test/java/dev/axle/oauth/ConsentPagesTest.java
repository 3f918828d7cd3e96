package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.PortalId;
import dev.axle.testing.Browser;
import dev.axle.testing.Exchange;
import dev.axle.testing.Joining;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An app sends somebody to the page of consent, and gets what they decide. */
class ConsentPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final TestPortal DEVELOPER = AXLE.portal(ConsentPagesTest.class);
  private static final String BACK = "http://localhost:3999/back?from=axle";

  private static final PortalId FIRST = AXLE.axle().portals().all().getFirst();

  private final Exchange app =
      DEVELOPER
          .post(
              "/axle/v1/public-apps",
              """
              {"name":"Sync & <more>","redirectUrls":["%s"],
               "requiredScopes":["crm.objects.contacts.read"]}"""
                  .formatted(BACK))
          .expect(201);

  private String asked(String redirect) {
    return "client_id=%s&redirect_uri=%s&scope=%s&state=kept%%20as%%20is"
        .formatted(
            app.at("/clientId"),
            URLEncoder.encode(redirect, StandardCharsets.UTF_8),
            "oauth%20crm.objects.contacts.read");
  }

  @Test
  void whoAgreesConnectsTheAppAndMayDisconnectIt() {
    Browser admin = Browser.ofAdmin(AXLE);
    String page = "/oauth/authorize?" + asked(BACK);
    Browser.Shown consent = admin.get(page).expect(200);
    assertThat(consent.text())
        .contains("Sync &amp; &lt;more&gt;", "See contacts.", "crm.objects.contacts.read")
        .contains("made by " + ConsentPagesTest.class.getSimpleName(), "Nobody has verified")
        .doesNotContain("<more>");
    assertThat(consent.header("Content-Security-Policy"))
        .endsWith("form-action 'self' http://localhost:3999");
    URI back =
        URI.create(
            admin
                .submit(page, page, Map.of("asked", asked(BACK), "account", FIRST.toString()))
                .expect(303)
                .header("Location"));
    assertThat(back.toString()).startsWith(BACK + "&code=");
    assertThat(back.getQuery()).endsWith("&state=kept as is");
    assertThat(admin.get("/app/settings/connected-apps").expect(200).text())
        .doesNotContain("Sync &amp; &lt;more&gt;");
    String code = back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
    Browser client = new Browser(AXLE.url());
    Browser.Shown tokens =
        client.send(
            "/oauth/v1/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                app.at("/clientId"),
                "client_secret",
                app.at("/clientSecret"),
                "redirect_uri",
                BACK,
                "code",
                code));
    assertThat(tokens.expect(200).text()).contains("\"access_token\"", "\"refresh_token\"");
    assertThat(admin.get("/app/settings/connected-apps").expect(200).text())
        .contains("Sync &amp; &lt;more&gt;");
    admin
        .submit(
            "/app/settings/connected-apps",
            "/app/settings/connected-apps/" + app.at("/appId") + "/remove",
            Map.of())
        .expect(303);
    assertThat(admin.get("/app/settings/connected-apps").expect(200).text())
        .doesNotContain("Sync &amp; &lt;more&gt;");
  }

  @Test
  void whoCancelsSendsTheAppAway() {
    Browser admin = Browser.ofAdmin(AXLE);
    String page = "/oauth/authorize?" + asked(BACK);
    assertThat(
            admin
                .submit(page, "/oauth/authorize/cancel", Map.of("asked", asked(BACK)))
                .expect(303)
                .header("Location"))
        .startsWith(BACK + "&error=access_denied");
  }

  @Test
  void aLinkThatIsNotInOrderSendsNobodyAnywhere() {
    Browser admin = Browser.ofAdmin(AXLE);
    Browser.Shown refused =
        admin.get("/oauth/authorize?" + asked("https://elsewhere.example")).expect(422);
    assertThat(refused.text()).contains("can't be connected");
    admin.get("/oauth/authorize?client_id=none").expect(422);
  }

  @Test
  void aLinkForAnotherAccountLetsNothingIntoThisOne() {
    Browser admin = Browser.ofAdmin(AXLE);
    String theirs = "/oauth/%s/authorize".formatted(DEVELOPER.id());
    assertThat(admin.get(theirs + "?" + asked(BACK)).expect(403).text())
        .contains("This link is for the account " + DEVELOPER.id());
    String own = "/oauth/%s/authorize?".formatted(FIRST) + asked(BACK);
    String token = admin.get(own).expect(200).token();
    Map<String, String> fields =
        Map.of("_token", token, "asked", asked(BACK), "account", FIRST.toString());
    admin.send(theirs, fields).expect(403);
  }

  @Test
  void whoIsInSeveralAccountsChoosesOneOfThoseTheRoleOpens() {
    TestPortal first = AXLE.portal(ConsentPagesTest.class);
    TestPortal second = AXLE.portal(ConsentPagesTest.class);
    TestPortal third = AXLE.portal(ConsentPagesTest.class);
    String email = "several." + first.id() + "@example.com";
    Joining.join(AXLE, first, email, "DEVELOPER");
    Joining.join(AXLE, second, email, "SALES");
    Browser person = Joining.join(AXLE, third, email, "SUPER_ADMIN");
    String page = "/oauth/authorize?" + asked(BACK);
    String consent = person.get(page).expect(200).text();
    assertThat(consent)
        .containsPattern(radio(first) + "(?![^>]*(checked|disabled))")
        .containsPattern(radio(second) + "[^>]* disabled")
        .containsPattern(radio(third) + "[^>]* checked")
        .contains("Your role there is Sales");
    assertThat(connect(person, page, page, second).expect(422).text())
        .contains("Choose an account in which your role lets you manage apps.");
    connect(person, page, page, DEVELOPER).expect(422);
    person.submit(page, page, Map.of("asked", asked(BACK))).expect(422);
    assertThat(connect(person, page, page, first).expect(303).header("Location"))
        .startsWith(BACK + "&code=");
    assertThat(installed(first)).isEqualTo("CREATE");
    assertThat(installed(third)).isEmpty();
    assertThat(person.get("/app/settings/audit-log").expect(200).text())
        .doesNotContain("app install");
    person.submit("/app", "/app/account", Map.of("account", first.id().toString())).expect(303);
    assertThat(person.get("/app/settings/audit-log").expect(200).text())
        .contains(app.at("/appId"), "Sync &amp; &lt;more&gt;: crm.objects.contacts.read oauth");
  }

  @Test
  void aLinkForOneOfTheOtherAccountsIsForThatOneOnly() {
    TestPortal first = AXLE.portal(ConsentPagesTest.class);
    TestPortal second = AXLE.portal(ConsentPagesTest.class);
    String email = "named." + first.id() + "@example.com";
    Joining.join(AXLE, first, email, "DEVELOPER");
    Browser person = Joining.join(AXLE, second, email, "SALES");
    String page = "/oauth/%s/authorize?".formatted(first.id()) + asked(BACK);
    assertThat(person.get(page).expect(200).text())
        .containsPattern(radio(first) + "[^>]* checked")
        .doesNotContainPattern(radio(second));
    connect(person, page, page, second).expect(422);
    connect(person, page, page, first).expect(303);
    String closed = "/oauth/%s/authorize?".formatted(second.id()) + asked(BACK);
    assertThat(person.get(closed).expect(200).text())
        .contains("You can't let apps in.")
        .doesNotContain("Connect app");
    connect(person, closed, closed, second).expect(422);
  }

  @Test
  void anotherAccountIsOpenedOnlyByItsMembers() {
    TestPortal own = AXLE.portal(ConsentPagesTest.class);
    Browser person = Joining.join(AXLE, own, "one." + own.id() + "@example.com", "SUPER_ADMIN");
    String other = DEVELOPER.id().toString();
    person.submit("/app", "/app/account", Map.of("account", other)).expect(404);
    person.submit("/app", "/app/account", Map.of("account", "none")).expect(404);
    assertThat(person.get("/app").expect(200).text()).contains(own.id().toString());
  }

  private Browser.Shown connect(Browser person, String page, String action, TestPortal account) {
    return person.submit(
        page, action, Map.of("asked", asked(BACK), "account", account.id().toString()));
  }

  private static String radio(TestPortal portal) {
    return "type=\"radio\" name=\"account\" value=\"%s\"".formatted(portal.id());
  }

  /** What the account's log says of installs. */
  private static String installed(TestPortal portal) {
    return portal
        .get("/account-info/v3/activity/audit-logs")
        .json()
        .get("results")
        .valueStream()
        .filter(each -> each.get("category").asString().equals("APP_INSTALL"))
        .map(each -> each.get("action").asString())
        .findFirst()
        .orElse("");
  }

  @Test
  void whoIsNotSignedInComesBackAfterwards() {
    assertThat(
            new Browser(AXLE.url())
                .get("/oauth/authorize?" + asked(BACK))
                .expect(303)
                .header("Location"))
        .startsWith("/sign-in?next=%2Foauth%2Fauthorize%3Fclient_id%3D");
  }
}
