package dev.axle.crm.calculations;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A formula that a calculated property follows.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-properties-v3/guide (calculation
 * properties)
 */
public final class Formula {

  private final Expression expression;
  private final Set<String> variables = new TreeSet<>();

  private Formula(Expression expression) {
    this.expression = expression;
    collect(expression);
  }

  /**
   * @throws FormulaError if the text is no formula
   */
  public static Formula parse(String text) throws FormulaError {
    return new Formula(new Parser(Token.of(text)).whole());
  }

  /** The properties that it depends on. */
  public Set<String> variables() {
    return Set.copyOf(variables);
  }

  /** The value for one record, as it is kept; null where it has none. */
  public @Nullable String value(Function<String, @Nullable String> values) {
    Object result = new Evaluation(values).of(expression);
    return result == null ? null : Evaluation.text(result);
  }

  Expression expression() {
    return expression;
  }

  private void collect(Expression part) {
    switch (part) {
      case Expression.Variable variable -> variables.add(variable.property());
      case Expression.Negative negative -> collect(negative.operand());
      case Expression.Not not -> collect(not.operand());
      case Expression.Operation operation -> {
        collect(operation.left());
        collect(operation.right());
      }
      case Expression.Call call -> call.arguments().forEach(this::collect);
      case Expression.Choice choice -> {
        choice
            .branches()
            .forEach(
                branch -> {
                  collect(branch.condition());
                  collect(branch.result());
                });
        choice.otherwise().forEach(this::collect);
      }
      case Expression.Number number -> {}
      case Expression.Text text -> {}
      case Expression.Truth truth -> {}
    }
  }
}
