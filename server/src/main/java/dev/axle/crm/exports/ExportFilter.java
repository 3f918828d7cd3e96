package dev.axle.crm.exports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records an export takes: those that meet all conditions of one of the groups. Numbers are
 * compared as numbers, all else as texts regardless of case.
 */
final class ExportFilter {

  private static final Set<String> OPERATORS =
      Set.of(
          "EQ",
          "NEQ",
          "LT",
          "LTE",
          "GT",
          "GTE",
          "BETWEEN",
          "IN",
          "NOT_IN",
          "HAS_PROPERTY",
          "NOT_HAS_PROPERTY");

  private final List<List<ExportRequest.Condition>> groups;

  private ExportFilter(List<List<ExportRequest.Condition>> groups) {
    this.groups = groups;
  }

  /**
   * @throws dev.axle.edge.Problem 400 for what needs the search index
   */
  static ExportFilter of(ExportRequest.@Nullable Search search) {
    List<List<ExportRequest.Condition>> groups = new ArrayList<>();
    if (search != null) {
      if (search.query() != null && !search.query().isBlank()) {
        throw ExportProblems.unsupported("query");
      }
      if (search.sorts() != null && !search.sorts().isEmpty()) {
        throw ExportProblems.unsupported("sorts");
      }
      if (search.filters() != null && !search.filters().isEmpty()) {
        groups.add(search.filters());
      }
      if (search.filterGroups() != null) {
        search.filterGroups().forEach(group -> groups.add(group.filters()));
      }
    }
    groups.forEach(group -> group.forEach(ExportFilter::check));
    return new ExportFilter(groups);
  }

  private static void check(ExportRequest.Condition condition) {
    if (!OPERATORS.contains(condition.operator())) {
      throw ExportProblems.unsupported("the operator " + condition.operator());
    }
    if (condition.name().isBlank()) {
      throw ExportProblems.noProperty();
    }
  }

  /** The properties that have to be read in order to decide. */
  Set<String> properties() {
    Set<String> names = new TreeSet<>();
    groups.forEach(group -> group.forEach(condition -> names.add(condition.name())));
    return names;
  }

  boolean takes(Map<String, @Nullable String> values) {
    return groups.isEmpty()
        || groups.stream()
            .anyMatch(group -> group.stream().allMatch(condition -> meets(condition, values)));
  }

  private static boolean meets(
      ExportRequest.Condition condition, Map<String, @Nullable String> values) {
    String value = values.get(condition.name());
    boolean set = value != null && !value.isEmpty();
    String wanted = condition.value() == null ? "" : condition.value();
    return switch (condition.operator()) {
      case "HAS_PROPERTY" -> set;
      case "NOT_HAS_PROPERTY" -> !set;
      case "NEQ" -> value == null || compare(value, wanted) != 0;
      case "NOT_IN" -> value == null || !isIn(condition, value);
      case "IN" -> value != null && isIn(condition, value);
      case "BETWEEN" ->
          value != null
              && compare(value, wanted) >= 0
              && condition.highValue() != null
              && compare(value, condition.highValue()) <= 0;
      default -> value != null && compares(condition.operator(), compare(value, wanted));
    };
  }

  private static boolean compares(String operator, int order) {
    return switch (operator) {
      case "EQ" -> order == 0;
      case "LT" -> order < 0;
      case "LTE" -> order <= 0;
      case "GT" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean isIn(ExportRequest.Condition condition, String value) {
    return condition.values() != null
        && condition.values().stream().anyMatch(each -> compare(value, each) == 0);
  }

  private static int compare(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other));
    } catch (NumberFormatException notNumbers) {
      return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }
  }
}
