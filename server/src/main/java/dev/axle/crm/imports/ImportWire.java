package dev.axle.crm.imports;

import dev.axle.edge.Json;
import dev.axle.edge.Paging;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Imports as they are on the wire. */
final class ImportWire {

  private ImportWire() {}

  record Shown(
      String id,
      String state,
      String createdAt,
      String updatedAt,
      boolean optOutImport,
      List<String> mappedObjectTypeIds,
      String importName,
      String importSource,
      JsonNode importRequestJson,
      Metadata metadata) {

    static Shown of(Import shown) {
      Map<String, Long> counters = new TreeMap<>();
      shown.counters().forEach((counter, count) -> counters.put(counter.name(), count));
      return new Shown(
          Long.toString(shown.id()),
          shown.state().name(),
          shown.createdAt().toString(),
          shown.updatedAt().toString(),
          false,
          shown.objectTypes(),
          shown.name(),
          "API",
          Json.mapper().readTree(shown.request()),
          new Metadata(
              shown.list().map(list -> new ObjectList(list.toString(), "CONTACT")).stream()
                  .toList(),
              counters,
              shown.fileIds()));
    }
  }

  /** A list that an import fills. */
  record ObjectList(String listId, String objectType) {}

  record Metadata(List<ObjectList> objectLists, Map<String, Long> counters, List<String> fileIds) {}

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  record Cancelled(String status, String startedAt, String completedAt) {

    static Cancelled of(Import shown, String now) {
      return new Cancelled(
          shown.state() == ImportState.CANCELED ? "CANCELED" : "COMPLETE",
          shown.createdAt().toString(),
          shown.endedAt() == null ? now : shown.endedAt().toString());
    }
  }

  /**
   * @param fileId the number of the file, as {@code metadata.fileIds} has it
   */
  record SourceData(
      int lineNumber,
      int fileId,
      @Nullable String pageName,
      List<String> rowData,
      List<String> additionalRowData,
      boolean containsEncryptedProperties) {}

  /**
   * @param createdAt milliseconds, unlike all other times
   */
  record ShownError(
      String id,
      long createdAt,
      String errorType,
      SourceData sourceData,
      @Nullable String objectType,
      @Nullable String objectTypeId,
      @Nullable String invalidValue,
      @Nullable Integer knownColumnNumber,
      @Nullable String errorMessage) {

    /**
     * @param typeName the name of an object type in this place, null for a portal's own
     */
    static ShownError of(
        ImportRowStore.Stored error,
        Function<String, @Nullable String> typeName,
        boolean withMessage,
        boolean withRow) {
      return new ShownError(
          Long.toString(error.id()),
          error.createdAt().toEpochMilli(),
          error.type(),
          new SourceData(
              error.line(),
              error.file() + 1,
              error.page(),
              withRow ? error.rowData() : List.of(),
              List.of(),
              false),
          error.objectType() == null ? null : typeName.apply(error.objectType()),
          error.objectType(),
          error.invalidValue(),
          error.column(),
          withMessage ? error.message() : null);
    }
  }

  record ErrorListing(List<ShownError> results, @Nullable Paging paging) {}
}
