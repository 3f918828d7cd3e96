package dev.axle.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** A folder of this machine for bytes on their way: whole files, never kept here. */
public final class Spool {

  private final Path folder;

  private Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the folder and deletes what a server that was killed has left in it. Other servers may
   * share the folder, so what is newer stays.
   */
  public static Spool open(Path folder, Instant leftBefore) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(leftBefore)) {
          Files.deleteIfExists(file);
        }
      }
    }
    return new Spool(folder);
  }

  /** A name that nothing has yet. */
  public Path place() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  /** Deletes a file of the spool that is no longer needed, if it is still there. */
  public static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      throw new UncheckedIOException("a file on its way can't be deleted", left);
    }
  }
}
