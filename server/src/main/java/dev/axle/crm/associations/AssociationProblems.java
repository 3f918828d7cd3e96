package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Problem;
import java.util.List;

/** What can be wrong with an association. */
public final class AssociationProblems {

  private AssociationProblems() {}

  static Problem unknownType(String category, int typeId) {
    return Problem.invalid(
        "association type id " + typeId + " of category " + category + " is not valid");
  }

  static Problem wrongDirection(ObjectTypeId from, AssociationType type) {
    return Problem.invalid(
        "invalid from object type %s for associations to be created. expected: %s. For definition 0-%d"
            .formatted(from, type.from(), type.typeId()));
  }

  /**
   * @param targets such as {@code CONTACT=424242}
   */
  public static Problem invalidTargets(List<String> targets) {
    return Problem.invalid("One or more associations are not valid")
        .context(
            "INVALID_OBJECT_IDS",
            targets.stream().map(target -> target + " is not valid").toList());
  }
}
