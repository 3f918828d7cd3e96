package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Property;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.Bucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Groups of records as OpenSearch is asked for them. */
final class Aggregations {

  private static final String GROUPS = "groups";
  private static final String MEASURE = "measure";

  private Aggregations() {}

  static Map<String, ?> of(Aggregation aggregation) {
    Map<String, ?> measure =
        aggregation
            .measured()
            .<Map<String, ?>>map(
                property ->
                    Map.of(MEASURE, Map.of("stats", Map.of("field", Fields.values(property)))))
            .orElse(Map.of());
    return switch (aggregation.by()) {
      case Aggregation.Whole unused -> measure;
      case Aggregation.ByValue by ->
          grouped(
              "terms", Map.of("field", Fields.values(by.property()), "size", by.most()), measure);
      case Aggregation.ByTime by ->
          grouped(
              "date_histogram",
              Map.of(
                  "field", Fields.values(by.property()),
                  "calendar_interval", by.unit().name().toLowerCase(Locale.ROOT),
                  "time_zone", by.zone().getId(),
                  "min_doc_count", 1),
              measure);
    };
  }

  private static Map<String, ?> grouped(
      String kind, Map<String, ?> grouping, Map<String, ?> measure) {
    return Map.of(GROUPS, Map.of(kind, grouping, "aggs", measure));
  }

  static List<Bucket> buckets(Aggregation aggregation, JsonNode answer) {
    JsonNode found = answer.path("aggregations");
    return switch (aggregation.by()) {
      case Aggregation.Whole unused ->
          List.of(
              new Bucket(
                  "", answer.path("hits").path("total").path("value").asLong(), measure(found)));
      case Aggregation.ByValue by ->
          buckets(found)
              .map(each -> bucket(each, key(by.property(), each.path("key"))))
              .sorted(Comparator.comparingLong(Bucket::count).reversed().thenComparing(Bucket::key))
              .toList();
      case Aggregation.ByTime by ->
          buckets(found)
              .map(each -> bucket(each, day(each.path("key").asLong(), by.zone())))
              .toList();
    };
  }

  private static Stream<JsonNode> buckets(JsonNode found) {
    return found.path(GROUPS).path("buckets").valueStream();
  }

  private static Bucket bucket(JsonNode found, String key) {
    return new Bucket(key, found.path("doc_count").asLong(), measure(found));
  }

  private static String key(Property property, JsonNode key) {
    return switch (property.kind()) {
      case TEXT, OPTION -> key.asString();
      case NUMBER -> Double.toString(key.asDouble());
      case TIME -> Instant.ofEpochMilli(key.asLong()).toString();
    };
  }

  private static String day(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toString();
  }

  private static Bucket.Measure measure(JsonNode found) {
    JsonNode stats = found.path(MEASURE);
    return stats.path("count").asLong() == 0
        ? Bucket.Measure.NONE
        : new Bucket.Measure(
            stats.path("count").asLong(),
            stats.path("sum").asDouble(),
            stats.path("min").asDouble(),
            stats.path("max").asDouble());
  }
}
