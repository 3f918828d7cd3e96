package dev.axle.crm.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PublicExportRequest}: what to write, and how. */
record ExportRequest(
    @Nullable String exportType,
    @Nullable String exportName,
    @Nullable String format,
    @Nullable String language,
    String objectType,
    @Nullable List<String> objectProperties,
    @Nullable List<String> associatedObjectType,
    @Nullable Search publicCrmSearchRequest,
    @Nullable String listId,
    @Nullable List<String> exportInternalValuesOptions,
    @Nullable Boolean includeLabeledAssociations,
    @Nullable Boolean includePrimaryDisplayPropertyForAssociatedObjects,
    @Nullable Boolean overrideAssociatedObjectsPerDefinitionPerRowLimit) {

  record Search(
      @Nullable List<Condition> filters,
      @Nullable List<Group> filterGroups,
      @Nullable List<Object> sorts,
      @Nullable String query) {}

  record Group(List<Condition> filters) {}

  /** The name of the property stands under either key. */
  record Condition(
      @Nullable String propertyName,
      @Nullable String property,
      String operator,
      @Nullable String value,
      @Nullable String highValue,
      @Nullable List<String> values) {

    String name() {
      return propertyName != null ? propertyName : property == null ? "" : property;
    }
  }

  /** Whether the members of a list are wanted, and not what a search finds. */
  boolean isOfList() {
    return "LIST".equals(exportType);
  }

  List<String> properties() {
    return objectProperties == null ? List.of() : objectProperties;
  }

  List<String> associated() {
    return associatedObjectType == null
        ? List.of()
        : associatedObjectType.stream().filter(name -> !name.isBlank()).toList();
  }

  boolean internal(String what) {
    return exportInternalValuesOptions != null && exportInternalValuesOptions.contains(what);
  }

  boolean showsNames() {
    return Boolean.TRUE.equals(includePrimaryDisplayPropertyForAssociatedObjects);
  }
}
