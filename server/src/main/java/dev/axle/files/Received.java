package dev.axle.files;

import dev.axle.storage.Spool;
import java.nio.file.Path;

/**
 * Bytes that have come in and are not kept yet; closing it leaves none of them behind.
 *
 * @param name that their sender gave them
 */
record Received(Path file, String name) implements AutoCloseable {

  @Override
  public void close() {
    Spool.discard(file);
  }
}
