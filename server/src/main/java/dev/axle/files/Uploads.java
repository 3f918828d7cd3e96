package dev.axle.files;

import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Takes files in, and puts other bytes in the place of those that are there. */
final class Uploads {

  private static final int MOST_COPIES = 10_000;

  private final FileStore store;
  private final FileBytes bytes;

  Uploads(FileStore store, FileBytes bytes) {
    this.store = store;
    this.bytes = bytes;
  }

  /**
   * Takes a file in. If its place is taken, it replaces what is there or gets a number.
   *
   * @param also what else belongs to the transaction that writes it
   * @throws Problem 400 for a place or a name that can't be, 409 for a duplicate to be refused
   */
  StoredFile upload(
      PortalId portal,
      Received received,
      Place place,
      UploadOptions options,
      Instant now,
      BiConsumer<FileStore.Rows, StoredFile> also) {
    options.checked(now);
    FileName name = place.checked().name(received.name());
    return keeping(
        portal,
        received,
        name.extension(),
        content ->
            store.changing(
                portal,
                rows -> {
                  Optional<Folder> folder = place.folder(rows, now);
                  StoredFile file =
                      duplicate(rows, content, folder, options)
                          .orElseGet(() -> written(rows, folder, name, content, options, now));
                  also.accept(rows, file);
                  return file;
                }));
  }

  /** Puts other bytes in place of a file's. */
  StoredFile replace(
      PortalId portal,
      StoredFile before,
      Received received,
      UploadOptions options,
      Instant now,
      Function<FileStore.Rows, StoredFile> present) {
    return keeping(
        portal,
        received,
        before.extension(),
        content ->
            store.changing(
                portal,
                rows ->
                    replaced(
                        rows,
                        present.apply(rows),
                        content,
                        options.access() == null ? before.access() : options.checkedAccess(),
                        options.expiry(now).or(before::expiresAt),
                        now)));
  }

  /** Keeps bytes while a file is written that may take them up. */
  private StoredFile keeping(
      PortalId portal,
      Received received,
      String extension,
      Function<StoredFile.Content, StoredFile> writing) {
    StoredFile.Content content = bytes.keep(portal, received.file(), extension);
    try {
      StoredFile file = writing.apply(content);
      if (!file.bytes().key().equals(content.key())) {
        bytes.abandon(portal, content.key());
      }
      return file;
    } catch (RuntimeException refused) {
      bytes.abandon(portal, content.key());
      throw refused;
    }
  }

  private static Optional<StoredFile> duplicate(
      FileStore.Rows rows,
      StoredFile.Content content,
      Optional<Folder> folder,
      UploadOptions options) {
    if (options.strategy().equals("NONE")) {
      return Optional.empty();
    }
    Optional<StoredFile> same =
        rows.same(content.md5(), folder.map(Folder::id), options.anywhere());
    if (same.isPresent() && options.strategy().equals("REJECT")) {
      throw FileProblems.duplicate(same.get().id());
    }
    return same;
  }

  private StoredFile written(
      FileStore.Rows rows,
      Optional<Folder> folder,
      FileName name,
      StoredFile.Content content,
      UploadOptions options,
      Instant now) {
    String below = folder.map(Folder::path).orElse("");
    Optional<StoredFile> there = rows.file(name.in(below));
    if (there.isPresent() && options.overwrites()) {
      return replaced(
          rows, there.get(), content, options.checkedAccess(), options.expiry(now), now);
    }
    FileName free = free(rows, below, name);
    StoredFile file =
        new StoredFile(
            rows.number(),
            folder.map(Folder::id),
            free.base(),
            free.extension(),
            free.in(below),
            options.checkedAccess(),
            content,
            LinkKey.random(),
            now,
            now,
            options.expiry(now));
    rows.write(file);
    bytes.adopt(rows, content.key());
    return file;
  }

  private static FileName free(FileStore.Rows rows, String below, FileName name) {
    for (int copy = 0; copy < MOST_COPIES; copy++) {
      String path = name.copy(copy).in(below);
      if (rows.file(path).isEmpty() && rows.folder(path).isEmpty()) {
        return name.copy(copy);
      }
    }
    throw FileProblems.taken(name.in(below));
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
    bytes.adopt(rows, content.key());
    bytes.loosen(rows, before.bytes().key());
    return after;
  }
}
