package dev.axle.webhooks.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The state of records, written into the journal when an app asks. */
class SnapshotsTest {

  private static final RunningAxle AXLE = RunningAxle.get();

  private final TestPortal developer = AXLE.portal(SnapshotsTest.class);
  private final TestPortal portal = AXLE.portal(SnapshotsTest.class);
  private final ConnectedApp app = ConnectedApp.of(developer);
  private final JournalReader reader = JournalReader.of(app);

  private static String wish(TestPortal hub, String type, String id) {
    return """
        {"portalId": %s, "objectTypeId": "%s", "objectId": %s, "properties": ["lastname"]}"""
        .formatted(hub.id(), type, id);
  }

  private Exchange take(String... wishes) {
    return reader
        .itself()
        .post(
            "/webhooks-journal/snapshots/2026-03/crm",
            "{\"snapshotRequests\": [%s]}".formatted(String.join(",", wishes)));
  }

  private Exchange status(Exchange taken, int place) {
    return reader
        .get("/status/" + taken.at("/snapshotResponses/%d/snapshotStatusId".formatted(place)))
        .expect(200);
  }

  private static String contact(TestPortal in, String name) {
    return in.post(
            "/crm/v3/objects/contacts",
            "{\"properties\": {\"lastname\": \"%s\", \"city\": \"Rome\"}}".formatted(name))
        .expect(201)
        .at("/id");
  }

  @Test
  void theStateOfARecordIsInTheJournal() {
    app.installed(portal);
    String id = contact(portal, "State");
    Exchange taken = take(wish(portal, "0-1", id)).expect(200);
    assertThat(status(taken, 0).at("/status")).isEqualTo("SUCCESS");
    assertThat(reader.read()).hasSize(1);
    JsonNode event = reader.read().getFirst();
    assertThat(event.path("action").asString()).isEqualTo("SNAPSHOT");
    assertThat(event.path("objectId").asString()).isEqualTo(id);
    assertThat(event.path("propertyChanges")).hasToString("{\"lastname\":\"State\"}");
  }

  @Test
  void whatTheAppMayNotReadOrIsNotThereFailsAlone() {
    app.installed(portal);
    TestPortal stranger = AXLE.portal(SnapshotsTest.class);
    String strangers = contact(stranger, "Secret");
    Exchange taken =
        take(
                wish(stranger, "0-1", strangers),
                wish(portal, "0-2", "1"),
                wish(portal, "0-1", strangers),
                wish(portal, "nothing", "1"),
                wish(portal, "0-1", contact(portal, "Mine")))
            .expect(200);
    assertThat(status(taken, 0).at("/errorCode")).isEqualTo("PERMISSION_DENIED");
    assertThat(status(taken, 1).at("/errorCode")).isEqualTo("PERMISSION_DENIED");
    assertThat(status(taken, 2).at("/errorCode")).isEqualTo("VALIDATION_ERROR");
    assertThat(status(taken, 3).at("/errorCode")).isEqualTo("VALIDATION_ERROR");
    assertThat(status(taken, 4).at("/status")).isEqualTo("SUCCESS");
    assertThat(reader.read()).hasSize(1);
    assertThat(reader.read().toString()).doesNotContain("Secret");
    assertThat(take().status()).isEqualTo(400);
    assertThat(
            JournalReader.of(ConnectedApp.of(developer))
                .get("/status/" + taken.at("/snapshotResponses/4/snapshotStatusId"))
                .status())
        .isEqualTo(404);
  }
}
