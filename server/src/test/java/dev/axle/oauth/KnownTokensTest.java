package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens say of themselves, and how they end. */
class KnownTokensTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String ACCESS = "/oauth/v1/access-tokens/";
  private static final String REFRESH = "/oauth/v1/refresh-tokens/";
  private static final TestPortal DEVELOPER = RunningAxle.get().portal(KnownTokensTest.class);
  private static final ConnectedApp APP = ConnectedApp.of(DEVELOPER);

  private final TestPortal portal = RunningAxle.get().portal(KnownTokensTest.class);
  private final Exchange tokens = APP.installed(portal);
  private final String access = tokens.at("/access_token");
  private final String refresh = tokens.at("/refresh_token");
  private final TestPortal app = portal.withToken(access);

  private Exchange open(String method, String path) {
    return new HttpCall(portal.url() + path, method).send();
  }

  @Test
  void anAccessTokenSaysWhatItOpens() {
    Exchange info = open("GET", ACCESS + access).expect(200);
    assertThat(info.at("/token")).isEqualTo(access);
    assertThat(info.at("/hub_id")).isEqualTo(portal.id().toString());
    assertThat(info.at("/app_id")).isEqualTo(APP.id());
    assertThat(info.at("/token_type")).isEqualTo("access");
    assertThat(Integer.parseInt(info.at("/expires_in"))).isBetween(1700, 1800);
    assertThat(info.at("/signed_access_token/hubId")).isEqualTo(portal.id().toString());
    portal.moveClock(Duration.ofMinutes(31));
    assertThat(open("GET", ACCESS + access).expect(404).at("/category"))
        .isEqualTo("OBJECT_NOT_FOUND");
    open("GET", ACCESS + portal.token()).expect(404);
    open("GET", ACCESS + refresh).expect(404);
  }

  @Test
  void aUserWhoGrantedIsNamed() {
    TestPortal asked = RunningAxle.get().portal(KnownTokensTest.class);
    String user =
        asked
            .post(
                "/settings/v3/users",
                "{\"email\": \"ada@example.com\", \"sendWelcomeEmail\": false}")
            .expect(201)
            .at("/id");
    Exchange given = APP.installed(asked.forUser("Desk", Long.parseLong(user)));
    assertThat(given.at("/user_id")).isEqualTo(user);
    Exchange info = open("GET", ACCESS + given.at("/access_token")).expect(200);
    assertThat(info.at("/user_id")).isEqualTo(user);
    assertThat(info.at("/user")).isEqualTo("ada@example.com");
  }

  @Test
  void aRefreshTokenSaysWhatItOpensUntilItIsDeleted() {
    Exchange info = open("GET", REFRESH + refresh).expect(200);
    assertThat(info.at("/client_id")).isEqualTo(APP.clientId());
    assertThat(info.at("/hub_id")).isEqualTo(portal.id().toString());
    assertThat(info.at("/token_type")).isEqualTo("refresh");
    open("DELETE", REFRESH + refresh).expect(204);
    open("GET", REFRESH + refresh).expect(404);
    assertThat(portal.form("/oauth/v1/token", APP.refreshForm(refresh)).expect(400).at("/status"))
        .isEqualTo("BAD_REFRESH_TOKEN");
    app.get(CONTACTS).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void anAppLooksAtItsTokens(String version) {
    String path = "/oauth/" + version + "/token/introspect";
    Exchange info = portal.form(path, APP.form("token", access)).expect(200);
    assertThat(info.at("/active")).isEqualTo("true");
    assertThat(info.at("/token_use")).isEqualTo("access_token");
    assertThat(info.at("/token_type")).isEqualTo("Bearer");
    assertThat(info.at("/client_id")).isEqualTo(APP.clientId());
    assertThat(info.has("/signed_access_token/signature")).isTrue();
    Exchange other = portal.form(path, APP.form("refresh_token", refresh)).expect(200);
    assertThat(other.at("/token_use")).isEqualTo("refresh_token");
    assertThat(other.has("/expires_in")).isFalse();
    String nothing = "{\"active\":false}";
    assertThat(portal.form(path, APP.form("token", "x")).expect(200).body()).isEqualTo(nothing);
    assertThat(portal.form(path, APP.form()).expect(200).body()).isEqualTo(nothing);
    ConnectedApp stranger = ConnectedApp.of(DEVELOPER);
    assertThat(portal.form(path, stranger.form("token", access)).body()).isEqualTo(nothing);
    assertThat(portal.form(path, APP.form("client_secret", "x", "token", access)).at("/status"))
        .isEqualTo("BAD_CLIENT_SECRET");
    portal.moveClock(Duration.ofMinutes(31));
    assertThat(portal.form(path, APP.form("token", access)).body()).isEqualTo(nothing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void anAppEndsItsTokens(String version) {
    String path = "/oauth/" + version + "/token/revoke";
    ConnectedApp stranger = ConnectedApp.of(DEVELOPER);
    portal.form(path, stranger.form("token", access)).expect(200);
    app.get(CONTACTS).expect(200);
    assertThat(portal.form(path, APP.form("token", access)).expect(200).body()).isEmpty();
    app.get(CONTACTS).expect(401);
    portal.form("/oauth/v3/token", APP.refreshForm(refresh)).expect(200);
    portal.form(path, APP.form("token", refresh, "token_type_hint", "refresh_token")).expect(200);
    portal.form("/oauth/v3/token", APP.refreshForm(refresh)).expect(400);
    portal.form(path, APP.form("token", "unknown")).expect(200);
    portal.form(path, APP.form("client_id", "x", "token", access)).expect(400);
  }

  @Test
  void aPrivateAppsTokenSaysWhatItOpens() {
    Exchange info =
        new HttpCall(portal.url() + "/oauth/v2/private-apps/get/access-token-info", "POST")
            .json("{\"tokenKey\": \"%s\"}".formatted(portal.withScopes("oauth").token()))
            .send()
            .expect(200);
    assertThat(info.at("/hubId")).isEqualTo(portal.id().toString());
    assertThat(info.at("/scopes")).isEqualTo("[\"oauth\"]");
    assertThat(info.has("/userId")).isTrue();
    String path = "/oauth/v2/private-apps/get/access-token-info";
    portal.post(path, "{\"tokenKey\": \"%s\"}".formatted(access)).expect(404);
    portal
        .post(path, "{\"tokenKey\": \"pat-na1-00000000-0000-0000-0000-000000000000\"}")
        .expect(401);
    portal.post(path, "{}").expect(400);
  }
}
