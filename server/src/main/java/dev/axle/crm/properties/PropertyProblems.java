package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can go wrong with definitions and values, in HubSpot's words. */
public final class PropertyProblems {

  private PropertyProblems() {}

  /** HubSpot puts the list into the message as JSON, and clients read it from there. */
  public static Problem invalidValues(PortalId portal, List<InvalidValue> values) {
    List<Map<String, Object>> embedded =
        values.stream().map(value -> embedded(portal, value)).toList();
    return Problem.invalid(
            "Property values were not valid: " + Json.mapper().writeValueAsString(embedded))
        .details(
            values.stream()
                .map(
                    value ->
                        Problem.Detail.of(
                            value.message(),
                            value.code(),
                            Map.of("propertyName", List.of(value.property()))))
                .toList());
  }

  private static Map<String, Object> embedded(PortalId portal, InvalidValue value) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("isValid", false);
    item.put("message", value.message());
    item.put("error", value.code());
    item.put("name", value.property());
    item.put("localizedErrorMessage", value.message());
    item.put("portalId", portal.value());
    return item;
  }

  static Problem notFound(String name) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Property '" + name + "' does not exist");
  }

  static Problem someNotFound() {
    return Problem.of(
        404,
        "OBJECT_NOT_FOUND",
        "Could not get some properties, they may be archived or not exist. Check that names are valid.");
  }

  static Problem groupNotFound(String name) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Property group '" + name + "' does not exist");
  }

  static Problem exists(String name) {
    return Problem.of(409, "OBJECT_ALREADY_EXISTS", "Property named '" + name + "' already exists");
  }

  static Problem groupExists(String name) {
    return Problem.of(
        409, "OBJECT_ALREADY_EXISTS", "Property group named '" + name + "' already exists");
  }

  static Problem badName(String name) {
    return Problem.invalid(
        "Invalid name '%s'. Names begin with a letter, hold lowercase letters, digits and underscores, and are 100 characters long at most."
            .formatted(name));
  }

  static Problem unknownGroup(String group, ObjectType type) {
    return Problem.invalid(
        "Property group '%s' does not exist for %s. Create it first."
            .formatted(group, type.plural()));
  }

  static Problem badFieldType(PropertyType type, String fieldType) {
    return Problem.invalid(
        "Field type '%s' does not go with type '%s'. Use one of %s."
            .formatted(fieldType, type.text(), new TreeSet<>(type.fieldTypes())));
  }

  static Problem badType(String type) {
    return Problem.invalid(
        "'%s' is not a type of a property. Use one of [bool, date, datetime, enumeration, number, phone_number, string]."
            .formatted(type));
  }

  static Problem noOptions() {
    return Problem.invalid("An enumeration needs at least one option.");
  }

  static Problem strayOptions(PropertyType type) {
    return Problem.invalid("Only enumerations have options, not a " + type.text() + ".");
  }

  static Problem badBooleanOptions() {
    return Problem.invalid("A boolean has the two options 'true' and 'false', or none.");
  }

  static Problem badOption(String option) {
    return Problem.invalid(
        "The option '%s' can't be used: labels and values are not blank, values have 3,000 characters at most and hold no ';'."
            .formatted(option));
  }

  static Problem repeatedOptions(Set<String> values) {
    return Problem.invalid(
        "Property options must have unique values and labels. Repeated: " + values);
  }

  static Problem noFormula() {
    return Problem.invalid(
        "A property with the field type 'calculation_equation' needs a calculationFormula.");
  }

  static Problem strayFormula() {
    return Problem.invalid(
        "A calculationFormula goes with the field type 'calculation_equation' only.");
  }

  static Problem uniqueNotPossible(PropertyType type) {
    return Problem.invalid(
        "Values of type '%s' can't be unique; those of strings and numbers can."
            .formatted(type.text()));
  }

  static Problem readOnlyDefinition(String name) {
    return Problem.invalid("Property '" + name + "' is defined by HubSpot and can't be changed.");
  }

  static Problem readOnlyOptions(String name) {
    return Problem.invalid("The options of property '" + name + "' can't be changed.");
  }

  static Problem notArchivable(String name) {
    return Problem.invalid("Property '" + name + "' is defined by HubSpot and can't be archived.");
  }

  static Problem neededByItsType(String name, ObjectType type) {
    return Problem.invalid(
        "Property '%s' can't be archived while the schema of %s requires it or displays it."
            .formatted(name, type.fullyQualifiedName()));
  }

  static Problem typeChange(String name, PropertyType from, PropertyType to) {
    return Problem.invalid(
        "The type of property '%s' can't be changed from '%s' to '%s'."
            .formatted(name, from.text(), to.text()));
  }

  static Problem groupInUse(String name, int properties) {
    return Problem.invalid(
        "Property group '%s' can't be archived, since %d properties are in it."
            .formatted(name, properties));
  }

  static Problem builtInGroup(String name) {
    return Problem.invalid("Property group '" + name + "' is HubSpot's and can't be archived.");
  }

  static Problem tooMany(String what, int limit) {
    return Problem.of(
            400, "API_LIMIT", "You have reached your limit of %d %s.".formatted(limit, what))
        .context("maximum " + what, List.of(Integer.toString(limit)));
  }

  static Problem tooManyInputs(int most) {
    return Problem.invalid(
        "The maximum number of inputs supported in a batch is %d. Please reduce the number of items and try again"
            .formatted(most));
  }

  static Problem noInputs() {
    return Problem.invalid("The batch has no inputs. Send at least one.");
  }

  static Problem badFormula(String reason) {
    return Problem.invalid("The calculationFormula can't be read: " + reason);
  }

  static Problem unusableVariable(String name) {
    return Problem.invalid(
        "The calculationFormula names the property '%s', which does not exist or depends on this one."
            .formatted(name));
  }
}
