package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import java.util.Map;

/** How the values of two properties of a record stand to each other. */
final class Comparisons {

  private static final String WITH_BOTH =
      """
      if (!doc.containsKey(params.left) || !doc.containsKey(params.right)) {
        return false;
      }
      def left = doc[params.left];
      def right = doc[params.right];
      if (left.size() == 0 || right.size() == 0) {
        return false;
      }
      """;

  private static final String AND_SO =
      """
      return order < 0 ? params.less : order > 0 ? params.greater : params.equal;
      """;

  private static final String NUMBERS =
      WITH_BOTH
          + """
            int order = Double.compare(left.value, right.value);
            """
          + AND_SO;

  private static final String TIMES =
      WITH_BOTH
          + """
            int order =
              Long.compare(
                left.value.toInstant().toEpochMilli(), right.value.toInstant().toEpochMilli());
            """
          + AND_SO;

  /** By code points: halves of characters stand for larger ones than any other letter. */
  private static final String TEXTS =
      """
      int order(String one, String other) {
        int least = (int) Math.min(one.length(), other.length());
        for (int i = 0; i < least; i++) {
          int left = one.charAt(i);
          int right = other.charAt(i);
          if (left != right) {
            boolean leftIsHalf = left >= 55296 && left <= 57343;
            boolean rightIsHalf = right >= 55296 && right <= 57343;
            return leftIsHalf == rightIsHalf ? left - right : leftIsHalf ? 1 : -1;
          }
        }
        return one.length() - other.length();
      }
      """
          + WITH_BOTH
          + """
            int order = order(left.value, right.value);
            """
          + AND_SO;

  private static final String OPTIONS =
      WITH_BOTH
          + """
            if (left.size() != right.size()) {
              return false;
            }
            for (int i = 0; i < left.size(); i++) {
              if (!left[i].equals(right[i])) {
                return false;
              }
            }
            return params.equal && !params.less && !params.greater;
            """;

  private Comparisons() {}

  static Map<String, ?> query(Filter.Compared compared) {
    Property.Kind kind = compared.left().kind();
    if (kind != compared.right().kind()) {
      return Map.of("match_none", Map.of());
    }
    return Scripts.query(
        switch (kind) {
          case TEXT -> TEXTS;
          case OPTION -> OPTIONS;
          case NUMBER -> NUMBERS;
          case TIME -> TIMES;
        },
        Map.of(
            "left", Fields.values(compared.left()),
            "right", Fields.values(compared.right()),
            "less", compared.comparison().holds(-1),
            "equal", compared.comparison().holds(0),
            "greater", compared.comparison().holds(1)));
  }
}
