package dev.axle.crm.imports;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them: with groups of thousands, currencies, decimal commas. */
final class NumberCells {

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,2})?|[+-]?\\.\\d+");
  private static final Pattern DECORATION =
      Pattern.compile("[\\s\\u00a0\\u202f'’_%\\p{Sc}]|^[A-Z]{3}|[A-Z]{3}$");
  private static final Pattern GROUPS_BY_COMMA =
      Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
  private static final Pattern GROUPS_BY_DOT =
      Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d*|[+-]?\\d{1,3}(\\.\\d{3}){2,}");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");

  private NumberCells() {}

  /** The number in its plain form; empty if the text is none. */
  static Optional<String> parse(String text) {
    if (PLAIN.matcher(text).matches()) {
      return Optional.of(text);
    }
    String bare = DECORATION.matcher(text).replaceAll("");
    if (bare.startsWith("(") && bare.endsWith(")")) {
      bare = "-" + bare.substring(1, bare.length() - 1);
    }
    if (GROUPS_BY_COMMA.matcher(bare).matches()) {
      bare = bare.replace(",", "");
    } else if (GROUPS_BY_DOT.matcher(bare).matches()) {
      bare = bare.replace(".", "").replace(',', '.');
    } else if (DECIMAL_COMMA.matcher(bare).matches()) {
      bare = bare.replace(',', '.');
    }
    return PLAIN.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
  }
}
