package dev.axle.crm.imports;

import dev.axle.crm.schemas.ObjectTypeId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row, or a cell of it.
 *
 * @param column where the cell stands, from 0; -1 for the whole row
 */
record RowError(
    ImportErrorType type,
    Row row,
    int column,
    Optional<ObjectTypeId> objectType,
    @Nullable String invalidValue,
    String message) {

  static RowError of(ImportErrorType type, Row row, String message) {
    return new RowError(type, row, -1, Optional.empty(), null, message);
  }
}
