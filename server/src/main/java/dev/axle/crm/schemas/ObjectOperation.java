package dev.axle.crm.schemas;

/** What the generic object engine can do with the records of a type. Some types allow less. */
public enum ObjectOperation {
  LIST,
  READ,
  CREATE,
  UPDATE,
  ARCHIVE,
  BATCH_READ,
  BATCH_CREATE,
  BATCH_UPDATE,
  BATCH_UPSERT,
  BATCH_ARCHIVE,
  MERGE,
  GDPR_DELETE
}
