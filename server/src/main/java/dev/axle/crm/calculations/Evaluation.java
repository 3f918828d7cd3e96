package dev.axle.crm.calculations;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works a formula out for one record. What is missing makes what depends on it missing; nothing is
 * thrown. Results are {@link BigDecimal}, {@link String} or {@link Boolean}.
 */
final class Evaluation {

  private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_UP);
  private static final int MOST_DIGITS = 300;

  private final Function<String, @Nullable String> values;

  Evaluation(Function<String, @Nullable String> values) {
    this.values = values;
  }

  @Nullable Object of(Expression expression) {
    return switch (expression) {
      case Expression.Number number -> number.value();
      case Expression.Text text -> text.value();
      case Expression.Truth truth -> truth.value();
      case Expression.Variable variable -> value(variable);
      case Expression.Negative negative ->
          of(negative.operand()) instanceof BigDecimal number ? number.negate() : null;
      case Expression.Not not -> of(not.operand()) instanceof Boolean truth ? !truth : null;
      case Expression.Operation operation -> operation(operation);
      case Expression.Call call -> call(call);
      case Expression.Choice choice -> choice(choice);
    };
  }

  private @Nullable Object value(Expression.Variable variable) {
    String value = values.apply(variable.property());
    if (value == null || value.isEmpty()) {
      return null;
    }
    return switch (variable.kind()) {
      case STRING -> value;
      case BOOL -> Boolean.valueOf(value);
      case NUMBER -> number(value);
    };
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS ? null : number;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  private @Nullable Object operation(Expression.Operation operation) {
    Object left = of(operation.left());
    Object right = of(operation.right());
    return switch (operation.operator()) {
      case AND -> left instanceof Boolean a && right instanceof Boolean b ? a && b : null;
      case OR ->
          Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)
              ? Boolean.TRUE
              : left instanceof Boolean && right instanceof Boolean ? Boolean.FALSE : null;
      case EQUAL -> left == null || right == null ? null : compare(left, right) == 0;
      case UNEQUAL -> left == null || right == null ? null : compare(left, right) != 0;
      case LESS -> left == null || right == null ? null : compare(left, right) < 0;
      case AT_MOST -> left == null || right == null ? null : compare(left, right) <= 0;
      case GREATER -> left == null || right == null ? null : compare(left, right) > 0;
      case AT_LEAST -> left == null || right == null ? null : compare(left, right) >= 0;
      case PLUS, MINUS, TIMES, DIVIDED ->
          left instanceof BigDecimal a && right instanceof BigDecimal b
              ? arithmetic(operation.operator(), a, b)
              : null;
    };
  }

  private static int compare(Object left, Object right) {
    return left instanceof BigDecimal a && right instanceof BigDecimal b
        ? a.compareTo(b)
        : text(left).compareTo(text(right));
  }

  private static @Nullable BigDecimal arithmetic(
      Expression.Operator operator, BigDecimal a, BigDecimal b) {
    BigDecimal result =
        switch (operator) {
          case PLUS -> a.add(b, PRECISION);
          case MINUS -> a.subtract(b, PRECISION);
          case TIMES -> a.multiply(b, PRECISION);
          default -> b.signum() == 0 ? null : a.divide(b, PRECISION);
        };
    return result == null || Math.abs((long) result.precision() - result.scale()) > MOST_DIGITS
        ? null
        : result;
  }

  private @Nullable Object call(Expression.Call call) {
    List<Object> present = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Object value =
          call.function() == Expression.Function.IS_PRESENT
                  && argument instanceof Expression.Variable variable
              ? values.apply(variable.property())
              : of(argument);
      if (value != null && !value.equals("")) {
        present.add(value);
      }
    }
    boolean whole = present.size() == call.arguments().size();
    return switch (call.function()) {
      case IS_PRESENT -> whole;
      case MAX -> extreme(present, 1);
      case MIN -> extreme(present, -1);
      case CONTAINS ->
          whole
              ? text(present.getFirst())
                  .toLowerCase(Locale.ROOT)
                  .contains(text(present.getLast()).toLowerCase(Locale.ROOT))
              : null;
      case CONCATENATE -> {
        StringBuilder all = new StringBuilder();
        present.forEach(part -> all.append(text(part)));
        yield all.toString();
      }
      case NUMBER_TO_STRING -> whole ? text(present.getFirst()) : null;
      case STRING_TO_NUMBER -> whole ? number(text(present.getFirst())) : null;
    };
  }

  private static @Nullable BigDecimal extreme(List<Object> values, int sign) {
    BigDecimal extreme = null;
    for (Object value : values) {
      if (value instanceof BigDecimal number
          && (extreme == null || number.compareTo(extreme) * sign > 0)) {
        extreme = number;
      }
    }
    return extreme;
  }

  private @Nullable Object choice(Expression.Choice choice) {
    for (Expression.Branch branch : choice.branches()) {
      if (Boolean.TRUE.equals(of(branch.condition()))) {
        return of(branch.result());
      }
    }
    return choice.otherwise().isEmpty() ? null : of(choice.otherwise().getFirst());
  }

  /** A result as a value of a property is kept. */
  static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
