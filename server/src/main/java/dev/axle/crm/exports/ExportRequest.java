package dev.axle.crm.exports;

import dev.axle.crm.search.SearchRequest;
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
    @Nullable SearchRequest publicCrmSearchRequest,
    @Nullable String listId,
    @Nullable List<String> exportInternalValuesOptions,
    @Nullable Boolean includeLabeledAssociations,
    @Nullable Boolean includePrimaryDisplayPropertyForAssociatedObjects,
    @Nullable Boolean overrideAssociatedObjectsPerDefinitionPerRowLimit) {

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
