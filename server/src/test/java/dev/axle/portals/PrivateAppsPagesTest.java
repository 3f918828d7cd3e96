package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.HttpCall;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Private apps, as somebody who manages them makes and ends them on pages. */
class PrivateAppsPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final String APPS = "/app/settings/private-apps";
  private static final Pattern LOGO = Pattern.compile("src=\"(/app/logos/[^\"]+)\"");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
  private static final Pattern TOKEN = Pattern.compile("value=\"(pat-na1-[0-9a-f-]+)\"");
  private static final Pattern ROTATE = Pattern.compile("private-apps/(\\d+)/rotate");

  private final Browser admin = Browser.ofAdmin(AXLE);

  @Test
  void anAppIsMadeItsTokenShownOnceRotatedAndDeleted() {
    assertThat(admin.get(APPS + "/new").expect(200).text())
        .contains("crm.objects.contacts.read", "Reads a record");
    String made =
        admin
            .submit(
                APPS + "/new",
                APPS,
                Map.of(
                    "name",
                    "Made on a page",
                    "description",
                    "Reads <contacts>",
                    "scope",
                    "crm.objects.contacts.read"))
            .expect(200)
            .text();
    String token = first(TOKEN, made);
    String app = APPS + "/" + first(ROTATE, made);
    assertThat(status(token)).isEqualTo(200);
    assertThat(admin.get(app).expect(200).text()).doesNotContain(token);
    assertThat(admin.get(APPS).expect(200).text())
        .contains("Made on a page", "1 scope", "Reads &lt;contacts&gt;")
        .doesNotContain("<contacts>");
    String rotated = admin.submit(app, app + "/rotate", Map.of("overlap", "0")).expect(200).text();
    assertThat(status(token)).isEqualTo(401);
    assertThat(status(first(TOKEN, rotated))).isEqualTo(200);
    admin.submit(app, app, Map.of("name", "Renamed")).expect(303);
    assertThat(status(first(TOKEN, rotated))).isEqualTo(403);
    admin.submit(app, app + "/delete", Map.of()).expect(303);
    assertThat(status(first(TOKEN, rotated))).isEqualTo(401);
    admin.get(app).expect(404);
    assertThat(admin.get("/app/settings/audit-log").expect(200).text())
        .containsPattern(
            "DELETE</span> private app</td>\\s*<td[^>]*>[0-9]+\\s*<div[^>]*>Renamed</div>");
  }

  @Test
  void whatIsWrongIsSaidOnThePage() {
    assertThat(
            admin
                .submit(APPS + "/new", APPS, Map.of("name", "x", "scope", "no.such.scope"))
                .expect(422)
                .text())
        .contains("There are no scopes");
  }

  @Test
  void scopesThatWereNeverUsedAreShownAndDroppedInOneGo() throws SQLException {
    Browser.Shown made =
        admin.submit(
            APPS + "/new",
            APPS,
            Map.of("name", "Asks for all", "scope", "crm.objects.contacts.read,crm.lists.read"));
    String token = first(TOKEN, made.expect(200).text());
    String app = APPS + "/" + first(ROTATE, made.text());
    assertThat(made.text()).contains("It has not called yet.");
    assertThat(status(token)).isEqualTo(200);
    assertThat(admin.get(app).expect(200).text())
        .contains("Error rate", "0.0 %")
        .doesNotContain("Scopes it never used");
    try (Connection connection = AXLE.database();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update scope_use set first_used = first_used - interval '2 days' where app_id = "
              + app.substring(APPS.length() + 1));
    }
    assertThat(admin.get(app).expect(200).text())
        .containsPattern("Scopes it never used[\\s\\S]*crm\\.lists\\.read");
    admin.submit(app, app + "/drop-unused", Map.of()).expect(303);
    assertThat(admin.get(app).expect(200).text())
        .doesNotContain("Scopes it never used")
        .doesNotContainPattern("value=\"crm\\.lists\\.read\"[^>]* checked");
    assertThat(status(token)).isEqualTo(200);
  }

  @Test
  void anAppHasALogo() {
    byte[] png = Base64.getDecoder().decode(PIXEL);
    String made =
        admin
            .submit(
                APPS + "/new",
                APPS,
                new Multipart().field("name", "Seen app").file("logo", "logo.png", png))
            .expect(200)
            .text();
    String logo = first(LOGO, made);
    assertThat(admin.get(logo).expect(200).header("Content-Type")).isEqualTo("image/png");
    assertThat(new Browser(AXLE.url()).get(logo).status()).isEqualTo(303);
    assertThat(admin.get(APPS).expect(200).text()).contains(logo);
    String app = APPS + "/" + first(ROTATE, made);
    assertThat(
            admin
                .submit(
                    app,
                    app,
                    new Multipart()
                        .field("name", "Seen app")
                        .file("logo", "logo.svg", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .expect(422)
                .text())
        .contains("must be a PNG, JPEG or WebP");
    admin.submit(app, app, Map.of("name", "Unseen app", "no-logo", "true")).expect(303);
    assertThat(admin.get(app).expect(200).text()).doesNotContain("/app/logos/");
    admin.get(logo).expect(404);
  }

  private static int status(String token) {
    return new HttpCall(AXLE.url() + "/crm/v3/objects/contacts", "GET")
        .header("Authorization", "Bearer " + token)
        .send()
        .status();
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
