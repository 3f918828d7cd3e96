package dev.axle.crm.search.opensearch;

import java.util.Map;

/** Questions that no query of OpenSearch asks. What differs is a parameter, so they are kept. */
final class Scripts {

  private Scripts() {}

  static Map<String, ?> query(String source, Map<String, ?> parameters) {
    return Map.of(
        "script",
        Map.of("script", Map.of("lang", "painless", "source", source, "params", parameters)));
  }
}
