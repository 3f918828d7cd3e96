package dev.axle.crm.calculations;

import java.math.BigDecimal;
import java.util.List;

/** A formula, taken apart. */
sealed interface Expression {

  record Number(BigDecimal value) implements Expression {}

  record Text(String value) implements Expression {}

  record Truth(boolean value) implements Expression {}

  /** The value of a property, read as a number, a text or a truth value. */
  record Variable(String property, Kind kind) implements Expression {}

  /** As what a property's value is read. */
  enum Kind {
    NUMBER,
    STRING,
    BOOL
  }

  record Negative(Expression operand) implements Expression {}

  record Not(Expression operand) implements Expression {}

  record Operation(Operator operator, Expression left, Expression right) implements Expression {}

  /** What stands between two operands. */
  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    EQUAL,
    UNEQUAL,
    AND,
    OR
  }

  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** What can be called, with the number of its arguments. */
  enum Function {
    MAX(2, 100),
    MIN(2, 100),
    IS_PRESENT(1, 1),
    CONTAINS(2, 2),
    CONCATENATE(2, 100),
    NUMBER_TO_STRING(1, 1),
    STRING_TO_NUMBER(1, 1);

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }

    boolean takes(int arguments) {
      return arguments >= fewest && arguments <= most;
    }
  }

  /** The first branch whose condition is true; nothing if none is and there is no last one. */
  record Choice(List<Branch> branches, List<Expression> otherwise) implements Expression {
    public Choice {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  record Branch(Expression condition, Expression result) {}
}
