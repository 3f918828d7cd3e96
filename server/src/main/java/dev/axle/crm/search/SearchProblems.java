package dev.axle.crm.search;

import dev.axle.edge.Problem;
import java.util.List;
import java.util.Map;

/** What can go wrong with searches. */
final class SearchProblems {

  private SearchProblems() {}

  /** The index can't see in time what was written before. */
  static Problem behind() {
    return Problem.of(
            503,
            "SERVICE_UNAVAILABLE",
            "The search index has not caught up with what was written before. Send the search again in a few seconds.")
        .retryAfter(2);
  }

  /** The portal's index is being made. */
  static Problem notReady(String progress) {
    return Problem.of(
            503,
            "SERVICE_UNAVAILABLE",
            "The search index of this portal is being made: %s so far. Reads and writes work meanwhile. Send the search again in a few seconds."
                .formatted(progress))
        .retryAfter(2);
  }

  static Problem invalid(String message) {
    return Problem.invalid(message);
  }

  private static Problem because(String message, String code, Map<String, List<String>> context) {
    return Problem.invalid("There was a problem with the request. " + message)
        .details(List.of(Problem.Detail.of(message, code, context)));
  }

  static Problem unknownProperty(String property, String type) {
    return because(
        "Property \"%s\" of %s does not exist.".formatted(property, type),
        "PROPERTY_DOESNT_EXIST",
        Map.of("propertyName", List.of(property)));
  }

  static Problem unknownOperator(String operator) {
    return because(
        "Unknown operator %s. Operators: EQ, NEQ, LT, LTE, GT, GTE, BETWEEN, IN, NOT_IN, HAS_PROPERTY, NOT_HAS_PROPERTY, CONTAINS_TOKEN, NOT_CONTAINS_TOKEN."
            .formatted(operator),
        "INVALID_OPERATOR",
        Map.of("operator", List.of(operator)));
  }

  static Problem missing(String field, String operator) {
    return because(
        "The operator %s needs %s.".formatted(operator, field),
        "MISSING_VALUE",
        Map.of("operator", List.of(operator), "field", List.of(field)));
  }

  static Problem badValue(String value, String property, String what) {
    return because(
        "'%s' is not %s, as the property %s needs.".formatted(value, what, property),
        "INVALID_VALUE",
        Map.of("propertyName", List.of(property), "value", List.of(value)));
  }

  static Problem badOperator(String operator, String property) {
    return because(
        "The operator %s can't be used with %s.".formatted(operator, property),
        "INVALID_OPERATOR",
        Map.of("operator", List.of(operator), "propertyName", List.of(property)));
  }

  static Problem tooMany(String what, int most, int found) {
    return because(
        "A search may have %d %s, not %d.".formatted(most, what, found),
        "LIMIT_EXCEEDED",
        Map.of("limit", List.of(Integer.toString(most))));
  }

  static Problem beyond(int most) {
    return because(
        "A search reaches %,d results: 'after' and 'limit' together may not be more. Narrow it, or go on from the last id with a filter on hs_object_id."
            .formatted(most),
        "PAGING_LIMIT_EXCEEDED",
        Map.of("limit", List.of(Integer.toString(most))));
  }

  static Problem badAfter(String after) {
    return because(
        "'%s' is not a place to go on from: 'after' is the number that the page before gave."
            .formatted(after),
        "INVALID_AFTER",
        Map.of("after", List.of(after)));
  }
}
