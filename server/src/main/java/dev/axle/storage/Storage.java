package dev.axle.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Keeps bytes under keys. What can't be reached throws {@link StorageUnavailable}; a key under
 * which nothing lies throws {@link NothingStored}.
 */
public interface Storage {

  /** Takes a file in and leaves nothing at its place; what lay under the key is replaced. */
  void keep(String key, Path file);

  /** The bytes under a key, to be closed. */
  Content open(String key);

  /** The bytes under a key as a file of this machine, to be closed when it is read. */
  LocalFile local(String key);

  /** Deletes what lies under a key, if anything does. */
  void delete(String key);

  /** Deletes what was kept before a time. */
  void sweep(Instant before);

  /** Bytes on their way out. */
  record Content(InputStream bytes, long length) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  /** A file to be read, and what is done when it has been. */
  record LocalFile(Path path, Runnable done) implements AutoCloseable {
    @Override
    public void close() {
      done.run();
    }
  }
}
