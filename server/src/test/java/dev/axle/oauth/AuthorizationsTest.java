package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.database.Database;
import dev.axle.database.DatabaseAddress;
import dev.axle.edge.Query;
import dev.axle.portals.AppRemains;
import dev.axle.portals.InstalledApps;
import dev.axle.portals.LimitPolicy;
import dev.axle.portals.Logos;
import dev.axle.portals.Portals;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import dev.axle.time.Clock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorize step, as a page takes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationsTest {

  private final TestPortal portal = RunningAxle.get().portal(AuthorizationsTest.class);
  private final ConnectedApp app = ConnectedApp.of(portal);
  private Database database;
  private Authorizations authorizations;

  @BeforeAll
  void open() throws Exception {
    database =
        Database.open(DatabaseAddress.parse(RunningAxle.get().databaseUrl()), 2, "db/migration");
    Portals portals = new Portals(database.jdbi(), LimitPolicy.OFF, Clock.system());
    authorizations =
        new Authorizations(
            database,
            portals,
            new PublicApps(
                database,
                Vault.open(Optional.empty(), RunningAxle.get().data()),
                new InstalledApps(database, portals),
                new Logos(database),
                AppRemains.of()));
  }

  @AfterAll
  void close() {
    database.close();
  }

  private Consideration considered(String more) {
    return authorizations.consider(
        Query.parse(
            "client_id=%s&redirect_uri=%s%s"
                .formatted(
                    app.clientId(),
                    URLEncoder.encode(app.redirectUrl(), StandardCharsets.UTF_8),
                    more)));
  }

  @Test
  void whatIsInOrderIsShown() {
    assertThat(
            considered(
                "&scope=crm.objects.contacts.read%20crm.objects.companies.read"
                    + "&optional_scopes=crm.objects.contacts.write+crm.import&state=s"))
        .isInstanceOfSatisfying(
            AuthorizationRequest.class,
            request -> {
              assertThat(request.app().name()).isEqualTo("Sync");
              assertThat(request.scopes())
                  .containsExactlyInAnyOrder(
                      "oauth", "crm.objects.contacts.read", "crm.objects.companies.read");
              assertThat(request.optionalScopes()).containsExactly("crm.objects.contacts.write");
              assertThat(request.state()).contains("s");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "&scope=oauth,lacks scopes",
    "'',lacks scopes",
    "&scope=crm.objects.contacts.read+nothing,that there are not",
    "&scope=crm.objects.contacts.read+crm.import,has not registered",
    "&scope=crm.objects.contacts.read&code_challenge=x,code_challenge",
    "&scope=crm.objects.contacts.read&code_challenge=x&code_challenge_method=S1,code_challenge"
  })
  void whatIsNotIsRefusedInWordsForAPerson(String more, String reason) {
    assertThat(considered(more))
        .isInstanceOfSatisfying(
            Consideration.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void nobodyIsSentToAnAddressThatIsNotRegistered() {
    for (String query :
        new String[] {
          "client_id=nobody&redirect_uri=https://a.b",
          "redirect_uri=https://a.b",
          "client_id=" + app.clientId() + "&redirect_uri=http://localhost:3000/callback",
          "client_id=" + app.clientId()
        }) {
      assertThat(authorizations.consider(Query.parse(query)))
          .as(query)
          .isInstanceOf(Consideration.Refused.class);
    }
  }

  @Test
  void yesComesWithACodeAndNoWithAnError() {
    var request = (AuthorizationRequest) considered("&scope=crm.objects.contacts.read&state=s%2F1");
    String yes = authorizations.grant(request, portal.id(), Optional.empty());
    Map<String, String> parameters = ConnectedApp.parameters(yes);
    assertThat(parameters).containsEntry("state", "s/1").containsEntry("from", "axle");
    portal.form("/oauth/v1/token", app.codeForm(ConnectedApp.codeIn(yes))).expect(200);
    assertThat(ConnectedApp.parameters(authorizations.deny(request)))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s/1")
        .doesNotContainKey("code");
  }
}
