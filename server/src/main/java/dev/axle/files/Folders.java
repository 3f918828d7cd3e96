package dev.axle.files;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The folders of each portal. */
final class Folders {

  private static final int LONGEST_NAME = 200;

  private final FileStore store;

  Folders(FileStore store) {
    this.store = store;
  }

  static String checked(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.contains("/")
        || name.contains("\\")
        || name.contains("\0")
        || name.equals(".")
        || name.equals("..")) {
      throw FileProblems.badName(name);
    }
    return name;
  }

  /** The form of a path: a slash before each name, none at the end. */
  static String normalised(String path) {
    StringBuilder normal = new StringBuilder();
    for (String name : path.split("/")) {
      if (!name.isEmpty()) {
        normal.append('/').append(checked(name));
      }
    }
    return normal.toString();
  }

  /**
   * @param name an id, or a path
   * @throws dev.axle.edge.Problem 404 if there is none
   */
  Folder read(PortalId portal, String name) {
    return store.reading(portal, rows -> find(rows, name));
  }

  Optional<Folder> find(PortalId portal, long id) {
    return store.reading(portal, rows -> rows.folder(id));
  }

  static Folder find(FileStore.Rows rows, String name) {
    return (isNumber(name) ? rows.folder(Long.parseLong(name)) : rows.folder(normalised(name)))
        .orElseThrow(() -> FileProblems.noFolder(name));
  }

  static boolean isNumber(String text) {
    return text.matches("\\d{1,18}");
  }

  /** The folder of a path, made with those above it where they are missing; none is the root. */
  static Optional<Folder> made(FileStore.Rows rows, String path, Instant now) {
    Optional<Folder> parent = Optional.empty();
    StringBuilder at = new StringBuilder();
    for (String name : normalised(path).split("/")) {
      if (!name.isEmpty()) {
        at.append('/').append(name);
        String here = at.toString();
        Long above = parent.map(Folder::id).orElse(null);
        parent = rows.folder(here).or(() -> Optional.of(rows.insert(above, name, here, now)));
      }
    }
    return parent;
  }

  Folder create(
      PortalId portal,
      String name,
      @Nullable String parentId,
      @Nullable String parentPath,
      Instant now) {
    checked(name);
    return store.changing(
        portal,
        rows -> {
          Optional<Folder> parent =
              parentId != null
                  ? Optional.of(find(rows, parentId))
                  : parentPath != null ? made(rows, parentPath, now) : Optional.empty();
          String path = parent.map(Folder::path).orElse("") + "/" + name;
          refuseTaken(rows, path);
          return rows.insert(parent.map(Folder::id).orElse(null), name, path, now);
        });
  }

  private static void refuseTaken(FileStore.Rows rows, String path) {
    if (rows.folder(path).isPresent() || rows.file(path).isPresent()) {
      throw FileProblems.taken(path);
    }
  }

  /**
   * Renames or moves a folder; what is null stays.
   *
   * @param also what else belongs to the transaction that does it
   */
  Folder update(
      PortalId portal,
      String id,
      @Nullable String name,
      @Nullable Long parentId,
      Instant now,
      BiConsumer<FileStore.Rows, Folder> also) {
    return store.changing(
        portal,
        rows -> {
          Folder before = find(rows, id);
          Optional<Folder> parent =
              parentId == null
                  ? before.parent().flatMap(rows::folder)
                  : Optional.of(find(rows, Long.toString(parentId)));
          String called = name == null ? before.name() : checked(name);
          String path = parent.map(Folder::path).orElse("") + "/" + called;
          if ((path + "/").startsWith(before.path() + "/") && !path.equals(before.path())) {
            throw FileProblems.intoItself();
          }
          if (!path.equals(before.path())) {
            refuseTaken(rows, path);
            rows.move(before, parent.map(Folder::id).orElse(null), called, path, now);
          }
          Folder after = find(rows, Long.toString(before.id()));
          also.accept(rows, after);
          return after;
        });
  }

  void delete(PortalId portal, String name) {
    store.changing(
        portal,
        rows -> {
          Folder folder = find(rows, name);
          if (!rows.isEmpty(folder)) {
            throw FileProblems.notEmpty(folder.path());
          }
          rows.deleteFolder(folder.id());
          return folder;
        });
  }

  List<Folder> search(
      PortalId portal,
      List<Long> ids,
      List<Long> parents,
      Optional<String> name,
      long after,
      int most) {
    return store.reading(portal, rows -> rows.folders(ids, parents, name, after, most));
  }
}
