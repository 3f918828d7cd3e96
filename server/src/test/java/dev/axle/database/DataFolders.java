package dev.axle.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

/** Data folders that go with the JVM. They share one set of unpacked programs: that is slow. */
final class DataFolders {

  private static final Path ROOT = root();
  private static final Path PROGRAMS = programs();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private DataFolders() {}

  /** A folder that every user can pass through to. */
  static Path parent() {
    return ROOT;
  }

  private static Path root() {
    try {
      Path root = Files.createTempDirectory("axle-postgres");
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root.toRealPath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path programs() {
    try {
      return PostgresBinaries.in(ROOT).folder();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A data folder with nothing in it but the programs. */
  static Path fresh() throws IOException {
    return in(ROOT);
  }

  static Path in(Path parent) throws IOException {
    Path folder = PrivateFiles.folder(parent.resolve("data-" + COUNT.incrementAndGet()));
    Files.createSymbolicLink(folder.resolve(PROGRAMS.getFileName()), PROGRAMS);
    return folder;
  }

  private static void delete(Path folder) {
    try {
      PrivateFiles.delete(folder);
    } catch (IOException failure) {
      System.err.println(folder + " stays: " + failure);
    }
  }
}
