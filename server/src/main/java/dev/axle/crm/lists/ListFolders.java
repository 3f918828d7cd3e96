package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** The folders that lists lie in. */
public final class ListFolders {

  private static final int LONGEST_NAME = 200;
  private static final int DEEPEST = 20;

  private final ListFolderStore store;

  public ListFolders(Jdbi jdbi) {
    this.store = new ListFolderStore(jdbi);
  }

  /**
   * A folder with all that is below it.
   *
   * @param folder empty for the root
   */
  record Tree(Optional<ListFolder> folder, List<Tree> below, List<Long> lists) {

    long id() {
      return folder.map(ListFolder::id).orElse(ListFolder.ROOT);
    }
  }

  Tree read(PortalId portal, long id) {
    return store.reading(portal, rows -> tree(rows, id));
  }

  private static Tree tree(ListFolderStore.Rows rows, long id) {
    Map<Long, List<ListFolder>> byParent = new HashMap<>();
    Optional<ListFolder> root = Optional.empty();
    for (ListFolder folder : rows.all()) {
      byParent.computeIfAbsent(folder.parent(), unused -> new ArrayList<>()).add(folder);
      if (folder.id() == id) {
        root = Optional.of(folder);
      }
    }
    if (id != ListFolder.ROOT && root.isEmpty()) {
      throw ListProblems.noFolder(id);
    }
    return grown(root, byParent, rows.lists());
  }

  private static Tree grown(
      Optional<ListFolder> folder,
      Map<Long, List<ListFolder>> byParent,
      Map<Long, TreeSet<Long>> lists) {
    long id = folder.map(ListFolder::id).orElse(ListFolder.ROOT);
    List<Tree> below =
        byParent.getOrDefault(id, List.of()).stream()
            .map(child -> grown(Optional.of(child), byParent, lists))
            .toList();
    return new Tree(folder, below, List.copyOf(lists.getOrDefault(id, new TreeSet<>())));
  }

  /**
   * @throws dev.axle.edge.Problem 404 if there is no such parent, 400 for a bad name
   */
  Tree create(PortalId portal, long parent, String name, String by, Instant now) {
    return store.changing(
        portal,
        rows -> {
          if (depth(rows, parent) + 1 > DEEPEST) {
            throw ListProblems.tooDeep(DEEPEST);
          }
          ListFolder made = rows.insert(parent, checked(name), by, now);
          rows.touch(List.of(parent), now);
          return tree(rows, made.id());
        });
  }

  private static String checked(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw ListProblems.badFolderName(LONGEST_NAME);
    }
    return name.strip();
  }

  /** How many folders lie above what is in this one. */
  private static int depth(ListFolderStore.Rows rows, long id) {
    int depth = 0;
    for (long at = id; at != ListFolder.ROOT; depth++) {
      at = held(rows, at).parent();
    }
    return depth;
  }

  private static ListFolder held(ListFolderStore.Rows rows, long id) {
    if (id == ListFolder.ROOT) {
      throw ListProblems.rootFolder();
    }
    return rows.find(id).orElseThrow(() -> ListProblems.noFolder(id));
  }

  Tree rename(PortalId portal, long id, String name, Instant now) {
    return store.changing(
        portal,
        rows -> {
          ListFolder folder = held(rows, id);
          rows.update(id, folder.parent(), checked(name), now);
          return tree(rows, id);
        });
  }

  /**
   * @throws dev.axle.edge.Problem 400 for a move to below itself
   */
  Tree move(PortalId portal, long id, long parent, Instant now) {
    return store.changing(
        portal,
        rows -> {
          ListFolder folder = held(rows, id);
          Tree moved = tree(rows, id);
          for (long at = parent; at != ListFolder.ROOT; at = held(rows, at).parent()) {
            if (at == id) {
              throw ListProblems.folderIntoItself();
            }
          }
          if (depth(rows, parent) + height(moved) > DEEPEST) {
            throw ListProblems.tooDeep(DEEPEST);
          }
          rows.update(id, parent, folder.name(), now);
          rows.touch(List.of(folder.parent(), parent), now);
          return tree(rows, id);
        });
  }

  private static int height(Tree tree) {
    return 1 + tree.below().stream().mapToInt(ListFolders::height).max().orElse(0);
  }

  /**
   * @throws dev.axle.edge.Problem 400 if there is something in it
   */
  void delete(PortalId portal, long id, Instant now) {
    store.changing(
        portal,
        rows -> {
          ListFolder folder = held(rows, id);
          Tree tree = tree(rows, id);
          if (!tree.below().isEmpty() || !tree.lists().isEmpty()) {
            throw ListProblems.folderNotEmpty(id);
          }
          rows.delete(id);
          rows.touch(List.of(folder.parent()), now);
          return folder;
        });
  }

  /**
   * Refuses a folder that there isn't.
   *
   * @throws dev.axle.edge.Problem 404
   */
  void check(PortalId portal, long id) {
    if (!has(portal, id)) {
      throw ListProblems.noFolder(id);
    }
  }

  boolean has(PortalId portal, long id) {
    return id == ListFolder.ROOT || store.reading(portal, rows -> rows.find(id)).isPresent();
  }
}
