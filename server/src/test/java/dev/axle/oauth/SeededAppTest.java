package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import dev.axle.edge.PortalId;
import dev.axle.edge.Secret;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app whose credentials a test knows before the server starts. */
class SeededAppTest {

  private static final String TOKEN = "pat-na1-11111111-2222-3333-4444-555555555555";
  private static final String CLIENT = "6b1e2c6e-0d5c-4b56-9c0f-6f8d1e3d9a10";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "AXLE_PORTAL_ID", "4242",
          "AXLE_TOKEN", TOKEN,
          "AXLE_APP_CLIENT_ID", CLIENT,
          "AXLE_APP_CLIENT_SECRET", "known-beforehand",
          "AXLE_APP_REDIRECT_URI", "http://localhost:3000/back",
          "AXLE_DEVELOPER_API_KEY", "the-developers-key");

  @TempDir private Path data;

  @Test
  void isThereFromTheFirstStartOnAndOpensWithTheSettings() throws Exception {
    String refresh;
    try (RunningAxle axle = RunningAxle.start(data, SETTINGS)) {
      Exchange apps = sent(axle, "GET", "/axle/v1/public-apps", "").expect(200);
      assertThat(apps.at("/results/0/clientId")).isEqualTo(CLIENT);
      String redirect =
          sent(
                  axle,
                  "POST",
                  "/axle/v1/public-apps/" + apps.at("/results/0/appId") + "/authorizations",
                  """
                  {"redirectUrl": "http://localhost:3000/back",
                   "scopes": ["crm.objects.deals.read"]}
                  """)
              .expect(201)
              .at("/redirectUrl");
      refresh =
          new HttpCall(axle.url() + "/oauth/v1/token", "POST")
              .form(
                  Map.of(
                      "grant_type", "authorization_code",
                      "client_id", CLIENT,
                      "client_secret", "known-beforehand",
                      "redirect_uri", "http://localhost:3000/back",
                      "code", ConnectedApp.codeIn(redirect)))
              .send()
              .expect(200)
              .at("/refresh_token");
      try (Database database =
          Database.open(DatabaseAddress.parse(axle.databaseUrl()), 2, "db/migration")) {
        DeveloperKeys keys = new DeveloperKeys(database);
        assertThat(keys.portal(new Secret("the-developers-key"))).contains(new PortalId(4242));
        assertThat(keys.portal(new Secret("another"))).isEmpty();
      }
    }
    try (RunningAxle axle = RunningAxle.start(data, SETTINGS)) {
      assertThat(sent(axle, "GET", "/axle/v1/public-apps", "").json().get("results").size())
          .isEqualTo(1);
      new HttpCall(axle.url() + "/oauth/v1/token", "POST")
          .form(
              Map.of(
                  "grant_type",
                  "refresh_token",
                  "client_id",
                  CLIENT,
                  "client_secret",
                  "known-beforehand",
                  "refresh_token",
                  refresh))
          .send()
          .expect(200);
    }
    Files.delete(data.resolve("secret.key"));
    assertThatThrownBy(() -> RunningAxle.start(data, SETTINGS).close())
        .hasRootCauseInstanceOf(javax.crypto.AEADBadTagException.class)
        .cause()
        .hasMessageContaining("AXLE_SECRET_KEY");
  }

  private static Exchange sent(RunningAxle axle, String method, String path, String body) {
    HttpCall call =
        new HttpCall(axle.url() + path, method).header("Authorization", "Bearer " + TOKEN);
    return body.isEmpty() ? call.send() : call.json(body).send();
  }
}
