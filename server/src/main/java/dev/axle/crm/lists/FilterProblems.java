package dev.axle.crm.lists;

import dev.axle.edge.Problem;
import java.util.List;
import java.util.Map;

/** What can be wrong with the filters of lists. */
final class FilterProblems {

  private FilterProblems() {}

  static Problem of(String message) {
    return Problem.invalid("Invalid filterBranch: " + message)
        .details(List.of(Problem.Detail.of(message, "INVALID_FILTER", Map.of())));
  }

  static Problem missing(String field, String of) {
    return of("the field '%s' of %s is required.".formatted(field, of));
  }

  static Problem badField(String field, String of, String expected) {
    return of("the field '%s' of %s must be %s.".formatted(field, of, expected));
  }

  static Problem badRoot() {
    return of(
        "the root is a branch of filterBranchType OR, without filters of its own and with one or more branches of filterBranchType AND.");
  }

  static Problem tooDeep(int most) {
    return of("branches can be nested %d deep at most.".formatted(most));
  }

  static Problem tooMany(int most) {
    return of("there can be at most %d filters.".formatted(most));
  }

  static Problem badBranchType(String type) {
    return of("there is no filterBranchType '%s'.".formatted(type));
  }

  static Problem badFilterType(String type) {
    return of("there is no filterType '%s'.".formatted(type));
  }

  /** About data that a portal of Axle does not have. */
  static Problem withoutData(String field, String type) {
    return of(
        "the %s %s is not supported here: there is no data that it could be answered from."
            .formatted(field, type));
  }

  static Problem unsupported(String what) {
    return of(what + " is not supported here.");
  }

  static Problem noProperty(String name, String type) {
    return of("Property \"%s\" does not exist on objects of type %s.".formatted(name, type));
  }

  static Problem badOperator(String operator, String operation) {
    return of("'%s' is not an operator of %s operations.".formatted(operator, operation));
  }

  static Problem badOperationType(String type) {
    return of("there is no operationType '%s'.".formatted(type));
  }

  static Problem notForType(String operation, String property, String type) {
    return of(
        "a %s operation does not fit the property '%s', whose type is %s."
            .formatted(operation, property, type));
  }

  static Problem noList(ListId id) {
    return of("list %s does not exist.".formatted(id));
  }

  static Problem listOfOtherType(ListId id, String type) {
    return of("list %s is not a list of objects of type %s.".formatted(id, type));
  }

  static Problem noAssociation(String category, int typeId, String from, String to) {
    return of(
        "there is no association type %s %d from %s to %s.".formatted(category, typeId, from, to));
  }
}
