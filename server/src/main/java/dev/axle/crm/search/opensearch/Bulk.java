package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.IndexUnavailable;
import dev.axle.edge.Json;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Writes to one index, sent together in requests of bounded size. */
final class Bulk {

  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_WRITES = 2_000;

  private static final String ANSWERED = "filter_path=errors,items.*.status,items.*.error";
  private static final String MISSING = "index_not_found_exception";

  /** There is nothing to remove; something later is there. */
  private static final Set<Integer> HARMLESS = Set.of(404, 409);

  /** Too many requests; no shard that can be written. */
  private static final Set<Integer> PASSING = Set.of(429, 503);

  private final OpenSearchClient client;
  private final String index;
  private final long version;
  private final Holdings holdings;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private int writes;

  /**
   * @param version of all that is written: what has a later one stays as it is
   */
  Bulk(OpenSearchClient client, String index, long version, Holdings holdings) {
    this.client = client;
    this.index = index;
    this.version = version;
    this.holdings = holdings;
  }

  void put(long id, Map<String, ?> document) {
    line(Map.of("index", key(id)));
    line(document);
    written();
  }

  void remove(long id) {
    line(Map.of("delete", key(id)));
    written();
  }

  private Map<String, ?> key(long id) {
    return Map.of("_id", Long.toString(id), "version", version, "version_type", "external");
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
   * @throws IndexUnavailable if OpenSearch has too much to do
   * @throws OpenSearchRefusal if it refuses a write
   */
  void send() {
    if (writes == 0) {
      return;
    }
    byte[] body = lines.toByteArray();
    lines.reset();
    writes = 0;
    JsonNode answer = client.sendLines("/" + index + "/_bulk?require_alias=true&" + ANSWERED, body);
    if (answer.path("errors").asBoolean()) {
      answer.path("items").valueStream().flatMap(JsonNode::valueStream).forEach(this::check);
    }
  }

  private void check(JsonNode item) {
    int status = item.path("status").asInt();
    if (item.path("error").path("type").asString("").equals(MISSING)) {
      throw holdings.lost();
    }
    if (PASSING.contains(status)) {
      throw new IndexUnavailable("OpenSearch has too much to do: " + item.path("error"));
    }
    if (status >= 400 && !HARMLESS.contains(status)) {
      throw new OpenSearchRefusal("OpenSearch refuses a record: " + item.path("error"));
    }
  }
}
