package dev.axle.crm.imports;

import dev.axle.edge.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the files of imports lie until they are read. */
public final class ImportFiles {

  private final Path folder;

  public ImportFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps a file; returns what it is found by. */
  String keep(Upload.File file) {
    String content = UUID.randomUUID().toString();
    try {
      file.moveTo(path(content));
      return content;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the upload can't be kept", unwritable);
    }
  }

  Path path(String content) {
    return folder.resolve(content);
  }

  /** Deletes files from before a time. */
  void sweep(Instant before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException left) {
      throw new UncheckedIOException("old files of imports can't be deleted", left);
    }
  }

  void delete(String content) {
    try {
      Files.deleteIfExists(path(content));
    } catch (IOException left) {
      throw new UncheckedIOException("the file of an import can't be deleted", left);
    }
  }
}
