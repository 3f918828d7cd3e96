package dev.axle.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, so root has them started as
 * somebody else.
 *
 * @param prefix what makes a command run as this user
 * @param user the number of the user whom the cluster must belong to
 */
record ServerUser(List<String> prefix, int user, int group) {

  private static final int ROOT = 0;

  /** The number of Linux's {@code nobody} and of its group. */
  private static final int NOBODY = 65_534;

  /**
   * @param home the folder that the cluster is in, or will be
   * @throws IOException if root finds no other user, with what to do about it
   */
  static ServerUser choose(Path home, PostgresBinaries binaries)
      throws IOException, InterruptedException {
    UnixSystem self = new UnixSystem();
    if (self.getUid() != ROOT) {
      return new ServerUser(List.of(), (int) self.getUid(), (int) self.getGid());
    }
    List<String> refusals = new ArrayList<>();
    for (ServerUser candidate : List.of(unprivileged(home), inOwnNamespace())) {
      try {
        candidate.enter(home, binaries);
        return candidate;
      } catch (IOException refusal) {
        refusals.add("- " + refusal.getMessage());
      }
    }
    throw new IOException(
        """
        PostgreSQL does not run as root, and here it can't be started as another user:
        %s
        Start Axle as an ordinary user, or move the data folder to where every user can pass \
        through to it, or name a PostgreSQL of your own with AXLE_DATABASE_URL."""
            .formatted(String.join("\n", refusals)));
  }

  /** Whoever owns the cluster or the data folder, so that it can be used without root later on. */
  private static ServerUser unprivileged(Path home) throws IOException {
    Path owned =
        Stream.of(home.resolve(Cluster.FOLDER), home.resolveSibling(""), home)
            .filter(path -> Files.exists(path) && owner(path) != ROOT)
            .findFirst()
            .orElse(null);
    int user = owned == null ? NOBODY : owner(owned);
    int group = owned == null ? NOBODY : (int) Files.getAttribute(owned, "unix:gid");
    List<String> prefix =
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
    return new ServerUser(prefix, user, group);
  }

  /** Root's own files, but none of its powers. */
  private static ServerUser inOwnNamespace() {
    return new ServerUser(List.of("unshare", "--user"), ROOT, ROOT);
  }

  /** Opens the way to the folder and tries it with a harmless command. */
  private void enter(Path home, PostgresBinaries binaries)
      throws IOException, InterruptedException {
    if (user != ROOT) {
      Path data = home.resolveSibling("");
      for (Path above = data.getParent(); above != null; above = above.getParent()) {
        if (!passable(above)) {
          throw new IOException("user %d can't pass through %s".formatted(user, above));
        }
      }
      for (Path ours : List.of(data, home)) {
        if (!passable(ours)) {
          PrivateFiles.letThrough(ours);
        }
      }
    }
    new Command(this, home, List.of(binaries.postgres().toString(), "--version")).run("");
  }

  private boolean passable(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    return permissions.contains(
        owner(folder) == user
            ? PosixFilePermission.OWNER_EXECUTE
            : PosixFilePermission.OTHERS_EXECUTE);
  }

  /** Sees to it that this user owns a folder with all in it, which only root can change. */
  void own(Path folder) throws IOException {
    int owner = owner(folder);
    if (owner == user) {
      return;
    }
    if (new UnixSystem().getUid() != ROOT) {
      throw new IOException(
          "%s belongs to another user (number %d). Start Axle as that one, or as root."
              .formatted(folder, owner));
    }
    PrivateFiles.handOver(folder, user, group);
  }

  private static int owner(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:uid");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
