package dev.axle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Eventually;
import dev.axle.testing.HttpCall;
import dev.axle.testing.Receiver;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import dev.axle.time.Clock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may say what an app is told, and where it may go. */
class WebhooksTest {

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final String SETTINGS =
      "{\"targetUrl\": \"%s\", \"throttling\": {\"maxConcurrentRequests\": 10}}";

  private final TestPortal portal = AXLE.portal(WebhooksTest.class);
  private final ConnectedApp app = ConnectedApp.of(portal);

  @Test
  void anotherPortalHasNoBusinessWithAnApp() {
    TestPortal other = AXLE.portal(WebhooksTest.class);
    String settings = "/webhooks/v3/" + app.id() + "/settings";
    other.put(settings, SETTINGS.formatted("https://hooks.example.com/")).expect(404);
    other.get("/webhooks/v3/" + app.id() + "/subscriptions").expect(404);
    portal.put(settings, SETTINGS.formatted("https://hooks.example.com/")).expect(200);
    app.installed(other);
    other.get(settings).expect(404);
    portal.get("/webhooks/v3/none/settings").expect(404);
  }

  @Test
  void whatNeverHappensCanNotBeSubscribedTo() {
    assertThat(
            portal
                .post(
                    "/webhooks/v3/" + app.id() + "/subscriptions",
                    "{\"eventType\": \"conversation.creation\", \"active\": true}")
                .expect(400)
                .at("/message"))
        .contains("no conversations");
  }

  @Test
  void oneSubscriptionIsEnough() {
    String subscriptions = "/webhooks/v3/" + app.id() + "/subscriptions";
    String wanted = "{\"eventType\": \"contact.creation\", \"active\": true}";
    portal.post(subscriptions, wanted).expect(201);
    portal.post(subscriptions, wanted).expect(409);
  }

  @Test
  void aBatchThatNamesOthersTooIsDoneInPart() {
    String subscriptions = "/webhooks/v3/" + app.id() + "/subscriptions";
    String id =
        portal
            .post(subscriptions, "{\"eventType\": \"deal.creation\", \"active\": true}")
            .expect(201)
            .at("/id");
    var answer =
        portal
            .post(
                subscriptions + "/batch/update",
                "{\"inputs\": [{\"id\": %s, \"active\": false}, {\"id\": 1, \"active\": false}]}"
                    .formatted(id))
            .expect(207);
    assertThat(answer.at("/results/0/active")).isEqualTo("false");
    assertThat(answer.at("/numErrors")).isEqualTo("1");
  }

  @Test
  void aPrivateAppIsToldToo() {
    String id =
        portal
            .post(
                "/axle/v1/private-apps",
                "{\"name\": \"Hooked\", \"scopes\": [\"crm.objects.companies.read\"]}")
            .expect(201)
            .at("/appId");
    try (Receiver receiver = new Receiver()) {
      portal
          .put("/webhooks/v3/" + id + "/settings", SETTINGS.formatted(receiver.url()))
          .expect(200);
      portal
          .post(
              "/webhooks/v3/" + id + "/subscriptions",
              "{\"eventType\": \"company.creation\", \"active\": true}")
          .expect(201);
      portal.post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"P\"}}").expect(201);
      Eventually.eventually(() -> assertThat(receiver.events()).hasSize(1));
      assertThat(receiver.events().getFirst().path("appId").asString()).isEqualTo(id);
    }
  }

  @Test
  void theKeyOfADeveloperOpensAppsAndNothingElse(@TempDir Path folder) throws Exception {
    String key = UUID.randomUUID().toString();
    try (Axle other = AXLE.other(folder, Map.of("AXLE_DEVELOPER_API_KEY", key), Clock.system())) {
      String url = "http://127.0.0.1:" + other.port();
      assertThat(status(url + "/webhooks/v3/1/settings?hapikey=" + key)).isEqualTo(404);
      assertThat(status(url + "/webhooks/v3/1/settings?hapikey=x" + key)).isEqualTo(401);
      assertThat(status(url + "/crm/v3/objects/contacts?hapikey=" + key)).isEqualTo(401);
      assertThat(status(url + "/account-info/v3/details?hapikey=" + key)).isEqualTo(401);
      assertThat(status(url + "/axle/v1/usage?hapikey=" + key)).isEqualTo(401);
    }
  }

  private static int status(String url) {
    return new HttpCall(url, "GET").send().status();
  }

  @Test
  void whatLeadsToThisMachineIsNotCalledUnlessItMay(@TempDir Path folder) throws Exception {
    try (RunningAxle careful =
            RunningAxle.start(folder, Map.of("AXLE_WEBHOOK_ALLOW_PRIVATE", "false"));
        Receiver receiver = new Receiver()) {
      TestPortal own = careful.portal(WebhooksTest.class);
      ConnectedApp ownApp = ConnectedApp.of(own);
      ownApp.installed(own);
      own.put(
              "/webhooks/v3/" + ownApp.id() + "/settings",
              SETTINGS.formatted(receiver.url().replace("127.0.0.1", "localhost")))
          .expect(200);
      own.post(
              "/webhooks/v3/" + ownApp.id() + "/subscriptions",
              "{\"eventType\": \"contact.creation\", \"active\": true}")
          .expect(201);
      own.post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"X\"}}").expect(201);
      Eventually.eventually(
          () -> assertThat(problem(careful)).contains("is not an address of the public internet"));
      assertThat(receiver.deliveries()).isEmpty();
    }
  }

  private static String problem(RunningAxle axle) {
    try (Connection connection = axle.database();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select problem from webhook_delivery")) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
