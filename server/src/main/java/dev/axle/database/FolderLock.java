package dev.axle.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a data folder for one Axle. The system drops it with the process, however that ends. */
final class FolderLock implements AutoCloseable {

  /**
   * Folders locked by this process. A process that closes any channel of a file loses its locks on
   * that file, so a folder already held here must not be opened again to find that out.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel file;

  private FolderLock(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * @param folder a real path
   * @throws IOException naming the holder if there is one
   */
  static FolderLock take(Path folder) throws IOException {
    if (!HELD.add(folder)) {
      throw held(folder, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      return new FolderLock(folder, lock(folder));
    } catch (IOException | RuntimeException failure) {
      HELD.remove(folder);
      throw failure;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel file = open(folder);
    try {
      if (file.tryLock() == null) {
        throw held(folder, content(file));
      }
      file.truncate(0);
      file.write(bytes(Long.toString(ProcessHandle.current().pid())), 0);
      return file;
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    try {
      return FileChannel.open(
          folder.resolve("axle.lock"), Set.of(CREATE, READ, WRITE), PrivateFiles.FILE);
    } catch (AccessDeniedException denied) {
      throw new IOException(
          "The data folder %s can't be written to. Start Axle as the user whom it belongs to."
              .formatted(folder),
          denied);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String content(FileChannel file) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    int length = file.read(content, 0);
    return new String(content.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
  }

  private static IOException held(Path folder, String pid) {
    return new IOException(
        """
        The data folder %s is in use by another Axle (process %s). \
        Stop that one, or give this one a folder of its own with AXLE_DATA."""
            .formatted(folder, pid));
  }

  @Override
  public void close() throws IOException {
    file.close();
    HELD.remove(folder);
  }
}
