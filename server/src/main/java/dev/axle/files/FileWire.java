package dev.axle.files;

import dev.axle.edge.Call;
import dev.axle.edge.Paging;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files and folders as they are on the wire. */
final class FileWire {

  private FileWire() {}

  /** {@code File}; HubSpot sends the expiry in milliseconds since the epoch. */
  record Shown(
      String id,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable String parentFolderId,
      String name,
      String path,
      long size,
      @Nullable Integer height,
      @Nullable Integer width,
      String type,
      String extension,
      String url,
      String defaultHostingUrl,
      boolean isUsableInContent,
      String access,
      String fileMd5,
      @Nullable Long expiresAt) {}

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  /** {@code Folder}. */
  record ShownFolder(
      String id,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable String parentFolderId,
      String name,
      String path) {}

  record FolderListing(List<ShownFolder> results, @Nullable Paging paging) {}

  record Stat(@Nullable Shown file, @Nullable ShownFolder folder) {}

  /** {@code SignedUrl}. */
  record Signed(
      String expiresAt,
      String url,
      String extension,
      long size,
      String name,
      String type,
      @Nullable Integer width,
      @Nullable Integer height) {}

  record FolderCreate(String name, @Nullable String parentFolderId, @Nullable String parentPath) {}

  record FolderUpdate(@Nullable String name, @Nullable Long parentFolderId) {}

  /** {@code FolderUpdateInputWithId}. */
  record FolderUpdateWithId(String id, @Nullable String name, @Nullable Long parentFolderId) {}

  /** {@code ImportFromUrlTaskLocator}, {@code FolderUpdateTaskLocator}. */
  record TaskLocator(String id, Map<String, String> links) {}

  /** {@code FileActionResponse}, {@code FolderActionResponse}. */
  record TaskStatus(
      String taskId,
      String status,
      String requestedAt,
      String startedAt,
      String completedAt,
      @Nullable Object result,
      @Nullable Integer numErrors,
      @Nullable List<FileTask.Failure> errors) {}

  /** HubSpot requires all times always; one that is not known yet is the last one known. */
  static TaskStatus of(FileTask task, @Nullable Object result) {
    Instant started = task.startedAt().orElse(task.requestedAt());
    return new TaskStatus(
        task.id().toString(),
        task.status().name(),
        task.requestedAt().toString(),
        started.toString(),
        task.completedAt().orElse(started).toString(),
        result,
        task.failure().map(failure -> 1).orElse(null),
        task.failure().map(List::of).orElse(null));
  }

  static Shown of(Call call, StoredFile file) {
    String url = call.origin() + "/hubfs/" + call.portal() + encoded(file.path());
    return new Shown(
        Long.toString(file.id()),
        file.createdAt().toString(),
        file.updatedAt().toString(),
        false,
        file.folder().map(String::valueOf).orElse(null),
        file.name(),
        file.path(),
        file.bytes().size(),
        file.bytes().height().orElse(null),
        file.bytes().width().orElse(null),
        file.bytes().type(),
        file.extension(),
        url,
        url,
        true,
        file.access().name(),
        file.bytes().md5(),
        file.expiresAt().map(Instant::toEpochMilli).orElse(null));
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException unencodable) {
      return path;
    }
  }

  static ShownFolder of(Folder folder) {
    return new ShownFolder(
        Long.toString(folder.id()),
        folder.createdAt().toString(),
        folder.updatedAt().toString(),
        false,
        folder.parent().map(String::valueOf).orElse(null),
        folder.name(),
        folder.path());
  }

  /** Media types that a browser only shows; all else is saved. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "pdf", "application/pdf",
          "txt", "text/plain;charset=utf-8",
          "mp4", "video/mp4",
          "mp3", "audio/mpeg");

  static String mediaType(StoredFile file) {
    return SHOWN.getOrDefault(
        file.extension().toLowerCase(Locale.ROOT), "application/octet-stream");
  }

  /** The extension of a media type that a browser shows. */
  static Optional<String> extension(String contentType) {
    String type = contentType.split(";")[0].strip();
    return SHOWN.entrySet().stream()
        .filter(shown -> shown.getValue().split(";")[0].equalsIgnoreCase(type))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
