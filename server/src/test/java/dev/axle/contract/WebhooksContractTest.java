package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings and subscriptions of an app's webhooks, in every version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksContractTest {

  private static final String SETTINGS =
      """
      {"targetUrl": "https://hooks.example.com/axle", "throttling": {"maxConcurrentRequests": 10}}""";

  private final Specs specs = Specs.orSkip();
  private final TestPortal portal = RunningAxle.get().portal(WebhooksContractTest.class);
  private final Coverage coverage =
      new Coverage(
          specs.operations(o -> o.group().equals("webhooks") && o.path().contains("{appId}")));
  private final ContractClient client =
      new ContractClient(
          new Contract(specs),
          coverage,
          (method, path, body) -> {
            var request = portal.request(method, path);
            var answer = (body.isEmpty() ? request : request.json(body)).send();
            return new Answered(
                answer.status(), answer.header("Content-Type").orElse(""), answer.body());
          });

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("webhooks", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void settingsAndSubscriptions(String version) {
    Map<String, String> app = Map.of("appId", ConnectedApp.of(portal).id());
    var settings = on(version, "GET", "/settings");
    client.refused(settings, settings.path(app), "", 404);
    var put = on(version, "PUT", "/settings");
    client.call(put, put.path(app), SETTINGS, 200);
    client.refused(put, put.path(app), SETTINGS.replace("https", "ftp"), 400);
    client.refused(put, put.path(app), SETTINGS.replace(": 10", ": 4"), 400);
    client.call(settings, settings.path(app), "", 200);
    var create = on(version, "POST", "/subscriptions");
    String id =
        client
            .call(
                create,
                create.path(app),
                """
                {"eventType": "contact.propertyChange", "propertyName": "city", "active": true}""",
                201)
            .path("id")
            .asString();
    client.refused(
        create,
        create.path(app),
        "{\"eventType\": \"contact.propertyChange\", \"active\": true}",
        400);
    client.refused(
        create, create.path(app), "{\"eventType\": \"contact.birth\", \"active\": true}", 400);
    client.refused(
        create, create.path(app), "{\"eventType\": \"object.creation\", \"active\": true}", 400);
    client.call(
        create,
        create.path(app),
        "{\"eventType\": \"object.creation\", \"objectTypeId\": \"0-1\", \"active\": true}",
        201);
    var list = on(version, "GET", "/subscriptions");
    assertThat(client.call(list, list.path(app), "", 200).path("results")).hasSize(2);
    Map<String, String> one = Map.of("appId", app.get("appId"), "subscriptionId", id);
    var read = on(version, "GET", "/{subscriptionId}");
    client.call(read, read.path(one), "", 200);
    var patch = on(version, "PATCH", "/{subscriptionId}");
    client.call(patch, patch.path(one), "{\"active\": false}", 200);
    var batch = on(version, "POST", "/batch/update");
    client.call(
        batch,
        batch.path(app),
        "{\"inputs\": [{\"id\": %s, \"active\": true}]}".formatted(id),
        200);
    var delete = on(version, "DELETE", "/{subscriptionId}");
    client.call(delete, delete.path(one), "", 204);
    client.refused(read, read.path(one), "", 404);
    var clear = on(version, "DELETE", "/settings");
    client.call(clear, clear.path(app), "", 204);
    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith(tail))
        .findFirst()
        .orElseThrow();
  }
}
