package dev.axle.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files and folders that nobody but their owner may read. */
public final class PrivateFiles {

  /** Made with mode 600. */
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

  /** Made with mode 700. */
  static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode("rwx------");

  private PrivateFiles() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /** Makes a folder unless it is there. Its missing parents get the usual mode. */
  static Path folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.createDirectory(path, FOLDER);
    }
    return path;
  }

  /** Lets others pass through a folder to a file they know, without listing it. */
  static void letThrough(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(folder, permissions);
  }

  /** Writes a new file, whole or not at all. */
  public static void write(Path path, String text) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part, FILE);
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.write(US_ASCII.encode(text));
      file.force(true);
    }
    rename(part, path);
  }

  /** Gives a finished file or folder its name, for good: also if the machine stops right after. */
  static void rename(Path from, Path to) throws IOException, AtomicMoveNotSupportedException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent =
        FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  /** Hands all of a folder over to a user and a group, by their numbers. */
  static void handOver(Path folder, int user, int group) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            return own(path);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            return own(path);
          }

          private FileVisitResult own(Path path) throws IOException {
            if (!Files.isSymbolicLink(path)) {
              Files.setAttribute(path, "unix:uid", user);
              Files.setAttribute(path, "unix:gid", group);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes a folder with all in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure)
              throws IOException {
            Files.delete(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
