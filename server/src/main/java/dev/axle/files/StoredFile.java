package dev.axle.files;

import dev.axle.edge.LinkKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a file.
 *
 * @param name without its extension
 * @param path from the root, beginning with a slash, with the extension
 * @param type {@code IMG}, {@code DOCUMENT}, {@code AUDIO}, {@code MOVIE}, {@code TEXT} or {@code
 *     OTHER}
 */
record StoredFile(
    long id,
    Optional<Long> folder,
    String name,
    String extension,
    String path,
    FileAccess access,
    Content bytes,
    LinkKey linkKey,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> expiresAt) {

  /**
   * The bytes of a file.
   *
   * @param key what they are found by
   * @param width in pixels, of images
   */
  record Content(
      String key,
      long size,
      String md5,
      String type,
      Optional<Integer> width,
      Optional<Integer> height) {}

  /** Name and extension, as a browser saves it. */
  String fileName() {
    return extension.isEmpty() ? name : name + "." + extension;
  }
}
