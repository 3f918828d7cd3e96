package dev.axle.crm.lists;

/** Whether all members of a list have been found. */
enum ProcessingStatus {
  COMPLETE,
  PROCESSING
}
