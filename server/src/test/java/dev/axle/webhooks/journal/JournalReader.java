package dev.axle.webhooks.journal;

import dev.axle.testing.ConnectedApp;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An app that reads its journal as HubSpot's guide has it: from the earliest entry to the last. */
final class JournalReader {

  static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/2026-03";

  private static final String JOURNAL = "/webhooks-journal/journal/2026-03";
  private static final String SCOPES =
      "webhooks-journal-data-access webhooks-journal-subscription-read"
          + " webhooks-journal-subscription-management webhooks-journal-snapshot-management";

  private final TestPortal itself;
  private final List<JsonNode> seen = new ArrayList<>();
  private String offset = "";

  private JournalReader(TestPortal itself) {
    this.itself = itself;
  }

  static JournalReader of(ConnectedApp app) {
    String token =
        app.developer()
            .form(
                "/oauth/2026-03/token",
                app.form("grant_type", "client_credentials", "scope", SCOPES))
            .expect(200)
            .at("/access_token");
    return new JournalReader(app.developer().withToken(token));
  }

  TestPortal itself() {
    return itself;
  }

  /** Subscribes to records of a type in a portal. */
  String subscribe(TestPortal hub, String type, String more) {
    return itself
        .post(
            SUBSCRIPTIONS,
            """
            {"subscriptionType": "OBJECT", "portalId": %s, "objectTypeId": "%s", "properties": [],
             "objectIds": [], %s}"""
                .formatted(hub.id(), type, more))
        .expect(200)
        .at("/id");
  }

  /** All events so far, once each, as they were read. */
  List<JsonNode> read() {
    Exchange next = next();
    while (next.status() == 200) {
      offset = next.at("/currentOffset");
      JsonNode file = new HttpCall(next.at("/url"), "GET").send().expect(200).json();
      if (!file.path("offset").asString().equals(offset)) {
        throw new AssertionError(file + " is not the file of " + offset);
      }
      file.path("journalEvents").forEach(seen::add);
      next = next();
    }
    next.expect(204);
    return seen;
  }

  private Exchange next() {
    return offset.isEmpty() ? get("/earliest") : get("/offset/" + offset + "/next");
  }

  /** The answer to a call of the journal. */
  Exchange get(String tail) {
    return itself.get(JOURNAL + tail);
  }

  Exchange post(String tail, String json) {
    return itself.post(JOURNAL + tail, json);
  }
}
