package dev.axle.crm.lists;

import java.time.Instant;

/** A folder of lists. The root has no row; its id is 0. */
record ListFolder(
    long id,
    long parent,
    String name,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    Instant contentsUpdatedAt) {

  static final long ROOT = 0;
}
