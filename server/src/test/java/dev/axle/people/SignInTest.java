package dev.axle.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.RunningAxle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in and out, as a browser takes them. */
class SignInTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final Pattern LINK = Pattern.compile("value=\"[^\"]*(/invitations/[\\w-]+)\"");

  @Test
  void theRightPasswordOpensTheAccountAndSigningOutClosesIt() {
    Browser browser = new Browser(AXLE.url());
    assertThat(browser.get("/").expect(303).header("Location")).isEqualTo("/app");
    assertThat(browser.get("/app").expect(303).header("Location"))
        .isEqualTo("/sign-in?next=%2Fapp");
    Browser.Shown entered =
        browser.signIn(RunningAxle.ADMIN, RunningAxle.ADMINS_PASSWORD).expect(303);
    assertThat(entered.header("Location")).isEqualTo("/app");
    assertThat(entered.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    String home = browser.get("/app").expect(200).text();
    assertThat(home).contains("Demo portal", "Sign out");
    browser.submit("/app", "/sign-out", Map.of()).expect(303);
    browser.get("/app").expect(303);
  }

  @Test
  void aSessionIsAnotherThanTheCookieBeforeIt() {
    Browser browser = new Browser(AXLE.url());
    String before = browser.get("/sign-in").expect(200).header("Set-Cookie");
    String after =
        browser.signIn(RunningAxle.ADMIN, RunningAxle.ADMINS_PASSWORD).header("Set-Cookie");
    assertThat(after.substring(0, after.indexOf(';')))
        .isNotEqualTo(before.substring(0, before.indexOf(';')));
  }

  @Test
  void aWrongPasswordAndAnUnknownPersonAreToldAlike() {
    String wrong =
        new Browser(AXLE.url()).signIn(RunningAxle.ADMIN, "wrong password").expect(422).text();
    String unknown =
        new Browser(AXLE.url()).signIn("nobody@example.com", "wrong password").expect(422).text();
    assertThat(wrong).contains("belong together");
    assertThat(unknown).contains("belong together");
  }

  @Test
  void fiveFailuresLockAnEmailOutEvenWithTheRightPassword() {
    Browser admin = Browser.ofAdmin(AXLE);
    join(invite(admin, "guessed@example.com", "READ_ONLY"), "Guessed", "a good password");
    for (int i = 0; i < 5; i++) {
      new Browser(AXLE.url()).signIn("guessed@example.com", "guess " + i).expect(422);
    }
    assertThat(
            new Browser(AXLE.url())
                .signIn("Guessed@example.com", "a good password")
                .expect(422)
                .text())
        .contains("too many failures");
    new Browser(AXLE.url()).signIn(RunningAxle.ADMIN, RunningAxle.ADMINS_PASSWORD).expect(303);
  }

  @Test
  void nobodyIsSentToAnotherSiteAfterwards() {
    for (String next : new String[] {"https://elsewhere.example", "//elsewhere.example", "/\\x"}) {
      Browser browser = new Browser(AXLE.url());
      Map<String, String> fields =
          Map.of("email", RunningAxle.ADMIN, "password", RunningAxle.ADMINS_PASSWORD, "next", next);
      assertThat(browser.submit("/sign-in", "/sign-in", fields).expect(303).header("Location"))
          .isEqualTo("/app");
    }
  }

  @Test
  void anInvitationMakesAMemberWithItsRoleOnceAndAUserOfTheAccount() throws Exception {
    Browser admin = Browser.ofAdmin(AXLE);
    String link = invite(admin, "grace@example.com", "READ_ONLY");
    assertThat(admin.get("/app/settings/users").text()).contains("grace@example.com");
    assertThat(new Browser(AXLE.url()).get(link).expect(200).text())
        .contains("grace@example.com", "Read only");
    Browser grace = join(link, "Grace <b>Hopper</b>", "a good password");
    assertThat(grace.get("/app").expect(200).text())
        .contains("Grace &lt;b&gt;Hopper")
        .doesNotContain("<b>Hopper");
    grace.get("/app/settings/users").expect(403);
    grace.get("/app/settings/audit-log").expect(403);
    new Browser(AXLE.url()).get(link).expect(404);
    try (Connection connection = AXLE.database();
        ResultSet user =
            connection
                .createStatement()
                .executeQuery("select first_name from owner where email = 'grace@example.com'")) {
      assertThat(user.next()).isTrue();
      assertThat(user.getString(1)).isEqualTo("Grace");
    }
  }

  @Test
  void anAccountKeepsASuperAdmin() {
    Browser admin = Browser.ofAdmin(AXLE);
    Matcher own =
        Pattern.compile("/users/(\\d+)/role\"[^~]*?Role of Admin")
            .matcher(admin.get("/app/settings/users").expect(200).text());
    assertThat(own.find()).isTrue();
    String person = "/app/settings/users/" + own.group(1);
    assertThat(
            admin
                .submit("/app/settings/users", person + "/role", Map.of("role", "SALES"))
                .expect(422)
                .text())
        .contains("needs a super admin");
    admin.submit("/app/settings/users", person + "/remove", Map.of()).expect(422);
    admin.get("/app/settings/users").expect(200);
  }

  @Test
  void aChangedPasswordEndsTheOtherSessions() {
    Browser admin = Browser.ofAdmin(AXLE);
    Browser one = join(invite(admin, "mover@example.com", "DEVELOPER"), "Mover", "a good password");
    Browser other = new Browser(AXLE.url());
    other.signIn("mover@example.com", "a good password").expect(303);
    one.submit(
            "/app/password",
            "/app/password",
            Map.of("present", "not this one", "password", "another password"))
        .expect(422);
    one.submit(
            "/app/password",
            "/app/password",
            Map.of("present", "a good password", "password", "another password"))
        .expect(200);
    one.get("/app").expect(200);
    other.get("/app").expect(303);
    new Browser(AXLE.url()).signIn("mover@example.com", "another password").expect(303);
  }

  @Test
  void theFirstPersonIsMadeByWhoHasReadTheCodeAndOnlyOnce(@TempDir Path data) {
    try (RunningAxle axle =
        RunningAxle.start(data, Map.of("AXLE_ADMIN_EMAIL", "", "AXLE_ADMIN_PASSWORD", ""))) {
      Browser browser = new Browser(axle.url());
      assertThat(browser.get("/sign-in").expect(200).text()).contains("Nobody can sign in yet");
      browser.get("/set-up?code=guessed").expect(303);
      String path = axle.axle().setUpPath().orElseThrow();
      String code = path.substring(path.indexOf('=') + 1);
      Map<String, String> fields =
          Map.of("code", code, "name", "Ada", "email", "ada@example.com", "password", "short");
      assertThat(browser.submit(path, "/set-up", fields).expect(422).text())
          .contains("10 to 200 characters");
      Map<String, String> good =
          Map.of(
              "code",
              code,
              "name",
              "Ada",
              "email",
              "ada@example.com",
              "password",
              "long enough now");
      browser.submit(path, "/set-up", good).expect(303);
      browser.get("/app/settings/users").expect(200);
      assertThat(axle.axle().setUpPath()).isEmpty();
      new Browser(axle.url()).get(path).expect(303);
    }
  }

  private static String invite(Browser admin, String email, String role) {
    String shown =
        admin
            .submit(
                "/app/settings/users", "/app/settings/users", Map.of("email", email, "role", role))
            .expect(200)
            .text();
    Matcher link = LINK.matcher(shown);
    assertThat(link.find()).as(shown).isTrue();
    return link.group(1);
  }

  private static Browser join(String link, String name, String password) {
    Browser browser = new Browser(AXLE.url());
    browser.submit(link, link, Map.of("name", name, "password", password)).expect(303);
    return browser;
  }
}
