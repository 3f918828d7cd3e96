package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.Order;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Orders as OpenSearch is told them; the last criterion is always the id. */
final class Sorts {

  static final Map<String, ?> BY_ID =
      Map.of(Fields.ID, Map.of("order", "asc", "unmapped_type", "long"));

  private Sorts() {}

  static List<Map<String, ?>> of(Order order) {
    String direction =
        switch (order.direction()) {
          case ASCENDING -> "asc";
          case DESCENDING -> "desc";
        };
    String type =
        switch (order.property().kind()) {
          case TEXT, OPTION -> "keyword";
          case NUMBER -> "double";
          case TIME -> "date";
        };
    return List.of(
        Map.of(
            Fields.values(order.property()),
            Map.of("order", direction, "missing", "_last", "unmapped_type", type)),
        BY_ID);
  }

  /** The id of a hit. */
  static long id(JsonNode hit) {
    JsonNode criteria = hit.path("sort");
    return criteria.path(criteria.size() - 1).asLong();
  }
}
