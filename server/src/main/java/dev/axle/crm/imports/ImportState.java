package dev.axle.crm.imports;

/** How far an import is. */
enum ImportState {
  STARTED,
  PROCESSING,
  DONE,
  FAILED,
  CANCELED,
  /** Waits for others of the portal to end. */
  DEFERRED;

  boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELED;
  }
}
