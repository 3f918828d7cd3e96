package dev.axle.crm.objects;

import dev.axle.crm.pipelines.PipelineProperties;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can go wrong with records, in HubSpot's words; clients match several of these by pattern.
 */
final class ObjectProblems {

  private static final String NOT_FOUND = "OBJECT_NOT_FOUND";

  private ObjectProblems() {}

  static Problem notFound() {
    return Problem.of(404, NOT_FOUND, "resource not found");
  }

  static Problem someNotFound(ObjectType type) {
    return Problem.of(
        404,
        NOT_FOUND,
        "Could not get some %s objects, they may be deleted or not exist. Check that ids are valid."
            .formatted(type.fullyQualifiedName()));
  }

  static Problem nothingToUpdate() {
    return Problem.invalid("No properties found to update, please provide at least one.");
  }

  static Problem requiredMissing(ObjectType type, List<String> properties) {
    return Problem.invalid(
            "Error creating %s. Some required properties were not set."
                .formatted(type.fullyQualifiedName()))
        .context("properties", properties);
  }

  /** In the shape of a value that isn't among the options. */
  static Problem stageOfOther(PipelineProperties names, String stage, String pipeline) {
    String message =
        "%s is not a stage of the pipeline %s. Set '%s' and '%s' together to move between pipelines."
            .formatted(stage, pipeline, names.pipeline(), names.stage());
    return Problem.invalid("Property values were not valid: " + message)
        .details(
            List.of(
                Problem.Detail.of(
                    message, "INVALID_OPTION", Map.of("propertyName", List.of(names.stage())))));
  }

  static Problem mergedAlready(ObjectId one, ObjectId other) {
    return Problem.invalid(
        "Unable to merge objects %s and %s: they are the same object.".formatted(one, other));
  }

  static Problem mergedTooOften(int most) {
    return Problem.invalid(
        "Unable to merge: a record can be made of at most %d others.".formatted(most));
  }

  static Problem blocked(String email) {
    return Problem.invalid(
            "The email address '%s' belongs to a contact that was permanently deleted. It can't be used again."
                .formatted(email))
        .subCategory("GDPR_BLACKLISTED_EMAIL");
  }

  /** A record that has the value already exists. The words up to the id are matched by clients. */
  static Problem exists(ObjectType type, ObjectId holder) {
    return Problem.of(
        409,
        "CONFLICT",
        "%s already exists. Existing ID: %s".formatted(type.labels().singular(), holder));
  }

  static Problem valueTaken(PortalId portal, ObjectType type, UniqueValue value, ObjectId holder) {
    return Problem.invalid(
            "Cannot set PropertyValueCoordinates{portalId=%s, objectTypeId=ObjectTypeId{legacyObjectType=%s}, propertyName=%s, value=%s} on %s. %s already has that value."
                .formatted(
                    portal,
                    type.fullyQualifiedName(),
                    value.property(),
                    value.value(),
                    value.holder(),
                    holder))
        .details(
            List.of(
                Problem.Detail.of(
                    "%s already has the value %s".formatted(holder, value.value()),
                    "CONFLICTING_UNIQUE_VALUE",
                    Map.of("propertyName", List.of(value.property())))));
  }

  static Problem repeatedValue(UniqueValue value) {
    return Problem.invalid(
        "Duplicate values found in batch input for the unique property '%s': [%s]. Values must be unique"
            .formatted(value.property(), value.value()));
  }

  static Problem tooManyInputs(int most) {
    return Problem.invalid(
        "The maximum number of inputs supported in a batch is %d. Please reduce the number of items and try again"
            .formatted(most));
  }

  static Problem tooManyHistories(int most) {
    return Problem.invalid(
        "The maximum number of inputs supported in a batch request for property histories is "
            + most);
  }

  static Problem noInputs() {
    return Problem.invalid("The batch has no inputs. Send at least one.");
  }

  static Problem repeatedIds(Collection<String> ids) {
    return Problem.invalid(
            "Duplicate IDs found in batch input: [%s]. IDs must be unique"
                .formatted(String.join(", ", ids)))
        .context("ids", List.copyOf(ids));
  }

  static Problem noIdProperty() {
    return Problem.invalid(
        "Every input of an upsert needs an idProperty: the name of a property whose values are unique.");
  }

  static Problem notUnique(ObjectType type, String property) {
    return Problem.invalid(
        "The property '%s' of %s can't be used as idProperty, since its values are not unique."
            .formatted(property, type.plural()));
  }

  static Problem notAllowed(ObjectType type, String what) {
    return Problem.of(
        405,
        "METHOD_NOT_ALLOWED",
        "%s don't support %s through the API."
            .formatted(type.labels().plural(), what.toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  static Problem busy() {
    return Problem.of(
        423, "LOCKED", "Other writes to the same records are under way. Try again in two seconds.");
  }
}
