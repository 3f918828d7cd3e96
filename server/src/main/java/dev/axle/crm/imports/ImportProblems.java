package dev.axle.crm.imports;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.LimitProblems;
import dev.axle.edge.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can be wrong with a request for an import. */
final class ImportProblems {

  private ImportProblems() {}

  static Problem notPositive() {
    return Problem.invalid("importId must be positive.");
  }

  static Problem notFound(long id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no import with id " + id + ".")
        .context("importId", List.of(Long.toString(id)));
  }

  private static Problem invalid(String code, String message, Map<String, List<String>> context) {
    return Problem.invalid("Invalid import request. " + message)
        .details(List.of(Problem.Detail.of(message, code, context)));
  }

  static Problem noFiles() {
    return invalid("MISSING_FILES", "The request names no files.", Map.of());
  }

  static Problem missing(String field) {
    return invalid("MISSING_FIELD", field + " is required.", Map.of("field", List.of(field)));
  }

  static Problem repeatedFile(String name) {
    return invalid(
        "DUPLICATE_FILE",
        "The file '" + name + "' is named twice.",
        Map.of("fileName", List.of(name)));
  }

  static Problem missingFile(String name, List<String> sent) {
    return invalid(
        "MISSING_FILE",
        "The request names the file '%s', but no part 'files' has that name. Sent: %s"
            .formatted(name, sent),
        Map.of("fileName", List.of(name)));
  }

  static Problem emptyFile(String name) {
    return invalid(
        "EMPTY_FILE", "The file '" + name + "' has no rows.", Map.of("fileName", List.of(name)));
  }

  static Problem unreadableFile(String name, String why) {
    return invalid(
        "INVALID_FILE_TYPE",
        "The file '%s' can't be read. %s".formatted(name, why),
        Map.of("fileName", List.of(name)));
  }

  static Problem nothingMapped(String name) {
    return invalid(
        "INVALID_COLUMN_CONFIGURATION",
        "No column of the file '" + name + "' is mapped to a property.",
        Map.of("fileName", List.of(name)));
  }

  static Problem unknownWord(String field, String word, String allowed) {
    return invalid(
        "INVALID_VALUE",
        "%s can't be '%s'. Allowed: %s".formatted(field, word, allowed),
        Map.of(field, List.of(word)));
  }

  static Problem unknownColumn(String file, String column, List<String> header) {
    return invalid(
        "COLUMN_NOT_FOUND",
        "The file '%s' has no column '%s'. Its columns are: %s".formatted(file, column, header),
        Map.of("columnName", List.of(column)));
  }

  static Problem unmappedColumn(String file, String column) {
    return invalid(
        "UNMAPPED_COLUMN",
        "The column '%s' of the file '%s' is not mapped. Every column needs a mapping; 'ignored' leaves one out."
            .formatted(column, file),
        Map.of("columnName", List.of(column)));
  }

  static Problem noType(String column) {
    return invalid(
        "MISSING_OBJECT_TYPE",
        "The mapping of the column '" + column + "' names no object type.",
        Map.of("columnName", List.of(column)));
  }

  static Problem noProperty(String column) {
    return invalid(
        "MISSING_PROPERTY",
        "The mapping of the column '" + column + "' names no property.",
        Map.of("columnName", List.of(column)));
  }

  static Problem unknownProperty(ObjectType type, String property) {
    return invalid(
        "PROPERTY_DEFINITION_NOT_FOUND",
        "There is no property '%s' of %s.".formatted(property, type.plural()),
        Map.of("propertyName", List.of(property)));
  }

  static Problem readOnly(ObjectType type, String property) {
    return invalid(
        "READ_ONLY_VALUE",
        "The property '%s' of %s is read only.".formatted(property, type.plural()),
        Map.of("propertyName", List.of(property)));
  }

  static Problem notUnique(ObjectType type, String property) {
    return invalid(
        "INVALID_COLUMN_CONFIGURATION",
        "The property '%s' of %s can't identify records, since its values are not unique."
            .formatted(property, type.plural()),
        Map.of("propertyName", List.of(property)));
  }

  static Problem noIdentifier(String file, ObjectTypeId type) {
    return invalid(
        "INVALID_COLUMN_CONFIGURATION",
        "To update records of %s, the file '%s' needs a column that identifies them."
            .formatted(type, file),
        Map.of("objectTypeId", List.of(type.value())));
  }

  static Problem notImportable(ObjectType type) {
    return invalid(
        "INVALID_OBJECT_TYPE",
        "%s can't be imported.".formatted(type.labels().plural()),
        Map.of("objectTypeId", List.of(type.id().value())));
  }

  static Problem notAssociable(ObjectType from, ObjectType to) {
    return invalid(
        "INVALID_ASSOCIATION_IDENTIFIER",
        "%s can't be associated with %s.".formatted(from.plural(), to.plural()),
        Map.of());
  }

  static Problem unknownAssociation(ObjectType from, ObjectType to, String category, int id) {
    return invalid(
        "INVALID_ASSOCIATION_IDENTIFIER",
        "There is no association type %s %d from %s to %s."
            .formatted(category, id, from.plural(), to.plural()),
        Map.of("associationTypeId", List.of(Integer.toString(id))));
  }

  static Problem tooManyColumns(String file, int most) {
    return invalid(
        "INVALID_COLUMN_CONFIGURATION",
        "The file '%s' may have %d columns at most.".formatted(file, most),
        Map.of("fileName", List.of(file)));
  }

  static Problem tooManyRowsToday(long most, Duration wait) {
    return LimitProblems.reached(
        "The account may import %d rows a day, and today's are used up. Begin the import after midnight."
            .formatted(most),
        "DAILY",
        wait);
  }
}
