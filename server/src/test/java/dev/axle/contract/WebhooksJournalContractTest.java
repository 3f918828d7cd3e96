package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The journals of apps, which HubSpot describes in two of its files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksJournalContractTest {

  private final Specs specs = Specs.orSkip();

  /** A private app, in its own portal. */
  private final TestPortal portal = RunningAxle.get().portal(WebhooksJournalContractTest.class);

  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.path().startsWith("/webhooks-journal/")));
  private final ContractClient client =
      new ContractClient(new Contract(specs), coverage, this::send);

  private Answered send(String method, String path, String body) {
    var request = portal.request(method, path);
    Exchange exchange = (body.isEmpty() ? request : request.json(body)).send();
    return new Answered(
        exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
  }

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("webhooks journal", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhooks-journal", "webhooks"})
  void journals(String area) {
    var subscription = subscriptions(area);
    filters(area, subscription);
    var latest = on(area, "GET", "/journal/2026-03/latest").path(Map.of());
    var before = portal.get(latest).body();
    portal
        .post("/crm/v3/objects/contacts", "{\"properties\": {\"lastname\": \"Contract\"}}")
        .expect(201);
    Eventually.eventually(
        () ->
            assertThat(offset(portal.get(latest).body()))
                .as("the offset of the newest entry")
                .isNotEqualTo(offset(before)));
    for (var journal : List.of("/journal/2026-03", "/journal-local/2026-03")) {
      reads(area, journal);
      snapshots(area, journal);
    }
    ends(area, subscription);
    assertThat(coverage.complaints(o -> o.area().equals(area))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.area().equals(area)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private static String offset(String entry) {
    return entry.isEmpty()
        ? ""
        : JsonMapper.shared().readTree(entry).path("currentOffset").asString();
  }

  private String subscriptions(String area) {
    var put = on(area, "POST", "/subscriptions/2026-03");
    for (var body :
        List.of(
            """
            {"subscriptionType": "ASSOCIATION", "portalId": %s, "objectTypeId": "0-1",
             "actions": ["ASSOCIATION_ADDED"], "objectIds": [], "associatedObjectTypeIds": ["0-2"]}""",
            """
            {"subscriptionType": "LIST_MEMBERSHIP", "portalId": %s, "actions": ["ADDED_TO_LIST"],
             "objectIds": [], "listIds": [1]}""",
            """
            {"subscriptionType": "GDPR_PRIVACY_DELETION", "portalId": %s, "objectTypeId": "0-1",
             "actions": ["GDPR_DELETE"]}""",
            """
            {"subscriptionType": "APP_LIFECYCLE_EVENT", "eventTypeId": "4-1909196",
             "properties": []}""")) {
      client.call(put, put.path(), body.formatted(portal.id()), 200);
    }
    var made =
        client.call(
            put,
            put.path(),
            """
            {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "0-1",
             "actions": ["CREATE"], "properties": ["lastname"], "objectIds": []}"""
                .formatted(portal.id()),
            200);
    var list = on(area, "GET", "/subscriptions/2026-03");
    assertThat(client.call(list, list.path(), "", 200).path("results")).hasSize(5);
    var id = made.path("id").asString();
    var read = on(area, "GET", "/2026-03/{subscriptionId}");
    client.call(read, read.path(Map.of("subscriptionId", id)), "", 200);
    client.refused(read, read.path(Map.of("subscriptionId", "1234567")), "", 404);
    client.refused(
        put, put.path(), "{\"subscriptionType\": \"EVENT\", \"actions\": [\"CREATE\"]}", 400);
    return id;
  }

  private void filters(String area, String subscription) {
    var create = on(area, "POST", "/filters");
    var id =
        client
            .call(
                create,
                create.path(),
                """
                {"subscriptionId": %s, "filter": {"conditions": [{"property": "lastname",
                  "filterType": "CRM_OBJECT_PROPERTY", "operator": "EQ", "value": "Contract"}]}}"""
                    .formatted(subscription),
                200)
            .path("filterId")
            .asString();
    var read = on(area, "GET", "/filters/{filterId}");
    client.call(read, read.path(Map.of("filterId", id)), "", 200);
    var ofOne = on(area, "GET", "/filters/subscription/{subscriptionId}");
    assertThat(client.call(ofOne, ofOne.path(Map.of("subscriptionId", subscription)), "", 200))
        .hasSize(1);
    var delete = on(area, "DELETE", "/filters/{filterId}");
    client.call(delete, delete.path(Map.of("filterId", id)), "", 204);
    client.refused(delete, delete.path(Map.of("filterId", id)), "", 404);
  }

  private void reads(String area, String journal) {
    var hub = "?installPortalId=" + portal.id();
    var earliest = on(area, "GET", journal + "/earliest");
    var offset =
        client.call(earliest, earliest.path() + hub, "", 200).path("currentOffset").asString();
    var latest = on(area, "GET", journal + "/latest");
    var last = client.call(latest, latest.path(), "", 200).path("currentOffset").asString();
    var next = on(area, "GET", journal + "/offset/{offset}/next");
    client.call(next, next.path(Map.of("offset", last)), "", 204);
    client.refused(next, next.path(Map.of("offset", "nothing")), "", 404);
    for (var tail : List.of("/batch/earliest/{count}", "/batch/latest/{count}")) {
      var batch = on(area, "GET", journal + tail);
      client.call(batch, batch.path(Map.of("count", "5")) + hub, "", 200);
    }
    var after = on(area, "GET", journal + "/batch/{offset}/next/{count}");
    client.call(after, after.path(Map.of("offset", offset, "count", "5")), "", 200);
    var read = on(area, "POST", journal + "/batch/read");
    client.call(read, read.path(), "{\"inputs\": [\"%s\"]}".formatted(offset), 200);
    client.call(read, read.path(), "{\"inputs\": [\"%s\", \"x\"]}".formatted(offset), 207);
  }

  private void snapshots(String area, String journal) {
    var take = on(area, "POST", "/snapshots/2026-03/crm");
    var company =
        portal
            .post("/crm/v3/objects/companies", "{\"properties\": {\"name\": \"C\"}}")
            .expect(201)
            .at("/id");
    var taken =
        client.call(
            take,
            take.path(),
            """
            {"snapshotRequests": [
              {"portalId": %1$s, "objectTypeId": "0-2", "objectId": %2$s, "properties": ["name"]},
              {"portalId": %1$s, "objectTypeId": "0-2", "objectId": 7, "properties": []}]}"""
                .formatted(portal.id(), company),
            200);
    var status = on(area, "GET", journal + "/status/{statusId}");
    taken
        .path("snapshotResponses")
        .forEach(
            each ->
                client.call(
                    status,
                    status.path(Map.of("statusId", each.path("snapshotStatusId").asString())),
                    "",
                    200));
    client.refused(
        status, status.path(Map.of("statusId", "00000000-0000-0000-0000-000000000000")), "", 404);
  }

  private void ends(String area, String subscription) {
    var delete = on(area, "DELETE", "/2026-03/{subscriptionId}");
    client.call(delete, delete.path(Map.of("subscriptionId", subscription)), "", 204);
    var all = on(area, "DELETE", "/portals/{portalId}");
    client.call(all, all.path(Map.of("portalId", portal.id().toString())), "", 204);
  }

  private SpecOperation on(String area, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.area().equals(area) && o.method().equals(method))
        .filter(o -> o.path().endsWith(tail))
        .findFirst()
        .orElseThrow();
  }
}
