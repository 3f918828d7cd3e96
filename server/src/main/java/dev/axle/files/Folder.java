package dev.axle.files;

import java.time.Instant;
import java.util.Optional;

/**
 * A folder.
 *
 * @param path from the root, beginning with a slash
 */
record Folder(
    long id,
    Optional<Long> parent,
    String name,
    String path,
    Instant createdAt,
    Instant updatedAt) {}
