package dev.axle.crm.imports;

/** What an import counts. */
enum Counter {
  TOTAL_ROWS,
  CREATED_OBJECTS,
  UPDATED_OBJECTS,
  PROPERTY_VALUES_EMITTED,
  UNIQUE_OBJECTS_WRITTEN,
  CREATED_ASSOCIATIONS,
  ERRORS
}
