package dev.axle.crm.imports;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code importRequest} part: how the columns of files map to properties. */
record ImportRequest(
    @Nullable String name,
    @Nullable Map<String, String> importOperations,
    @Nullable String dateFormat,
    @Nullable String timeZone,
    @Nullable Boolean marketableContactImport,
    @Nullable Boolean createContactListFromImport,
    @Nullable List<FileRequest> files) {

  /**
   * @param dateFormat the place of this setting in old requests
   */
  record FileRequest(
      @Nullable String fileName,
      @Nullable String fileFormat,
      @Nullable String dateFormat,
      @Nullable Page fileImportPage) {}

  record Page(@Nullable Boolean hasHeader, @Nullable List<ColumnMapping> columnMappings) {}

  /**
   * @param foreignKeyType one association type, or a list of them
   */
  record ColumnMapping(
      @Nullable @JsonAlias("columnObjectType") String columnObjectTypeId,
      @Nullable String columnName,
      @Nullable String propertyName,
      @Nullable @JsonAlias("idColumnType") String columnType,
      @Nullable @JsonAlias("toColumnObjectType") String toColumnObjectTypeId,
      @Nullable JsonNode foreignKeyType,
      @Nullable Boolean associationIdentifierColumn,
      @Nullable Boolean ignored) {}
}
