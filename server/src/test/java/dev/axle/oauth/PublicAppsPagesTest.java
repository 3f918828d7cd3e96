package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Joining;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Public apps, as their developers keep them on pages. */
class PublicAppsPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final String APPS = "/app/developers/public-apps";
  private static final String BACK = "http://localhost:3000/back";
  private static final Pattern SECRET =
      Pattern.compile("value=\"([0-9a-f-]{36})\" aria-label=\"Client secret\"");
  private static final Pattern CLIENT = Pattern.compile("id=\"client-id\" value=\"([^\"]+)\"");
  private static final Pattern APP = Pattern.compile(APPS + "/(\\d+)/rotate");
  private static final Pattern LOGO = Pattern.compile("src=\"(/app/logos/[^\"]+)\"");

  /** The start of a PNG, which is what says that it is one. */
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

  private final TestPortal developer = AXLE.portal(PublicAppsPagesTest.class);
  private final Browser ada =
      Joining.join(AXLE, developer, "ada." + developer.id() + "@example.com", "DEVELOPER");

  private static Multipart fields(String name) {
    return new Multipart()
        .field("name", name)
        .field("description", "Keeps <both> in step")
        .field("redirectUrls", BACK + "\r\n\r\nhttps://app.example.com/back\r\n")
        .field("required", "crm.objects.contacts.read")
        .field("required", "crm.objects.companies.read")
        .field("optional", "crm.objects.deals.read");
  }

  @Test
  void anAppIsMadeItsSecretShownOnceRotatedAndDeleted() {
    assertThat(ada.get(APPS).expect(200).text()).contains("There is none yet");
    String made = ada.submit(APPS + "/new", APPS, fields("Sync")).expect(200).text();
    String secret = first(SECRET, made);
    String client = first(CLIENT, made);
    String app = APPS + "/" + first(APP, made);
    assertThat(made)
        .contains("Keeps &lt;both&gt; in step")
        .contains(
            "/oauth/authorize?client_id="
                + client
                + "&amp;redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fback"
                + "&amp;scope=crm.objects.companies.read%20crm.objects.contacts.read%20oauth"
                + "&amp;optional_scope=crm.objects.deals.read");
    assertThat(ada.get(app).expect(200).text()).doesNotContain(secret).contains("in 0 accounts");
    ConnectedApp connected = new ConnectedApp(developer, first(APP, made), client, secret, BACK);
    assertThat(status(connected)).isEqualTo("BAD_AUTH_CODE");
    String rotated = ada.submit(app, app + "/rotate", Map.of()).expect(200).text();
    assertThat(status(connected)).isEqualTo("BAD_CLIENT_SECRET");
    assertThat(
            status(
                new ConnectedApp(developer, connected.id(), client, first(SECRET, rotated), BACK)))
        .isEqualTo("BAD_AUTH_CODE");
    ada.submit(app, app, fields("Renamed")).expect(303);
    assertThat(ada.get(APPS).expect(200).text()).contains("Renamed");
    ada.submit(app, app + "/delete", Map.of()).expect(303);
    ada.get(app).expect(404);
    assertThat(status(connected)).isEqualTo("BAD_CLIENT_ID");
    assertThat(ada.get("/app/settings/audit-log").expect(200).text())
        .contains("Sync", "Renamed")
        .containsPattern("ROTATE</span>\\s*public app")
        .containsPattern("JOIN</span>\\s*user");
  }

  /** What the app is told that shows a code which there is not. */
  private static String status(ConnectedApp app) {
    return app.developer().form("/oauth/v1/token", app.codeForm("none")).at("/status");
  }

  @Test
  void whatIsWrongIsSaidOnThePageAndWhatWasEnteredIsKept() {
    Multipart wrong =
        new Multipart()
            .field("name", "Kept")
            .field("redirectUrls", "http://elsewhere.example")
            .field("required", "crm.objects.contacts.read");
    assertThat(ada.submit(APPS + "/new", APPS, wrong).expect(422).text())
        .contains("A redirect URL must be https", "value=\"Kept\"", "http://elsewhere.example")
        .containsPattern("value=\"crm.objects.contacts.read\"[^>]* checked");
    assertThat(developer.get("/axle/v1/public-apps").at("/results")).isEqualTo("[]");
  }

  @Test
  void aLogoIsShownAsThePictureThatItIsAndMayBeTakenAway() {
    String made =
        ada.submit(APPS + "/new", APPS, fields("Pictured").file("logo", "logo.svg", PNG))
            .expect(200)
            .text();
    String app = APPS + "/" + first(APP, made);
    String logo = first(LOGO, made);
    Browser.Shown picture = ada.get(logo).expect(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
    assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(picture.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(picture.header("Cache-Control")).contains("private", "immutable");
    assertThat(new Browser(AXLE.url()).get(logo).status()).isEqualTo(303);
    ada.get(logo.substring(0, logo.length() - 1) + "x").expect(404);
    ada.submit(app, app, fields("Pictured").file("logo", "", new byte[0])).expect(303);
    assertThat(ada.get(app).text()).contains(logo);
    ada.submit(app, app, fields("Pictured").field("no-logo", "true")).expect(303);
    assertThat(ada.get(app).text()).doesNotContain("/app/logos/");
    ada.get(logo).expect(404);
  }

  @Test
  void whatIsNoSmallPictureIsNoLogo() {
    byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes();
    assertThat(
            ada.submit(APPS + "/new", APPS, fields("x").file("logo", "logo.png", svg))
                .expect(422)
                .text())
        .contains("must be a PNG, JPEG or WebP");
    byte[] large = java.util.Arrays.copyOf(PNG, 256 * 1024 + 1);
    assertThat(
            ada.submit(APPS + "/new", APPS, fields("x").file("logo", "logo.png", large))
                .expect(422)
                .text())
        .contains("larger than 256 kB");
    byte[] huge = java.util.Arrays.copyOf(PNG, 3_000_000);
    ada.submit(APPS + "/new", APPS, fields("x").file("logo", "logo.png", huge)).expect(413);
    assertThat(developer.get("/axle/v1/public-apps").at("/results")).isEqualTo("[]");
  }

  @Test
  void anotherAccountSeesAndChangesNothing() {
    TestPortal other = AXLE.portal(PublicAppsPagesTest.class);
    Browser eve = Joining.join(AXLE, other, "eve." + other.id() + "@example.com", "SUPER_ADMIN");
    String app = APPS + "/" + ConnectedApp.of(developer).id();
    ada.get(app).expect(200);
    eve.get(app).expect(404);
    assertThat(eve.get(APPS).expect(200).text()).contains("There is none yet");
    eve.submit(APPS + "/new", app, fields("Mine")).expect(404);
    eve.submit(APPS + "/new", app + "/rotate", Map.of()).expect(404);
    eve.submit(APPS + "/new", app + "/delete", Map.of()).expect(404);
    assertThat(ada.get(app).expect(200).text()).doesNotContain("Mine");
    ada.get(APPS + "/none").expect(404);
  }

  @Test
  void aDeveloperKeyIsShownOnceAndEnded() {
    String keys = "/app/developers/keys";
    String made = ada.submit(keys, keys, Map.of("name", "Build")).expect(200).text();
    String key =
        first(Pattern.compile("value=\"([^\"]+)\" aria-label=\"Developer API key\""), made);
    String listed = ada.get(keys).expect(200).text();
    assertThat(listed).contains("Build").doesNotContain(key);
    String end = first(Pattern.compile("action=\"(" + keys + "/\\d+/end)\""), listed);
    TestPortal other = AXLE.portal(PublicAppsPagesTest.class);
    Browser eve = Joining.join(AXLE, other, "eve." + other.id() + "@example.com", "SUPER_ADMIN");
    eve.submit(keys, end, Map.of()).expect(404);
    ada.submit(keys, end, Map.of()).expect(303);
    assertThat(ada.get(keys).expect(200).text()).doesNotContain("Build");
    ada.submit(keys, keys, Map.of("name", "")).expect(422);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
