package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.IndexUnusable;
import dev.axle.edge.Json;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes to one index, sent together in requests of bounded size. */
final class Bulk {

  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_WRITES = 2_000;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final OpenSearchClient client;
  private final String index;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private int writes;

  Bulk(OpenSearchClient client, String index) {
    this.client = client;
    this.index = index;
  }

  void put(long id, Map<String, ?> document) {
    line(Map.of("index", Map.of("_id", Long.toString(id))));
    line(document);
    written();
  }

  void remove(long id) {
    line(Map.of("delete", Map.of("_id", Long.toString(id))));
    written();
  }

  private void line(Map<String, ?> line) {
    lines.writeBytes(Json.write(line));
    lines.write('\n');
  }

  private void written() {
    writes++;
    if (writes == MOST_WRITES || lines.size() >= MOST_BYTES) {
      send();
    }
  }

  /**
   * Sends what has not been sent.
   *
   * @throws OpenSearchUnavailable if OpenSearch has too much to do
   * @throws IndexUnusable if it refuses a write
   */
  void send() {
    if (writes == 0) {
      return;
    }
    byte[] body = lines.toByteArray();
    lines.reset();
    writes = 0;
    JsonNode answer =
        client.sendLines(
            "/" + index + "/_bulk?filter_path=errors,items.*.status,items.*.error", body);
    if (answer.path("errors").asBoolean()) {
      answer.path("items").valueStream().flatMap(JsonNode::valueStream).forEach(Bulk::check);
    }
  }

  private static void check(JsonNode item) {
    int status = item.path("status").asInt();
    if (status == TOO_MANY_REQUESTS || status == 503) {
      throw new OpenSearchUnavailable("OpenSearch has too much to do: " + item.path("error"));
    }
    if (status >= 400 && status != NOT_FOUND) {
      throw new IndexUnusable("OpenSearch refuses a record: " + item.path("error"));
    }
  }
}
