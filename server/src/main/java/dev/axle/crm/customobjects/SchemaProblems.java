package dev.axle.crm.customobjects;

import dev.axle.crm.schemas.CustomObjectType;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Problem;
import java.util.Collection;
import java.util.List;

/** What can go wrong with schemas. */
final class SchemaProblems {

  private SchemaProblems() {}

  static Problem unknown(String name) {
    return Problem.invalid("Unable to infer object type from: " + name);
  }

  static Problem standard(ObjectType type) {
    return Problem.invalid(
        "Object type '%s' is defined by HubSpot and can't be changed."
            .formatted(type.fullyQualifiedName()));
  }

  static Problem notArchived(String name) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "There is no archived object type '" + name + "' to be purged.");
  }

  static Problem noLabel() {
    return Problem.invalid("Labels need a singular and a plural that are not blank.");
  }

  static Problem unknownProperties(String place, Collection<String> names) {
    return Problem.invalid(
            "%s names properties that the object type does not have: %s".formatted(place, names))
        .context("propertyName", List.copyOf(names));
  }

  static Problem tooManySearchable(int most) {
    return Problem.invalid("searchableProperties may name %d properties at most.".formatted(most));
  }

  static Problem recordsRemain(CustomObjectType type) {
    return Problem.invalid(
        "Object type '%s' can't be deleted while it has records. Delete them first."
            .formatted(type.fullyQualifiedName()));
  }

  static Problem foreignAssociation(ObjectType type) {
    return Problem.invalid("fromObjectTypeId or toObjectTypeId must be '%s'.".formatted(type.id()));
  }

  static Problem noAssociation(String id) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "Association definition '" + id + "' does not exist");
  }

  static Problem tooManyInputs(int most) {
    return Problem.invalid(
        "The maximum number of inputs supported in a batch is %d. Please reduce the number of items and try again"
            .formatted(most));
  }
}
