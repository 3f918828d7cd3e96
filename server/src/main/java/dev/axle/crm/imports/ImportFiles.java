package dev.axle.crm.imports;

import dev.axle.edge.Upload;
import dev.axle.storage.Spool;
import dev.axle.storage.Storage;
import dev.axle.storage.StorageUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the files of imports lie until they are read. */
public final class ImportFiles {

  private static final Logger log = LoggerFactory.getLogger(ImportFiles.class);

  private final Storage storage;
  private final Spool spool;

  public ImportFiles(Storage storage, Spool spool) {
    this.storage = storage;
    this.spool = spool;
  }

  /** Puts an upload where it can be looked at before it is kept. */
  Path receive(Upload.File file) {
    Path place = spool.place();
    try {
      file.moveTo(place);
      return place;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the upload can't be received", unwritable);
    }
  }

  /** Keeps a file that was received; returns what it is found by. */
  String keep(Path received) {
    String content = UUID.randomUUID().toString();
    storage.keep(content, received);
    return content;
  }

  /** A kept file, to be read and then closed. */
  Storage.LocalFile local(String content) {
    return storage.local(content);
  }

  /** Deletes files from before a time. */
  void sweep(Instant before) {
    ifReached(() -> storage.sweep(before));
  }

  /** Deletes a file; one that can't be reached now is swept later. */
  void delete(String content) {
    ifReached(() -> storage.delete(content));
  }

  private static void ifReached(Runnable work) {
    try {
      work.run();
    } catch (StorageUnavailable away) {
      log.warn("files of imports are left for later: {}", away.toString());
    }
  }
}
