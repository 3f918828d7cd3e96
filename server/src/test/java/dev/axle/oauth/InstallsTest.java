package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal has installed, and how it gets rid of it. */
class InstallsTest {

  private static final String INSTALLS = "/axle/v1/installs";
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final TestPortal DEVELOPER = RunningAxle.get().portal(InstallsTest.class);

  private final TestPortal portal = RunningAxle.get().portal(InstallsTest.class);
  private final ConnectedApp app = ConnectedApp.of(DEVELOPER);
  private final Exchange tokens = app.installed(portal);

  @Test
  void anInstallSaysWhatWasGranted() {
    Exchange all = portal.get(INSTALLS).expect(200);
    assertThat(all.json().get("results").size()).isEqualTo(1);
    assertThat(all.at("/results/0/appId")).isEqualTo(app.id());
    assertThat(all.at("/results/0/name")).isEqualTo("Sync");
    assertThat(all.at("/results/0/scopes")).contains("crm.objects.contacts.read");
    app.installed(portal);
    assertThat(portal.get(INSTALLS).json().get("results").size()).isEqualTo(1);
    assertThat(DEVELOPER.get(INSTALLS).at("/results")).isEqualTo("[]");
    portal.withScopes("crm.export").get(INSTALLS).expect(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void anAppUninstallsItself(String version) {
    over(
        () ->
            portal
                .withToken(tokens.at("/access_token"))
                .delete("/appinstalls/" + version + "/external-install")
                .expect(204));
    assertThat(
            portal
                .get("/account-info/v3/activity/audit-logs")
                .json()
                .get("results")
                .findValuesAsString("action"))
        .containsExactly("CREATE", "CREATE", "DELETE");
  }

  @Test
  void aPortalUninstallsAnApp() {
    over(() -> portal.delete(INSTALLS + "/" + app.id()).expect(204));
    portal.delete(INSTALLS + "/" + app.id()).expect(404);
    portal.delete(INSTALLS + "/x").expect(404);
  }

  @Test
  void whatItsDeveloperDeletesIsNowhere() {
    over(() -> DEVELOPER.delete("/axle/v1/public-apps/" + app.id()).expect(204));
    assertThat(
            portal
                .form("/oauth/v1/token", app.refreshForm(tokens.at("/refresh_token")))
                .at("/status"))
        .isEqualTo("BAD_CLIENT_ID");
  }

  @Test
  void anAppThatComesBackHasNewTokensOnly() {
    portal.delete(INSTALLS + "/" + app.id()).expect(204);
    Exchange again = app.installed(portal);
    portal.withToken(again.at("/access_token")).get(CONTACTS).expect(200);
    portal.withToken(tokens.at("/access_token")).get(CONTACTS).expect(401);
    portal.form("/oauth/v1/token", app.refreshForm(tokens.at("/refresh_token"))).expect(400);
  }

  @Test
  void otherPortalsKeepTheApp() {
    TestPortal other = RunningAxle.get().portal(InstallsTest.class);
    Exchange others = app.installed(other);
    portal.delete(INSTALLS + "/" + app.id()).expect(204);
    other.withToken(others.at("/access_token")).get(CONTACTS).expect(200);
    other.form("/oauth/v1/token", app.refreshForm(others.at("/refresh_token"))).expect(200);
  }

  @Test
  void aPrivateAppIsNotUninstalled() {
    portal.delete("/appinstalls/v3/external-install").expect(400);
    portal.get(CONTACTS).expect(200);
  }

  /** All that was granted before ends at once. */
  private void over(Runnable uninstalling) {
    String pending = app.code(portal);
    TestPortal installed = portal.withToken(tokens.at("/access_token"));
    installed.get(CONTACTS).expect(200);
    uninstalling.run();
    installed.get(CONTACTS).expect(401);
    portal.form("/oauth/v1/token", app.refreshForm(tokens.at("/refresh_token"))).expect(400);
    portal.form("/oauth/v1/token", app.codeForm(pending)).expect(400);
    assertThat(portal.get(INSTALLS).at("/results")).isEqualTo("[]");
  }
}
