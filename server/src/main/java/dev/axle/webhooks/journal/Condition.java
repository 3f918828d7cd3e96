package dev.axle.webhooks.journal;

import dev.axle.edge.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a record has to be, so that a change of the record is told. Texts are compared
 * without regard to case, and numbers as numbers.
 */
record Condition(
    String filterType,
    String operator,
    String property,
    @Nullable String value,
    @Nullable List<String> values) {

  /** How a value is compared; those that need one value, many, or none. */
  enum Operator {
    EQ,
    N_EQ,
    GT,
    GTE,
    LT,
    LTE,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    IN,
    NOT_IN,
    IS_EMPTY,
    IS_NOT_EMPTY
  }

  private static final String OF_RECORDS = "CRM_OBJECT_PROPERTY";

  /**
   * @throws Problem 400 for what can't be compared
   */
  void check() {
    if (!filterType.equals(OF_RECORDS)) {
      throw Problem.invalid("filterType must be " + OF_RECORDS);
    }
    if (property.isBlank()) {
      throw Problem.invalid("property must name a property");
    }
    switch (parsed()) {
      case IS_EMPTY, IS_NOT_EMPTY -> {}
      case IN, NOT_IN -> {
        if (values == null || values.isEmpty()) {
          throw Problem.invalid(operator + " needs values");
        }
      }
      default -> {
        if (value == null) {
          throw Problem.invalid(operator + " needs a value");
        }
      }
    }
  }

  private Operator parsed() {
    return Arrays.stream(Operator.values())
        .filter(each -> each.name().equals(operator))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "There is no operator '%s'. It must be one of %s."
                        .formatted(operator, Arrays.toString(Operator.values()))));
  }

  /** Whether a record with these values meets it. */
  boolean isMetBy(Map<String, String> record) {
    String held = record.getOrDefault(property, "");
    String wanted = Optional.ofNullable(value).orElse("");
    List<String> any = Optional.ofNullable(values).orElse(List.of());
    return switch (parsed()) {
      case IS_EMPTY -> held.isEmpty();
      case IS_NOT_EMPTY -> !held.isEmpty();
      case EQ -> compare(held, wanted) == 0;
      case N_EQ -> compare(held, wanted) != 0;
      case GT -> !held.isEmpty() && compare(held, wanted) > 0;
      case GTE -> !held.isEmpty() && compare(held, wanted) >= 0;
      case LT -> !held.isEmpty() && compare(held, wanted) < 0;
      case LTE -> !held.isEmpty() && compare(held, wanted) <= 0;
      case CONTAINS -> lower(held).contains(lower(wanted));
      case STARTS_WITH -> lower(held).startsWith(lower(wanted));
      case ENDS_WITH -> lower(held).endsWith(lower(wanted));
      case IN -> any.stream().anyMatch(each -> compare(held, each) == 0);
      case NOT_IN -> any.stream().noneMatch(each -> compare(held, each) == 0);
    };
  }

  private static int compare(String one, String other) {
    Optional<BigDecimal> number = number(one);
    Optional<BigDecimal> otherNumber = number(other);
    return number.isPresent() && otherNumber.isPresent()
        ? number.get().compareTo(otherNumber.get())
        : lower(one).compareTo(lower(other));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
