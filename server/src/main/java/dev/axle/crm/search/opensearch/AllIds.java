package dev.axle.crm.search.opensearch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/**
 * The ids of all records of an index that a query finds, ascending, however many they are: page by
 * page of the index as it was when reading began, whatever is written meanwhile.
 */
final class AllIds {

  static final int PAGE = 10_000;

  /** How long the index is kept as it was, from page to page. */
  private static final String KEPT = "2m";

  private final OpenSearchClient client;
  private final String index;

  AllIds(OpenSearchClient client, String index) {
    this.client = client;
    this.index = index;
  }

  void of(Map<String, ?> query, LongConsumer each) {
    String moment =
        client
            .send("POST", "/" + index + "/_search/point_in_time?keep_alive=" + KEPT)
            .path("pit_id")
            .asString();
    try {
      Optional<Long> after = Optional.of(Long.MIN_VALUE);
      while (after.isPresent()) {
        JsonNode page = page(moment, query, after.get());
        page.forEach(hit -> each.accept(Sorts.id(hit)));
        after = page.size() < PAGE ? Optional.empty() : Optional.of(Sorts.id(page.path(PAGE - 1)));
      }
    } finally {
      client.send("DELETE", "/_search/point_in_time", Map.of("pit_id", List.of(moment)));
    }
  }

  private JsonNode page(String moment, Map<String, ?> query, long after) {
    Map<String, Object> search = new HashMap<>(search(query));
    search.put("pit", Map.of("id", moment, "keep_alive", KEPT));
    search.put("search_after", List.of(after));
    return hits(client.send("POST", "/_search", search));
  }

  /** For the first page. */
  static Map<String, ?> search(Map<String, ?> query) {
    return Map.of(
        "query",
        query,
        "sort",
        List.of(Sorts.BY_ID),
        "size",
        PAGE,
        "track_total_hits",
        false,
        "_source",
        false);
  }

  static JsonNode hits(JsonNode answer) {
    return answer.path("hits").path("hits");
  }
}
