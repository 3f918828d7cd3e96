package dev.axle.crm.calculations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes a formula apart: what binds weakest first. */
final class Parser {

  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "then", "elseif", "else", "endif", "and", "or", "not", "equals", "true", "false");
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  Parser(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  Expression whole() throws FormulaError {
    Expression expression = expression();
    if (peek().kind() != Token.Kind.END) {
      throw error("Unexpected '" + peek().text() + "'");
    }
    return expression;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private FormulaError error(String message) {
    return new FormulaError(message, peek().position());
  }

  private boolean takes(String word) {
    if (peek().is(word)) {
      next++;
      return true;
    }
    return false;
  }

  private void needs(String word) throws FormulaError {
    if (!takes(word)) {
      throw error("Expected '" + word + "'");
    }
  }

  private Expression expression() throws FormulaError {
    if (++depth > DEEPEST) {
      throw error("Too many levels");
    }
    Expression expression = takes("if") ? choice() : disjunction();
    depth--;
    return expression;
  }

  private Expression choice() throws FormulaError {
    List<Expression.Branch> branches = new ArrayList<>();
    do {
      Expression condition = expression();
      needs("then");
      branches.add(new Expression.Branch(condition, expression()));
    } while (takes("elseif"));
    List<Expression> otherwise = takes("else") ? List.of(expression()) : List.of();
    if (!takes("endif") && otherwise.isEmpty() && !endsHere()) {
      throw error("Expected 'else' or 'endif'");
    }
    return new Expression.Choice(branches, otherwise);
  }

  private boolean endsHere() {
    return peek().kind() == Token.Kind.END || peek().is(")") || peek().is(",");
  }

  private Expression disjunction() throws FormulaError {
    Expression left = conjunction();
    while (takes("or")) {
      left = new Expression.Operation(Expression.Operator.OR, left, conjunction());
    }
    return left;
  }

  private Expression conjunction() throws FormulaError {
    Expression left = negation();
    while (takes("and")) {
      left = new Expression.Operation(Expression.Operator.AND, left, negation());
    }
    return left;
  }

  private Expression negation() throws FormulaError {
    if (!takes("not")) {
      return comparison();
    }
    if (++depth > DEEPEST) {
      throw error("Too many levels");
    }
    Expression negated = new Expression.Not(negation());
    depth--;
    return negated;
  }

  private Expression comparison() throws FormulaError {
    Expression left = sum();
    Optional<Expression.Operator> operator = comparing();
    return operator.isEmpty() ? left : new Expression.Operation(operator.get(), left, sum());
  }

  private Optional<Expression.Operator> comparing() {
    if (takes("<=")) {
      return Optional.of(Expression.Operator.AT_MOST);
    }
    if (takes(">=")) {
      return Optional.of(Expression.Operator.AT_LEAST);
    }
    if (takes("<")) {
      return Optional.of(Expression.Operator.LESS);
    }
    if (takes(">")) {
      return Optional.of(Expression.Operator.GREATER);
    }
    if (takes("==") || takes("=") || takes("equals")) {
      return Optional.of(Expression.Operator.EQUAL);
    }
    return takes("!=") ? Optional.of(Expression.Operator.UNEQUAL) : Optional.empty();
  }

  private Expression sum() throws FormulaError {
    Expression left = product();
    while (true) {
      if (takes("+")) {
        left = new Expression.Operation(Expression.Operator.PLUS, left, product());
      } else if (takes("-")) {
        left = new Expression.Operation(Expression.Operator.MINUS, left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() throws FormulaError {
    Expression left = factor();
    while (true) {
      if (takes("*")) {
        left = new Expression.Operation(Expression.Operator.TIMES, left, factor());
      } else if (takes("/")) {
        left = new Expression.Operation(Expression.Operator.DIVIDED, left, factor());
      } else if (left instanceof Expression.Number && beginsFactor()) {
        left = new Expression.Operation(Expression.Operator.TIMES, left, factor());
      } else {
        return left;
      }
    }
  }

  /** {@code 10x} is ten times x. */
  private boolean beginsFactor() {
    return peek().is("(") || peek().kind() == Token.Kind.NAME && !isKeyword(peek());
  }

  private static boolean isKeyword(Token token) {
    return KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private Expression factor() throws FormulaError {
    if (!takes("-")) {
      return primary();
    }
    if (++depth > DEEPEST) {
      throw error("Too many levels");
    }
    Expression negative = new Expression.Negative(factor());
    depth--;
    return negative;
  }

  private Expression primary() throws FormulaError {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        next++;
        return new Expression.Number(new BigDecimal(token.text()));
      }
      case TEXT -> {
        next++;
        return new Expression.Text(token.text());
      }
      default -> {
        if (takes("(")) {
          Expression inner = expression();
          needs(")");
          return inner;
        }
        if (takes("true")) {
          return new Expression.Truth(true);
        }
        if (takes("false")) {
          return new Expression.Truth(false);
        }
        if (token.kind() != Token.Kind.NAME || isKeyword(token)) {
          throw error(
              token.kind() == Token.Kind.END
                  ? "The formula ends too early"
                  : "Unexpected '" + token.text() + "'");
        }
        next++;
        return peek().is("(") ? call(token) : variable(token, Expression.Kind.NUMBER);
      }
    }
  }

  private static Expression variable(Token name, Expression.Kind kind) {
    return new Expression.Variable(name.text().toLowerCase(Locale.ROOT), kind);
  }

  private Expression call(Token name) throws FormulaError {
    String called = name.text().toUpperCase(Locale.ROOT);
    if (called.equals("STRING") || called.equals("BOOL")) {
      needs("(");
      Token property = peek();
      if (property.kind() != Token.Kind.NAME || isKeyword(property)) {
        throw error("Expected the name of a property");
      }
      next++;
      needs(")");
      return variable(property, Expression.Kind.valueOf(called));
    }
    Expression.Function function = null;
    for (Expression.Function each : Expression.Function.values()) {
      if (each.name().equals(called)) {
        function = each;
      }
    }
    if (function == null) {
      throw new FormulaError("There is no function '" + name.text() + "'", name.position());
    }
    needs("(");
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(expression());
    } while (takes(","));
    needs(")");
    if (!function.takes(arguments.size())) {
      throw new FormulaError(
          "'%s' can't have %d arguments".formatted(name.text(), arguments.size()), name.position());
    }
    return new Expression.Call(function, arguments);
  }
}
