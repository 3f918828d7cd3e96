package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be wrong with an association. */
public final class AssociationProblems {

  private AssociationProblems() {}

  static Problem unknownType(String category, int typeId) {
    return Problem.invalid(
        "association type id " + typeId + " of category " + category + " is not valid");
  }

  static Problem unknownName(ObjectType from, ObjectType to, String name) {
    return Problem.invalid(
        "'%s' is not an association type from %s to %s"
            .formatted(name, from.plural(), to.plural()));
  }

  static Problem notAssociable(ObjectType from, ObjectType to) {
    return Problem.invalid(
        "%s can't be associated with %s.".formatted(from.labels().plural(), to.labels().plural()));
  }

  static Problem noTypes() {
    return Problem.invalid("At least one association type is needed.");
  }

  static Problem wrongDirection(ObjectTypeId from, AssociationType type) {
    return Problem.invalid(
        "invalid from object type %s for associations to be created. expected: %s. For definition 0-%d"
            .formatted(from, type.from(), type.typeId()));
  }

  static Problem wrongTarget(ObjectTypeId to, AssociationType type) {
    return Problem.invalid(
        "invalid to object type %s for associations to be created. expected: %s. For definition 0-%d"
            .formatted(to, type.to(), type.typeId()));
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

  static Problem noSuchRecord(ObjectId id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "resource not found")
        .context("id", List.of(id.toString()));
  }

  static Problem noneFound(ObjectType from, ObjectType to, ObjectId id) {
    return Problem.of(
            404,
            "OBJECT_NOT_FOUND",
            "No %s is associated with %s %s."
                .formatted(to.name(), from.name(), id)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^no", "No"))
        .subCategory("crm.associations.NO_ASSOCIATIONS_FOUND");
  }

  static Map<String, List<String>> aboutPair(ObjectType from, ObjectType to, ObjectId id) {
    return Map.of(
        "fromObjectId",
        List.of(id.toString()),
        "fromObjectType",
        List.of(from.name()),
        "toObjectType",
        List.of(to.name()));
  }

  /** A record has as many associations as it may. */
  static Problem tooMany(ObjectTypeId from, ObjectId id, ObjectTypeId to, int most) {
    return Problem.of(
            400,
            "VALIDATION_ERROR",
            "Object %s of type %s can be associated with at most %d objects of type %s."
                .formatted(id, from, most, to))
        .subCategory("crm.associations.ASSOCIATION_LIMIT_EXCEEDED")
        .context("fromObjectId", List.of(id.toString()))
        .context("fromObjectTypeId", List.of(from.value()))
        .context("toObjectTypeId", List.of(to.value()))
        .context("limit", List.of(Integer.toString(most)));
  }

  static Problem tooManyInputs(int most) {
    return Problem.invalid(
        "The maximum number of inputs supported in a batch is %d. Please reduce the number of items and try again"
            .formatted(most));
  }

  static Problem noInputs() {
    return Problem.invalid("The batch has no inputs. Send at least one.");
  }

  static Problem badName(String name) {
    return Problem.invalid(
        "The name '%s' can't be used for an association label: letters, digits and underscores, not beginning with a digit, at most 100."
            .formatted(name));
  }

  static Problem badLabel(String label) {
    return Problem.invalid(
        "The label '%s' can't be used: it needs 1 to 100 characters.".formatted(label));
  }

  static Problem labelExists(String label, String name) {
    return Problem.invalid(
        "An association label '%s' or one with the name '%s' exists for these object types already."
            .formatted(label, name));
  }

  static Problem tooManyLabels(ObjectType from, ObjectType to, int most) {
    return Problem.of(
            400,
            "API_LIMIT",
            "There can be at most %d labels between %s and %s."
                .formatted(most, from.labels().plural(), to.labels().plural()))
        .context("maximum association labels", List.of(Integer.toString(most)));
  }

  static Problem notYours(int typeId) {
    return Problem.invalid(
        "Association type %d is HubSpot's own and can't be changed.".formatted(typeId));
  }

  static Problem noSuchLabel(int typeId) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "There is no association label with the type id " + typeId + ".");
  }

  static Problem badMaximum() {
    return Problem.invalid("maxToObjectIds must be at least 1.");
  }

  static Problem configured(int typeId) {
    return Problem.invalid(
        "Association type %d has a maximum already. Update it instead.".formatted(typeId));
  }

  static Problem notConfigured(int typeId) {
    return Problem.of(
        404,
        "OBJECT_NOT_FOUND",
        "Association type %d has no maximum. Create one first.".formatted(typeId));
  }
}
