package dev.axle.files;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Upload;
import dev.axle.storage.NothingStored;
import dev.axle.storage.Spool;
import dev.axle.storage.Storage;
import dev.axle.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The files of each portal.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/files-files-v3/guide
 */
public final class Library implements AutoCloseable {

  private final FileStore store;
  private final FileBytes bytes;
  private final Uploads uploads;
  private final Folders folders;
  private final Sweeper sweeper;
  private final Clock clock;

  /**
   * @param storage where the bytes are kept
   */
  public Library(Jdbi jdbi, Storage storage, Spool spool, Clock clock) {
    this.store = new FileStore(jdbi);
    this.bytes = new FileBytes(storage, spool, new LooseBytesStore(jdbi), clock);
    this.uploads = new Uploads(store, bytes);
    this.folders = new Folders(store);
    this.sweeper = new Sweeper(bytes::sweep);
    this.clock = clock;
  }

  Folders folders() {
    return folders;
  }

  /** Takes a file in, as {@link Uploads#upload} says. */
  StoredFile upload(
      PortalId portal, Upload.File sent, Place place, UploadOptions options, Instant now) {
    try (Received received = bytes.receive(sent)) {
      return upload(portal, received, place, options, now, (rows, written) -> {});
    }
  }

  StoredFile upload(
      PortalId portal,
      Received received,
      Place place,
      UploadOptions options,
      Instant now,
      BiConsumer<FileStore.Rows, StoredFile> also) {
    try {
      return uploads.upload(portal, received, place, options, now, also);
    } finally {
      sweeper.soon();
    }
  }

  /**
   * @throws Problem 404 if there is none, or none any more
   */
  StoredFile read(PortalId portal, String id) {
    return store.reading(portal, rows -> find(rows, id));
  }

  Optional<StoredFile> find(PortalId portal, long id) {
    return store.reading(portal, rows -> rows.file(id).filter(this::isThere));
  }

  private StoredFile find(FileStore.Rows rows, String id) {
    return (Folders.isNumber(id) ? rows.file(Long.parseLong(id)) : Optional.<StoredFile>empty())
        .filter(this::isThere)
        .orElseThrow(() -> FileProblems.noFile(id));
  }

  private boolean isThere(StoredFile file) {
    return file.expiresAt().isEmpty() || file.expiresAt().get().isAfter(clock.now());
  }

  /** Puts other bytes in place of a file's. */
  StoredFile replace(
      PortalId portal, String id, Upload.File sent, UploadOptions options, Instant now) {
    StoredFile before = read(portal, id);
    try (Received received = bytes.receive(sent)) {
      return uploads.replace(portal, before, received, options, now, rows -> find(rows, id));
    } finally {
      sweeper.soon();
    }
  }

  /** What is to change of a file; what is null stays. */
  record Change(
      @Nullable String access,
      @Nullable String name,
      @Nullable String parentFolderId,
      @Nullable String parentFolderPath,
      @Nullable String expiresAt,
      @Nullable Boolean clearExpires) {}

  StoredFile update(PortalId portal, String id, Change change, Instant now) {
    return store.changing(
        portal,
        rows -> {
          StoredFile before = find(rows, id);
          Optional<Folder> folder =
              change.parentFolderId() != null
                  ? Optional.of(Folders.find(rows, change.parentFolderId()))
                  : change.parentFolderPath() != null
                      ? Folders.made(rows, change.parentFolderPath(), now)
                      : before.folder().flatMap(rows::folder);
          String name = change.name() == null ? before.name() : Folders.checked(change.name());
          String path =
              new FileName(name, before.extension()).in(folder.map(Folder::path).orElse(""));
          if (!path.equals(before.path())
              && (rows.file(path).isPresent() || rows.folder(path).isPresent())) {
            throw FileProblems.taken(path);
          }
          StoredFile after =
              new StoredFile(
                  before.id(),
                  folder.map(Folder::id),
                  name,
                  before.extension(),
                  path,
                  change.access() == null ? before.access() : FileAccess.named(change.access()),
                  before.bytes(),
                  before.linkKey(),
                  before.createdAt(),
                  now,
                  expiry(before, change));
          rows.write(after);
          return after;
        });
  }

  private static Optional<Instant> expiry(StoredFile before, Change change) {
    if (Boolean.TRUE.equals(change.clearExpires())) {
      return Optional.empty();
    }
    if (change.expiresAt() == null) {
      return before.expiresAt();
    }
    return Optional.of(UploadOptions.time(change.expiresAt()));
  }

  /** Deletes a file and its bytes. */
  void delete(PortalId portal, String id) {
    store.changing(
        portal,
        rows -> {
          StoredFile file = find(rows, id);
          rows.deleteFile(file.id());
          bytes.loosen(rows, file.bytes().key());
          return file;
        });
    sweeper.soon();
  }

  List<StoredFile> search(PortalId portal, FileStore.Search search, int most) {
    return store.reading(portal, rows -> rows.files(search, most)).stream()
        .filter(this::isThere)
        .toList();
  }

  /** The file or folder of a path. */
  record Stat(Optional<StoredFile> file, Optional<Folder> folder) {}

  Stat stat(PortalId portal, String path) {
    String normal = Folders.normalised(path);
    Stat stat =
        store.reading(
            portal, rows -> new Stat(rows.file(normal).filter(this::isThere), rows.folder(normal)));
    if (stat.file().isEmpty() && stat.folder().isEmpty()) {
      throw FileProblems.noFile(path);
    }
    return stat;
  }

  /** The bytes of a file, to be closed. */
  Storage.Content content(StoredFile file) {
    try {
      return bytes.open(file);
    } catch (NothingStored gone) {
      throw FileProblems.noFile(Long.toString(file.id()));
    }
  }

  /** A file that anybody may fetch; a private one is not there. */
  StoredFile open(PortalId portal, String path) {
    return stat(portal, path)
        .file()
        .filter(file -> file.access().isPublic())
        .orElseThrow(() -> FileProblems.noFile(path));
  }

  /** A file that a signed link names. */
  StoredFile signed(PortalId portal, String id, Instant expiry, String signature) {
    StoredFile file = read(portal, id);
    if (!file.linkKey().signed(expiry, signature) || clock.now().isAfter(expiry)) {
      throw FileProblems.expired();
    }
    return file;
  }

  @Override
  public void close() {
    sweeper.close();
  }
}
