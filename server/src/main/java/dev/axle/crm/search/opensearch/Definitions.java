package dev.axle.crm.search.opensearch;

import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How OpenSearch makes the indexes of an installation, when the first document comes. */
final class Definitions {

  private final OpenSearchClient client;
  private final Names names;
  private volatile boolean told;

  Definitions(OpenSearchClient client, Names names) {
    this.client = client;
    this.names = names;
  }

  /** Tells OpenSearch, if it has not been told. */
  void ensure() {
    if (!told) {
      tell();
    }
  }

  /** Tells OpenSearch, also if it has been told: it may be another one. */
  void tell() {
    define("records", names.records());
    define("notes", names.notes());
    told = true;
  }

  private void define(String what, String pattern) {
    client.send(
        "PUT",
        "/_index_template/" + names.prefix() + "-" + what,
        Map.of("index_patterns", List.of(pattern), "template", resource(what + ".json")));
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Definitions.class.getResourceAsStream(name)) {
      return Json.mapper().readTree(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException("missing resource " + name, unreadable);
    }
  }
}
