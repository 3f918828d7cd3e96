package dev.axle.files;

import dev.axle.edge.PortalId;
import dev.axle.edge.Upload;
import dev.axle.storage.Spool;
import dev.axle.storage.Storage;
import dev.axle.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of files, under names that say nothing. A row says of all bytes that no file has,
 * before they are kept and after their file is gone, so that none are forgotten when a server dies.
 */
final class FileBytes {

  private static final Logger log = LoggerFactory.getLogger(FileBytes.class);

  /** After this long, bytes that no file has taken up are nobody's. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final int AT_ONCE = 100;

  private final Storage storage;
  private final Spool spool;
  private final LooseBytesStore loose;
  private final Clock clock;

  FileBytes(Storage storage, Spool spool, LooseBytesStore loose, Clock clock) {
    this.storage = storage;
    this.spool = spool;
    this.loose = loose;
    this.clock = clock;
  }

  Path place() {
    return spool.place();
  }

  /** Puts an upload where it can be looked at before it is kept. */
  Received receive(Upload.File file) {
    Path place = spool.place();
    try {
      file.moveTo(place);
      return new Received(place, file.name());
    } catch (IOException unwritable) {
      Spool.discard(place);
      throw new UncheckedIOException("the upload can't be received", unwritable);
    }
  }

  /** Keeps bytes, for a file to take them up. */
  StoredFile.Content keep(PortalId portal, Path file, String extension) {
    String key = UUID.randomUUID().toString();
    FileType type = FileType.of(extension);
    Optional<FileType.Size> size = type.size(file);
    try {
      StoredFile.Content content =
          new StoredFile.Content(
              key,
              Files.size(file),
              md5(file),
              type.name(),
              size.map(FileType.Size::width),
              size.map(FileType.Size::height));
      loose.insert(portal, key, clock.now().plus(ABANDONED));
      storage.keep(key, file);
      return content;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("what was received can't be read", unreadable);
    }
  }

  /** Makes bytes those of a file, in the transaction that writes it. */
  void adopt(FileStore.Rows rows, String key) {
    loose.adopt(rows, key);
  }

  /** Takes bytes from their file, in the transaction that changes or deletes it. */
  void loosen(FileStore.Rows rows, String key) {
    loose.loosen(rows, key, clock.now());
  }

  /**
   * Gives bytes up that were kept for a file. Whether the file was written is not always known: if
   * it was, they stay.
   */
  void abandon(PortalId portal, String key) {
    try {
      loose.hasten(portal, key, clock.now());
    } catch (RuntimeException away) {
      log.warn("bytes without a file are left for a day: {}", away.toString());
    }
  }

  /** Deletes all bytes that are to be deleted by now. */
  void sweep() {
    List<LooseBytesStore.Loose> due;
    do {
      due = loose.due(clock.now(), AT_ONCE);
      due.forEach(each -> storage.delete(each.content()));
      loose.forget(due);
    } while (due.size() == AT_ONCE);
  }

  Storage.Content open(StoredFile file) {
    return storage.open(file.bytes().key());
  }

  private static String md5(Path place) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(place), MessageDigest.getInstance("MD5"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
