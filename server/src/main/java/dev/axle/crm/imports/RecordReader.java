package dev.axle.crm.imports;

import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.properties.InvalidValue;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyValues;
import dev.axle.crm.schemas.ObjectTypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one object type from the rows of a file. A cell that can't be used is
 * reported and left out; if it is one that identifies the record, so is the record.
 */
final class RecordReader {

  private static final String ID = "hs_object_id";

  private record Cell(Column.Value column, Conversion conversion) {}

  private final ObjectTypeId type;
  private final PropertyDefinitions definitions;
  private final BulkWrite.Mode mode;
  private final Instant now;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  RecordReader(
      ObjectTypeId type,
      PropertyDefinitions definitions,
      BulkWrite.Mode mode,
      List<Column.Value> columns,
      Function<PropertyDefinition, Conversion> conversions,
      Instant now) {
    this.now = now;
    this.type = type;
    this.definitions = definitions;
    this.mode = mode;
    for (Column.Value column : columns) {
      PropertyDefinition definition = definitions.find(column.property());
      cells.add(
          new Cell(
              column,
              definition == null || column.property().equals(ID)
                  ? text -> text
                  : conversions.apply(definition)));
      places.put(column.property(), column.index());
    }
  }

  /** The record of a row; empty if it has none, or none that can be written. */
  Optional<BulkWrite.Item> read(Row row, Consumer<RowError> errors) {
    Map<String, String> texts = LinkedHashMap.newLinkedHashMap(cells.size());
    boolean[] spoilt = new boolean[1];
    boolean any = false;
    String id = "";
    for (Cell cell : cells) {
      Column.Value column = cell.column();
      String text =
          column.index() < row.cells().size() ? row.cells().get(column.index()).strip() : "";
      if (text.isEmpty()) {
        continue;
      }
      any = true;
      if (column.property().equals(ID)) {
        id = text;
        if (!isNumber(text)) {
          spoilt[0] = true;
          errors.accept(
              error(
                  ImportErrorType.INVALID_OBJECT_ID,
                  row,
                  column,
                  "'" + text + "' is not the id of a record."));
        }
        continue;
      }
      try {
        texts.put(column.property(), cell.conversion().of(text));
      } catch (CellRefused refused) {
        spoilt[0] |= column.identifies();
        errors.accept(error(refused.type(), row, column, String.valueOf(refused.getMessage())));
      }
    }
    if (!any) {
      return Optional.empty();
    }
    Map<String, @Nullable String> values =
        PropertyValues.sift(
            definitions, texts, now, invalid -> spoilt[0] |= refused(invalid, row, errors));
    Optional<BulkWrite.Key> key = key(id, values);
    if (!spoilt[0] && key.isEmpty() && mode == BulkWrite.Mode.UPDATE) {
      spoilt[0] = true;
      errors.accept(
          new RowError(
              ImportErrorType.UPDATE_ONLY_IMPORT,
              row,
              -1,
              Optional.of(type),
              null,
              "The row does not say which record it means, and this import makes no new ones."));
    }
    return spoilt[0] ? Optional.empty() : Optional.of(new BulkWrite.Item(key, values));
  }

  private static boolean isNumber(String text) {
    return text.length() < 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(text) > 0;
  }

  private boolean refused(InvalidValue invalid, Row row, Consumer<RowError> errors) {
    ImportErrorType why =
        switch (invalid.code()) {
          case "INVALID_EMAIL" -> ImportErrorType.INVALID_EMAIL;
          case "INVALID_OPTION", "INVALID_BOOLEAN" -> ImportErrorType.INVALID_ENUMERATION_OPTION;
          case "INVALID_INTEGER" -> ImportErrorType.COULD_NOT_PARSE_NUMBER;
          case "INVALID_DATE", "INVALID_LONG" -> ImportErrorType.COULD_NOT_PARSE_DATE;
          case "VALUE_TOO_LONG" -> ImportErrorType.COLUMN_TOO_LARGE;
          case "PROPERTY_DOESNT_EXIST" -> ImportErrorType.PROPERTY_DEFINITION_NOT_FOUND;
          default -> ImportErrorType.FAILED_VALIDATION;
        };
    for (Cell cell : cells) {
      if (cell.column().property().equals(invalid.property())) {
        errors.accept(error(why, row, cell.column(), invalid.message()));
        return cell.column().identifies();
      }
    }
    return false;
  }

  private Optional<BulkWrite.Key> key(String id, Map<String, @Nullable String> values) {
    if (!id.isEmpty()) {
      return Optional.of(new BulkWrite.Key(ID, id));
    }
    for (Cell cell : cells) {
      String value = values.get(cell.column().property());
      if (cell.column().identifies() && value != null) {
        return Optional.of(new BulkWrite.Key(cell.column().property(), value));
      }
    }
    return Optional.empty();
  }

  private RowError error(ImportErrorType why, Row row, Column.Value column, String message) {
    return new RowError(
        why, row, column.index(), Optional.of(type), row.cells().get(column.index()), message);
  }

  /** What a write that was refused means for its row. */
  RowError refused(BulkWrite.Result.Refused refused, Row row) {
    int place = places.getOrDefault(refused.property(), -1);
    String value = place >= 0 && place < row.cells().size() ? row.cells().get(place) : null;
    boolean byId = refused.property().equals(ID);
    ImportErrorType why =
        switch (refused.reason()) {
          case EXISTS -> ImportErrorType.CREATE_ONLY_IMPORT;
          case REPEATED ->
              byId ? ImportErrorType.DUPLICATE_OBJECT_ID : ImportErrorType.DUPLICATE_ALTERNATE_ID;
          case MISSING ->
              byId
                  ? ImportErrorType.INVALID_OBJECT_ID
                  : mode == BulkWrite.Mode.UPDATE
                      ? ImportErrorType.UPDATE_ONLY_IMPORT
                      : ImportErrorType.INVALID_ALTERNATE_ID;
          case AMBIGUOUS ->
              refused.property().equals(BulkWrite.DOMAIN)
                  ? ImportErrorType.MULTIPLE_COMPANIES_WITH_THIS_DOMAIN
                  : ImportErrorType.INVALID_ALTERNATE_ID;
          case TAKEN -> ImportErrorType.DUPLICATE_UNIQUE_PROPERTY_VALUE;
          case INVALID ->
              place < 0
                  ? ImportErrorType.FAILED_VALIDATION
                  : ImportErrorType.INVALID_ENUMERATION_OPTION;
          case FORGOTTEN -> ImportErrorType.GDPR_BLACKLISTED_EMAIL;
          case REQUIRED -> ImportErrorType.MISSING_REQUIRED_PROPERTY;
          case FAILED -> ImportErrorType.UNKNOWN_ERROR;
        };
    boolean forgotten = refused.reason() == BulkWrite.Reason.FORGOTTEN;
    return new RowError(
        why,
        forgotten ? new Row(row.line(), List.of(), row.page()) : row,
        place,
        Optional.of(type),
        value,
        refused.message());
  }
}
