package dev.axle.files;

import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Upload;
import dev.axle.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The files of each portal.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/files-files-v3/guide
 */
public final class Library {

  private static final int MOST_COPIES = 10_000;

  private final FileStore store;
  private final FileBytes bytes;
  private final Folders folders;
  private final Clock clock;

  /**
   * @param folder where the bytes are kept
   */
  public Library(Jdbi jdbi, Path folder, Clock clock) {
    this.store = new FileStore(jdbi);
    this.bytes = new FileBytes(folder);
    this.folders = new Folders(store);
    this.clock = clock;
  }

  Folders folders() {
    return folders;
  }

  /** How an upload is to be taken in. */
  record Options(
      @Nullable String access,
      @Nullable String ttl,
      @Nullable Boolean overwrite,
      @Nullable String duplicateValidationStrategy,
      @Nullable String duplicateValidationScope) {

    FileAccess checkedAccess() {
      return Library.access(access);
    }

    Optional<Instant> expiry(Instant now) {
      if (ttl == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            ttl.contains("T")
                ? now.plus(Duration.parse(ttl))
                : now.atOffset(ZoneOffset.UTC).plus(Period.parse(ttl)).toInstant());
      } catch (DateTimeParseException notAPeriod) {
        throw Problem.invalid("The ttl '" + ttl + "' is not a period such as P3M.");
      }
    }
  }

  static FileAccess access(@Nullable String name) {
    for (FileAccess access : FileAccess.values()) {
      if (access.name().equals(name)) {
        return access;
      }
    }
    throw FileProblems.noOptions();
  }

  /** Where an upload goes; one of the first two. */
  record Place(Optional<String> folderId, Optional<String> folderPath, Optional<String> name) {}

  private record Name(String base, String extension) {
    static Name of(String fileName) {
      String name =
          fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
      Folders.checked(name);
      int dot = name.lastIndexOf('.');
      return dot <= 0
          ? new Name(name, "")
          : new Name(name.substring(0, dot), name.substring(dot + 1));
    }

    String in(String folder, int copy) {
      return folder
          + "/"
          + base
          + (copy == 0 ? "" : "-" + copy)
          + (extension.isEmpty() ? "" : "." + extension);
    }

    Name copy(int number) {
      return number == 0 ? this : new Name(base + "-" + number, extension);
    }
  }

  /**
   * Takes a file in. If its place is taken, it replaces what is there or gets a number.
   *
   * @throws Problem 400 for a place or a name that can't be, 409 for a duplicate to be refused
   */
  StoredFile upload(PortalId portal, Upload.File sent, Place place, Options options, Instant now) {
    FileAccess access = options.checkedAccess();
    Optional<Instant> expiry = options.expiry(now);
    if (place.folderId().isEmpty() && place.folderPath().isEmpty()) {
      throw FileProblems.noPlace();
    }
    Name given = Name.of(sent.name());
    Name name =
        place
            .name()
            .map(Name::of)
            .map(
                wished ->
                    wished.extension().isEmpty()
                        ? new Name(wished.base(), given.extension())
                        : wished)
            .orElse(given);
    StoredFile.Content content = bytes.keep(sent, name.extension());
    try {
      return store.changing(
          portal,
          rows -> {
            Optional<Folder> folder =
                place
                    .folderId()
                    .map(id -> Folders.find(rows, id))
                    .or(() -> place.folderPath().flatMap(path -> Folders.made(rows, path, now)));
            Optional<StoredFile> same = duplicate(rows, content, folder, options);
            if (same.isPresent()) {
              bytes.delete(content.key());
              return same.get();
            }
            return written(rows, folder, name, access, content, options, expiry, now);
          });
    } catch (RuntimeException refused) {
      bytes.delete(content.key());
      throw refused;
    }
  }

  private static Optional<StoredFile> duplicate(
      FileStore.Rows rows, StoredFile.Content content, Optional<Folder> folder, Options options) {
    String strategy =
        options.duplicateValidationStrategy() == null
            ? "NONE"
            : options.duplicateValidationStrategy();
    if (strategy.equals("NONE")) {
      return Optional.empty();
    }
    Optional<StoredFile> same =
        rows.same(
            content.md5(),
            folder.map(Folder::id),
            !"EXACT_FOLDER".equals(options.duplicateValidationScope()));
    if (same.isPresent() && strategy.equals("REJECT")) {
      throw FileProblems.duplicate(same.get().id());
    }
    return same;
  }

  private StoredFile written(
      FileStore.Rows rows,
      Optional<Folder> folder,
      Name name,
      FileAccess access,
      StoredFile.Content content,
      Options options,
      Optional<Instant> expiry,
      Instant now) {
    String below = folder.map(Folder::path).orElse("");
    Optional<StoredFile> there = rows.file(name.in(below, 0));
    if (there.isPresent() && Boolean.TRUE.equals(options.overwrite())) {
      return replaced(rows, there.get(), content, access, expiry, now);
    }
    int copy = 0;
    while (rows.file(name.in(below, copy)).isPresent()
        || rows.folder(name.in(below, copy)).isPresent()) {
      if (++copy == MOST_COPIES) {
        throw FileProblems.taken(name.in(below, 0));
      }
    }
    Name free = name.copy(copy);
    StoredFile file =
        new StoredFile(
            rows.number(),
            folder.map(Folder::id),
            free.base(),
            free.extension(),
            free.in(below, 0),
            access,
            content,
            LinkKey.random(),
            now,
            now,
            expiry);
    rows.write(file);
    return file;
  }

  private StoredFile replaced(
      FileStore.Rows rows,
      StoredFile before,
      StoredFile.Content content,
      FileAccess access,
      Optional<Instant> expiry,
      Instant now) {
    StoredFile after =
        new StoredFile(
            before.id(),
            before.folder(),
            before.name(),
            before.extension(),
            before.path(),
            access,
            content,
            before.linkKey(),
            before.createdAt(),
            now,
            expiry);
    rows.write(after);
    bytes.delete(before.bytes().key());
    return after;
  }

  /**
   * @throws Problem 404 if there is none, or none any more
   */
  StoredFile read(PortalId portal, String id) {
    return store.reading(portal, rows -> find(rows, id));
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
  StoredFile replace(PortalId portal, String id, Upload.File sent, Options options, Instant now) {
    StoredFile before = read(portal, id);
    StoredFile.Content content = bytes.keep(sent, before.extension());
    return store.changing(
        portal,
        rows ->
            replaced(
                rows,
                find(rows, id),
                content,
                options.access() == null ? before.access() : options.checkedAccess(),
                options.expiry(now).or(before::expiresAt),
                now));
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
              new Name(name, before.extension()).in(folder.map(Folder::path).orElse(""), 0);
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
                  change.access() == null ? before.access() : access(change.access()),
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
    try {
      return Optional.of(Instant.parse(change.expiresAt()));
    } catch (DateTimeParseException notATime) {
      throw Problem.invalid("expiresAt is not a time: " + change.expiresAt());
    }
  }

  /** Deletes a file and its bytes. */
  void delete(PortalId portal, String id) {
    StoredFile gone =
        store.changing(
            portal,
            rows -> {
              StoredFile file = find(rows, id);
              rows.deleteFile(file.id());
              return file;
            });
    bytes.delete(gone.bytes().key());
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

  Path place(StoredFile file) {
    return bytes.path(file.bytes().key());
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
}
