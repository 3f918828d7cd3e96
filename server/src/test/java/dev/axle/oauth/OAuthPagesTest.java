package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An app sends somebody to the page of consent, and gets what they decide. */
class OAuthPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final TestPortal DEVELOPER = AXLE.portal(OAuthPagesTest.class);
  private static final String BACK = "http://localhost:3999/back?from=axle";

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
        .contains("Sync &amp; &lt;more&gt;", "crm.objects.contacts.read")
        .doesNotContain("<more>");
    assertThat(consent.header("Content-Security-Policy"))
        .endsWith("form-action 'self' http://localhost:3999");
    URI back =
        URI.create(
            admin.submit(page, page, Map.of("asked", asked(BACK))).expect(303).header("Location"));
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
    assertThat(
            admin
                .get("/oauth/%s/authorize?%s".formatted(DEVELOPER.id(), asked(BACK)))
                .expect(403)
                .text())
        .contains("This link is for the account " + DEVELOPER.id());
    String own =
        "/oauth/%s/authorize?".formatted(AXLE.axle().portals().all().getFirst()) + asked(BACK);
    String token = admin.get(own).expect(200).token();
    admin
        .send(
            "/oauth/%s/authorize".formatted(DEVELOPER.id()),
            Map.of("_token", token, "asked", asked(BACK)))
        .expect(403);
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
