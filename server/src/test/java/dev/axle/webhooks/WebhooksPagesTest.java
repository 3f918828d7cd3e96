package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Browser;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Eventually;
import dev.axle.testing.Joining;
import dev.axle.testing.Receiver;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The webhooks of an app, as its makers keep them on pages. */
class WebhooksPagesTest {

  private static final RunningAxle AXLE = RunningAxle.get();

  private final TestPortal portal = AXLE.portal(WebhooksPagesTest.class);
  private final Browser ada =
      Joining.join(AXLE, portal, "hooks." + portal.id() + "@example.com", "DEVELOPER");
  private final String app =
      portal
          .post(
              "/axle/v1/private-apps",
              "{\"name\": \"Told <b>\", \"scopes\": [\"crm.objects.contacts.read\"]}")
          .expect(201)
          .at("/appId");
  private final String page = "/app/settings/private-apps/" + app + "/webhooks";
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private Browser.Shown submit(String below, Map<String, String> fields) {
    return ada.submit(page, page + below, fields);
  }

  private void subscribe() {
    submit("/settings", Map.of("url", receiver.url(), "atOnce", "10")).expect(303);
    submit("/subscriptions", Map.of("eventType", "contact.creation")).expect(303);
  }

  private String first(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(ada.get(page).expect(200).text());
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  @Test
  void aSubscriptionIsMadePausedAndRemoved() {
    assertThat(ada.get(page).expect(200).text())
        .contains("Told &lt;b&gt;", "It is told nothing yet", "Nothing was sent yet")
        .contains("No event waits.");
    subscribe();
    assertThat(submit("/subscriptions", Map.of("eventType", "contact.creation")).expect(422).text())
        .contains("already");
    assertThat(
            submit("/subscriptions", Map.of("eventType", "deal.propertyChange")).expect(422).text())
        .contains("propertyName");
    assertThat(submit("/settings", Map.of("url", "nowhere", "atOnce", "x")).expect(422).text())
        .contains("is no number");
    submit("/subscriptions", Map.of("eventType", "deal.creation")).expect(303);
    assertThat(ada.get(page).text())
        .contains("the app lacks crm.objects.deals.read")
        .doesNotContain("lacks crm.objects.contacts.read");
    submit(first("(/subscriptions/\\d+)/remove\" data-confirm=\"Remove deal") + "/remove", Map.of())
        .expect(303);
    String one = first("(/subscriptions/\\d+)/pause");
    submit(one + "/pause", Map.of()).expect(303);
    assertThat(ada.get(page).text()).contains(">paused</span>");
    submit(one + "/go-on", Map.of()).expect(303);
    submit(one + "/remove", Map.of()).expect(303);
    assertThat(ada.get(page).text()).contains("It is told nothing yet");
    submit("/clear", Map.of()).expect(303);
  }

  @Test
  void aDeliveryIsShownFoundAndSentAgain() {
    subscribe();
    submit("/test", Map.of("subscription", first("<option value=\"(\\d+)\">"), "objectId", "77"))
        .expect(303);
    Eventually.eventually(
        () -> assertThat(ada.get(page + "/deliveries?id=77&of=record").text()).contains("success"));
    assertThat(ada.get(page + "?id=78&of=record").text()).contains("Nothing was found");
    assertThat(ada.get(page + "?failed=on").text()).contains("Nothing was found");
    ada.get(page + "?id=x").expect(404);
    String delivery = first("webhooks(/deliveries/\\d+)");
    assertThat(ada.get(page + delivery).expect(200).text())
        .contains("&#34;objectId&#34; : 77".replace("&#34;", "\""), "X-HubSpot-Signature-v3");
    submit(delivery + "/redeliver", Map.of()).expect(303);
    Eventually.eventually(() -> assertThat(receiver.deliveries()).hasSize(2));
    Map<String, String> range = Map.of("from", "2020-01-01T00:00", "to", "2100-01-01T00:00");
    assertThat(submit("/redeliver", range).expect(200).text()).contains("1 event was queued again");
    submit("/redeliver", Map.of("from", "", "to", "")).expect(422);
  }

  @Test
  void whoWasGivenUpIsSaidAndTriedAgain() throws SQLException {
    subscribe();
    try (Connection connection = AXLE.database();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update webhook_target set failing_since = now() - interval '4 days', disabled_at = now()"
              + " where app_id = "
              + app);
    }
    assertThat(ada.get(page).text()).contains("Webhooks were disabled at");
    String subscription = first("<option value=\"(\\d+)\">");
    assertThat(submit("/test", Map.of("subscription", subscription)).expect(422).text())
        .contains("Go on with them first");
    submit("/try-again", Map.of()).expect(303);
    assertThat(ada.get(page).text()).doesNotContain("Webhooks were disabled at");
  }

  @Test
  void theSecretIsShownWhenItIsAskedForAndRemembered() {
    String secret = portal.get("/axle/v1/webhooks/" + app + "/secret").expect(200).at("/secret");
    assertThat(ada.get(page).text()).doesNotContain(secret);
    assertThat(submit("/secret", Map.of()).expect(200).text()).contains(secret);
    assertThat(submit("/secret/rotate", Map.of()).expect(200).text())
        .contains("Signing secret")
        .doesNotContain(secret);
    assertThat(ada.get("/app/settings/audit-log").text()).contains("SHOW_SECRET", "ROTATE");
  }

  @Test
  void publicAppsHaveThemTooAndOthersAppsAreNotThere() {
    String open = "/app/developers/public-apps/" + ConnectedApp.of(portal).id();
    assertThat(ada.get(open).expect(200).text()).contains(open + "/webhooks");
    assertThat(ada.get(open + "/webhooks").expect(200).text())
        .contains("The client secret of the app signs");
    Browser.ofAdmin(AXLE).get(page).expect(404);
  }
}
