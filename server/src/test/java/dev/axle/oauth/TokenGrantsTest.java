package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an app gets tokens: by a code, by a refresh token, for itself. */
class TokenGrantsTest {

  private static final String V1 = "/oauth/v1/token";
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final TestPortal DEVELOPER = RunningAxle.get().portal(TokenGrantsTest.class);
  private static final ConnectedApp APP = ConnectedApp.of(DEVELOPER);

  /** The example of RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final TestPortal portal = RunningAxle.get().portal(TokenGrantsTest.class);

  @ParameterizedTest
  @ValueSource(strings = {V1, "/oauth/v3/token", "/oauth/2026-03/token", "/oauth/2026-09/token"})
  void aCodeIsGoodForTokens(String path) {
    Exchange tokens = portal.form(path, APP.codeForm(APP.code(portal))).expect(200);
    assertThat(tokens.at("/token_type")).isEqualTo("bearer");
    assertThat(tokens.at("/expires_in")).isEqualTo("1800");
    assertThat(tokens.at("/hub_id")).isEqualTo(portal.id().toString());
    assertThat(tokens.at("/token_use")).isEqualTo("access_token");
    assertThat(tokens.at("/scopes")).isEqualTo("[\"crm.objects.contacts.read\",\"oauth\"]");
    assertThat(tokens.at("/refresh_token")).startsWith("na1-");
    assertThat(tokens.at("/access_token").length()).isLessThanOrEqualTo(512);

    TestPortal app = portal.withToken(tokens.at("/access_token"));
    assertThat(app.get("/account-info/v3/details").expect(200).at("/portalId"))
        .isEqualTo(portal.id().toString());
    app.get(CONTACTS).expect(200);
    assertThat(app.post(CONTACTS, "{\"properties\": {\"lastname\": \"No\"}}").at("/category"))
        .isEqualTo("MISSING_SCOPES");
  }

  @Test
  void optionalScopesAreGrantedAsFarAsTheAppHasRegisteredThem() {
    String code =
        APP.code(
            portal,
            ", \"optionalScopes\": [\"crm.objects.contacts.write\", \"crm.objects.deals.read\"]");
    Exchange tokens = portal.form(V1, APP.codeForm(code)).expect(200);
    assertThat(tokens.at("/scopes"))
        .contains("crm.objects.contacts.write")
        .doesNotContain("crm.objects.deals.read");
    portal
        .withToken(tokens.at("/access_token"))
        .post(CONTACTS, "{\"properties\": {\"lastname\": \"Yes\"}}")
        .expect(201);
  }

  @Test
  void theStateComesBackAsItWas() {
    String url = APP.authorized(portal, ", \"state\": \"a b&c=d/é\"").at("/redirectUrl");
    assertThat(url).startsWith(APP.redirectUrl() + "&code=na1-");
    assertThat(url).endsWith("&state=a%20b%26c%3Dd%2F%C3%A9");
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = APP.code(portal);
    Exchange tokens = portal.form(V1, APP.codeForm(code)).expect(200);
    refused(portal.form(V1, APP.codeForm(code)), "BAD_AUTH_CODE", "invalid_grant");
    portal.withToken(tokens.at("/access_token")).get(CONTACTS).expect(200);
    portal.form(V1, APP.refreshForm(tokens.at("/refresh_token"))).expect(200);
  }

  @Test
  void ofManyWhoShowACodeOneGetsTokens() throws Exception {
    String code = APP.code(portal);
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> portal.form(V1, APP.codeForm(code)).status()));
      }
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).contains(400);
  }

  @Test
  void aCodeIsGoodForTenMinutes() {
    String code = APP.code(portal);
    String late = APP.code(portal);
    portal.moveClock(Duration.ofMinutes(9));
    portal.form(V1, APP.codeForm(code)).expect(200);
    portal.moveClock(Duration.ofMinutes(11));
    refused(portal.form(V1, APP.codeForm(late)), "BAD_AUTH_CODE", "invalid_grant");
  }

  @Test
  void anAccessTokenOpensForThirtyMinutesAndARefreshTokenForEver() {
    Exchange tokens = APP.installed(portal);
    TestPortal app = portal.withToken(tokens.at("/access_token"));
    portal.moveClock(Duration.ofMinutes(29));
    app.get(CONTACTS).expect(200);
    portal.moveClock(Duration.ofMinutes(31));
    assertThat(app.get(CONTACTS).expect(401).at("/category")).isEqualTo("EXPIRED_AUTHENTICATION");
    portal.moveClock(Duration.ofDays(400));
    Exchange fresh = portal.form(V1, APP.refreshForm(tokens.at("/refresh_token"))).expect(200);
    portal.withToken(fresh.at("/access_token")).get(CONTACTS).expect(200);
  }

  @Test
  void refreshingKeepsTheRefreshTokenAndTheAccessTokensBefore() {
    Exchange tokens = APP.installed(portal);
    for (String path : List.of(V1, "/oauth/v3/token")) {
      Exchange fresh = portal.form(path, APP.refreshForm(tokens.at("/refresh_token"))).expect(200);
      assertThat(fresh.at("/refresh_token")).isEqualTo(tokens.at("/refresh_token"));
      assertThat(fresh.at("/access_token")).isNotEqualTo(tokens.at("/access_token"));
      assertThat(fresh.at("/hub_id")).isEqualTo(portal.id().toString());
      portal.withToken(fresh.at("/access_token")).get(CONTACTS).expect(200);
    }
    portal.withToken(tokens.at("/access_token")).get(CONTACTS).expect(200);
  }

  @Test
  void theFirstVersionTakesCredentialsFromTheQuery() {
    String credentials = "?client_id=" + APP.clientId() + "&client_secret=" + APP.clientSecret();
    Map<String, String> form =
        new HashMap<>(APP.refreshForm(APP.installed(portal).at("/refresh_token")));
    form.remove("client_id");
    form.remove("client_secret");
    portal.form(V1 + credentials, form).expect(200);
    refused(portal.form("/oauth/v3/token" + credentials, form), "BAD_CLIENT_ID", "invalid_client");
  }

  @Test
  void anAppGetsTokensForItself() {
    Exchange token =
        portal
            .form(
                "/oauth/v3/token",
                APP.form(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    "webhooks-journal-subscription-read webhooks-journal-data-access"))
            .expect(200);
    assertThat(token.at("/token_use")).isEqualTo("client_credentials");
    assertThat(token.has("/refresh_token")).isFalse();
    assertThat(token.at("/hub_id")).isEqualTo(DEVELOPER.id().toString());
    TestPortal app = DEVELOPER.withToken(token.at("/access_token"));
    app.get("/account-info/v3/details").expect(200);
    app.get(CONTACTS).expect(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crm.objects.contacts.read", "no.such.scope"})
  void whatIsOfRecordsAnAppHasOnlyFromAPortal(String scope) {
    refused(
        portal.form(V1, APP.form("grant_type", "client_credentials", "scope", scope)),
        "BAD_SCOPES",
        "invalid_scope");
  }

  @Test
  void aVerifierHasToMeetItsChallenge() {
    String challenge =
        ", \"codeChallenge\": \"%s\", \"codeChallengeMethod\": \"S256\"".formatted(CHALLENGE);
    String code = APP.code(portal, challenge);
    Map<String, String> form = new HashMap<>(APP.codeForm(code));
    refused(portal.form(V1, form), "BAD_CODE_VERIFIER", "invalid_grant");
    form.put("code_verifier", VERIFIER + "x");
    refused(portal.form(V1, form), "BAD_CODE_VERIFIER", "invalid_grant");
    form.put("code_verifier", VERIFIER);
    portal.form(V1, form).expect(200);
  }

  @Test
  void aPlainChallengeIsTheVerifier() {
    Map<String, String> form =
        new HashMap<>(
            APP.codeForm(APP.code(portal, ", \"codeChallenge\": \"%s\"".formatted(VERIFIER))));
    form.put("code_verifier", CHALLENGE);
    refused(portal.form(V1, form), "BAD_CODE_VERIFIER", "invalid_grant");
    form.put("code_verifier", VERIFIER);
    portal.form(V1, form).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type,,BAD_GRANT_TYPE,unsupported_grant_type,missing or unknown grant type",
    "grant_type,password,BAD_GRANT_TYPE,unsupported_grant_type,missing or unknown grant type",
    "client_id,,BAD_CLIENT_ID,invalid_client,missing or invalid client id",
    "client_id,me,BAD_CLIENT_ID,invalid_client,missing or invalid client id",
    "client_secret,,BAD_CLIENT_SECRET,invalid_client,missing or invalid client secret",
    "client_secret,guess,BAD_CLIENT_SECRET,invalid_client,missing or invalid client secret",
    "code,,BAD_AUTH_CODE,invalid_grant,missing or unknown auth code",
    "code,na1-x,BAD_AUTH_CODE,invalid_grant,missing or unknown auth code",
    "redirect_uri,,BAD_REDIRECT_URI,invalid_grant,missing or invalid redirect uri",
    "redirect_uri,https://a.b,BAD_REDIRECT_URI,invalid_grant,missing or invalid redirect uri"
  })
  void whatIsMissingOrWrongIsNamed(
      String field, String value, String status, String error, String message) {
    Map<String, String> form = new HashMap<>(APP.codeForm(APP.code(portal)));
    if (value == null) {
      form.remove(field);
    } else {
      form.put(field, value);
    }
    Exchange older = portal.form(V1, form);
    refused(older, status, error);
    assertThat(older.at("/message")).isEqualTo(message);
    Exchange newer = portal.form("/oauth/2026-03/token", form);
    refused(newer, status, error);
    assertThat(newer.at("/message")).isEqualTo(newer.at("/error_description"));
  }

  @Test
  void aRefreshTokenIsItsAppsOnly() {
    ConnectedApp other = ConnectedApp.of(DEVELOPER);
    String token = APP.installed(portal).at("/refresh_token");
    refused(portal.form(V1, other.refreshForm(token)), "BAD_REFRESH_TOKEN", "invalid_grant");
    refused(portal.form(V1, APP.refreshForm("na1-x")), "BAD_REFRESH_TOKEN", "invalid_grant");
    refused(
        portal.form(V1, APP.form("grant_type", "refresh_token")),
        "BAD_REFRESH_TOKEN",
        "invalid_grant");
    refused(portal.form(V1, other.codeForm(APP.code(portal))), "BAD_AUTH_CODE", "invalid_grant");
  }

  @Test
  void whatIsNoFormIsRefused() {
    portal.request("POST", V1).json("{}").send().expect(415);
  }

  private static void refused(Exchange answer, String status, String error) {
    answer.expect(400);
    assertThat(answer.at("/status")).isEqualTo(status);
    assertThat(answer.at("/error")).isEqualTo(error);
    assertThat(answer.at("/error_description")).isNotEmpty();
    assertThat(answer.at("/message")).isNotEmpty();
    assertThat(answer.header("X-HubSpot-Correlation-Id")).hasValue(answer.at("/correlationId"));
    assertThat(answer.has("/category")).isFalse();
  }
}
