package dev.axle.files;

import dev.axle.outgoing.Downloaded;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ImportFromUrlInput}. */
record UrlImport(
    String url,
    @Nullable String access,
    @Nullable String name,
    @Nullable String folderId,
    @Nullable String folderPath,
    @Nullable Boolean overwrite,
    @Nullable String duplicateValidationStrategy,
    @Nullable String duplicateValidationScope,
    @Nullable String ttl,
    @Nullable String expiresAt) {

  private static final String NAMELESS = "file";

  Place place() {
    return Place.of(folderId, folderPath, name);
  }

  UploadOptions options() {
    return new UploadOptions(
        access, ttl, expiresAt, overwrite, duplicateValidationStrategy, duplicateValidationScope);
  }

  /** The name that the bytes came with: in the answer, else in its address. */
  static String nameOf(Downloaded downloaded) {
    String name = downloaded.name().or(() -> last(downloaded.from())).orElse(NAMELESS);
    return name.contains(".")
        ? name
        : name + downloaded.contentType().flatMap(FileWire::extension).map(e -> "." + e).orElse("");
  }

  private static Optional<String> last(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }
}
