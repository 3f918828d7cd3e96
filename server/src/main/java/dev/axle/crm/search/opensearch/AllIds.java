package dev.axle.crm.search.opensearch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/** The ids of all records of an index that a query finds, ascending, however many they are. */
final class AllIds {

  /** How long the index is kept as it was when reading began, from page to page. */
  private static final String KEPT = "2m";

  private static final int PAGE = 10_000;

  private final OpenSearchClient client;
  private final String index;

  AllIds(OpenSearchClient client, String index) {
    this.client = client;
    this.index = index;
  }

  void of(Map<String, ?> query, LongConsumer each) {
    JsonNode few = hits("/" + index + "/_search?" + OpenSearchIndex.LENIENT + "&", search(query));
    if (few.size() < PAGE) {
      few.forEach(hit -> each.accept(Sorts.id(hit)));
    } else {
      many(query, each);
    }
  }

  /** Page by page, of the index as it is now, whatever is written meanwhile. */
  private void many(Map<String, ?> query, LongConsumer each) {
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
    Map<String, Object> search = search(query);
    search.put("pit", Map.of("id", moment, "keep_alive", KEPT));
    search.put("search_after", List.of(after));
    return hits("/_search?", search);
  }

  private static Map<String, Object> search(Map<String, ?> query) {
    Map<String, Object> search = new HashMap<>();
    search.put("query", query);
    search.put("sort", List.of(Sorts.BY_ID));
    search.put("size", PAGE);
    search.put("track_total_hits", false);
    search.put("_source", false);
    return search;
  }

  private JsonNode hits(String path, Map<String, ?> search) {
    return client
        .send("POST", path + "filter_path=hits.hits.sort", search)
        .path("hits")
        .path("hits");
  }
}
