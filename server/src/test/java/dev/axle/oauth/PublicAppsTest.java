package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public apps as their developers keep them, and what they may ask for. */
class PublicAppsTest {

  private static final String APPS = "/axle/v1/public-apps";
  private static final TestPortal DEVELOPER = RunningAxle.get().portal(PublicAppsTest.class);

  @Test
  void anAppIsMadeReadChangedAndDeleted() {
    TestPortal developer = RunningAxle.get().portal(PublicAppsTest.class);
    ConnectedApp app = ConnectedApp.of(developer);
    String one = APPS + "/" + app.id();
    Exchange read = developer.get(one).expect(200);
    assertThat(read.has("/clientSecret")).isFalse();
    assertThat(read.at("/clientId")).isEqualTo(app.clientId());
    Exchange changed =
        developer.patch(one, "{\"name\": \"Renamed\", \"optionalScopes\": []}").expect(200);
    assertThat(changed.at("/name")).isEqualTo("Renamed");
    assertThat(changed.at("/optionalScopes")).isEqualTo("[]");
    assertThat(changed.at("/requiredScopes")).isEqualTo("[\"crm.objects.contacts.read\"]");
    assertThat(changed.has("/clientSecret")).isFalse();
    assertThat(developer.get(APPS).at("/results/0/name")).isEqualTo("Renamed");
    DEVELOPER.get(one).expect(404);
    DEVELOPER.patch(one, "{\"name\": \"Mine\"}").expect(404);
    DEVELOPER.post(one + "/rotate", "").expect(404);
    DEVELOPER.delete(one).expect(404);
    developer.delete(one).expect(204);
    developer.get(one).expect(404);
    developer.delete(one).expect(404);
    developer.withScopes("crm.export").get(APPS).expect(403);
    assertThat(
            developer
                .get("/account-info/v3/activity/audit-logs")
                .json()
                .get("results")
                .findValuesAsString("action"))
        .containsExactly("CREATE", "UPDATE", "DELETE");
  }

  @Test
  void aRotatedSecretIsWorthNothing() {
    TestPortal portal = RunningAxle.get().portal(PublicAppsTest.class);
    ConnectedApp app = ConnectedApp.of(DEVELOPER);
    String refresh = app.installed(portal).at("/refresh_token");
    Exchange rotated = DEVELOPER.post(APPS + "/" + app.id() + "/rotate", "").expect(200);
    assertThat(portal.form("/oauth/v1/token", app.refreshForm(refresh)).at("/status"))
        .isEqualTo("BAD_CLIENT_SECRET");
    ConnectedApp after =
        new ConnectedApp(
            DEVELOPER, app.id(), app.clientId(), rotated.at("/clientSecret"), app.redirectUrl());
    portal.form("/oauth/v1/token", after.refreshForm(refresh)).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"\", \"redirectUrls\": [\"https://a.b\"]}",
        "{\"name\": \"A\", \"redirectUrls\": []}",
        "{\"name\": \"A\", \"redirectUrls\": [\"http://a.b\"]}",
        "{\"name\": \"A\", \"redirectUrls\": [\"https://u@a.b\"]}",
        "{\"name\": \"A\", \"redirectUrls\": [\"https://a.b#c\"]}",
        "{\"name\": \"A\", \"redirectUrls\": [\"javascript:alert(1)\"]}",
        "{\"name\": \"A\", \"redirectUrls\": [\"https://a.b\"], \"requiredScopes\": [\"no\"]}",
        "{\"name\": \"A\"}"
      })
  void whatCanNotBeIsRefused(String app) {
    DEVELOPER.post(APPS, app).expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"redirectUrl\": \"http://localhost:3000/callback\", \"scopes\": [\"crm.objects.contacts.read\"]}",
        "{\"redirectUrl\": \"http://localhost:3000/callback?from=axle\", \"scopes\": [\"oauth\"]}",
        "{\"redirectUrl\": \"http://localhost:3000/callback?from=axle\", \"scopes\": [\"crm.objects.contacts.read\", \"no\"]}",
        "{\"redirectUrl\": \"http://localhost:3000/callback?from=axle\", \"scopes\": [\"crm.objects.contacts.read\", \"crm.import\"]}",
        "{\"redirectUrl\": \"http://localhost:3000/callback?from=axle\", \"scopes\": [\"crm.objects.contacts.read\"], \"codeChallenge\": \"short\"}"
      })
  void whatIsNotInOrderIsNotGranted(String wish) {
    ConnectedApp app = ConnectedApp.of(DEVELOPER);
    DEVELOPER.post(APPS + "/" + app.id() + "/authorizations", wish).expect(400);
    DEVELOPER.post(APPS + "/1/authorizations", wish).expect(404);
  }

  @Test
  void nobodyGrantsMoreThanHeHas() {
    ConnectedApp app = ConnectedApp.of(DEVELOPER);
    Exchange refused =
        DEVELOPER
            .withScopes("private-apps-write")
            .post(
                APPS + "/" + app.id() + "/authorizations",
                "{\"redirectUrl\": \"%s\", \"scopes\": [\"crm.objects.contacts.read\"]}"
                    .formatted(app.redirectUrl()))
            .expect(403);
    assertThat(refused.at("/category")).isEqualTo("MISSING_SCOPES");
  }
}
