package dev.axle.crm.imports;

import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request that has been checked.
 *
 * @param types those that records are made of
 */
record ImportPlan(
    String name,
    Map<ObjectTypeId, ObjectType> types,
    Map<ObjectTypeId, BulkWrite.Mode> modes,
    DateOrder dateOrder,
    ZoneId timeZone,
    List<FilePlan> files) {

  /** One file of an import. */
  record FilePlan(String name, boolean spreadsheet, boolean hasHeader, List<Column> columns) {

    /** The types of the records of a row, in the order in which all imports write. */
    List<ObjectTypeId> types() {
      Set<ObjectTypeId> all =
          columns.stream()
              .flatMap(column -> column.valueType().stream())
              .collect(Collectors.toSet());
      return all.stream().sorted(Comparator.comparing(ObjectTypeId::value)).toList();
    }

    List<Column.Value> values(ObjectTypeId type) {
      return columns.stream()
          .filter(Column.Value.class::isInstance)
          .map(Column.Value.class::cast)
          .filter(column -> column.type().equals(type))
          .toList();
    }

    List<Column.Reference> references() {
      return columns.stream()
          .filter(Column.Reference.class::isInstance)
          .map(Column.Reference.class::cast)
          .toList();
    }

    List<Column.Label> labels() {
      return columns.stream()
          .filter(Column.Label.class::isInstance)
          .map(Column.Label.class::cast)
          .toList();
    }
  }

  ImportPlan {
    types = Map.copyOf(new LinkedHashMap<>(types));
    modes = Map.copyOf(modes);
    files = List.copyOf(files);
  }

  BulkWrite.Mode mode(ObjectTypeId type) {
    return modes.getOrDefault(type, BulkWrite.Mode.UPSERT);
  }
}
