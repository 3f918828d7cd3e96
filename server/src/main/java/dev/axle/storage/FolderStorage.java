package dev.axle.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Bytes as files of this machine. Two characters of a key make the folder, so that none grows
 * endless.
 */
final class FolderStorage implements Storage {

  private static final int FOLDER_NAME = 2;

  private final Path root;

  FolderStorage(Path root) {
    this.root = root;
  }

  private Path path(String key) {
    return root.resolve(key.substring(0, FOLDER_NAME)).resolve(key);
  }

  @Override
  public void keep(String key, Path file) {
    Path place = path(key);
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the data folder can't be written to", unwritable);
    }
  }

  @Override
  public Content open(String key) {
    Path place = path(key);
    try {
      return new Content(Files.newInputStream(place), Files.size(place));
    } catch (NoSuchFileException gone) {
      throw new NothingStored(key);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the data folder can't be read", unreadable);
    }
  }

  @Override
  public LocalFile local(String key) {
    Path place = path(key);
    if (!Files.exists(place)) {
      throw new NothingStored(key);
    }
    return new LocalFile(place, () -> {});
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(path(key));
    } catch (IOException left) {
      throw new UncheckedIOException("the data folder can't be written to", left);
    }
  }

  @Override
  public void sweep(Instant before) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException left) {
      throw new UncheckedIOException("the data folder can't be swept", left);
    }
  }
}
