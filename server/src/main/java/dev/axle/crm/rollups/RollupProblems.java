package dev.axle.crm.rollups;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Problem;
import java.util.Arrays;
import java.util.List;

/** Why a rollup can't be defined. */
final class RollupProblems {

  private RollupProblems() {}

  static Problem unknownSummary(String given) {
    return Problem.invalid(
            "'%s' is not a summary. Use one of %s."
                .formatted(given, Arrays.toString(RollupDefinitions.SUMMARIES.toArray())))
        .context("summary", List.of(given));
  }

  static Problem notAssociable(ObjectType type, ObjectType other) {
    return Problem.invalid(
        "Records of %s can't be associated with records of %s."
            .formatted(type.plural(), other.plural()));
  }

  static Problem unknownAssociation(int typeId) {
    return Problem.invalid("There is no association of the type %d here.".formatted(typeId))
        .context("associationTypeId", List.of(Integer.toString(typeId)));
  }

  static Problem noProperty(String summary) {
    return Problem.invalid("The summary " + summary + " needs the property to be summed up.");
  }

  static Problem strayProperty() {
    return Problem.invalid("Where records are counted, no property is summed up.");
  }

  static Problem unknownProperty(String name, ObjectType type) {
    return Problem.invalid("%s have no property '%s'.".formatted(type.plural(), name))
        .context("property", List.of(name));
  }

  static Problem notANumber(String name) {
    return Problem.invalid("Only numbers can be summed up, which '" + name + "' is not.")
        .context("property", List.of(name));
  }

  static Problem restsOnRollup(String name) {
    return Problem.invalid("The property '" + name + "' follows from associated records itself.")
        .context("property", List.of(name));
  }

  static Problem badConditionValues(int most) {
    return Problem.invalid("A condition names 1 to " + most + " values.");
  }

  static Problem unknownOptions(String name, List<String> values) {
    return Problem.invalid("The property '%s' has no option %s.".formatted(name, values))
        .context("values", values);
  }
}
