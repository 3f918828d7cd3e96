package dev.axle.usage;

/** What an app could do better. */
public enum AdviceKind {
  /** Many single writes, where one batch would do. */
  BATCH_WRITES,
  /** The same read at a steady pace, where a webhook would tell of changes. */
  WEBHOOK_INSTEAD_OF_POLLING,
  /** Definitions read over and over, which hardly ever change. */
  CACHE_REFERENCE_DATA,
  /** Searches by a value that names one record, which can be read by it. */
  READ_INSTEAD_OF_SEARCH,
  /** Calls tried again at once after a 429. */
  BACK_OFF,
  /** Scopes that were granted and never used. */
  UNUSED_SCOPES
}
