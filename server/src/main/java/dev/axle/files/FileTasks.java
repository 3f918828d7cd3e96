package dev.axle.files;

import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.outgoing.Downloaded;
import dev.axle.outgoing.Outgoing;
import dev.axle.outgoing.OutgoingFailure;
import dev.axle.storage.Spool;
import dev.axle.storage.StorageUnavailable;
import dev.axle.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with files and folders after the call that asked for it. A row says how far each
 * task is; what a stopped server has begun is begun anew, and has its effect once.
 */
public final class FileTasks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FileTasks.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_OF_ONE_PORTAL = 4;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration CLAIM = Duration.ofMinutes(30);
  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final Outgoing.Limits FETCH =
      new Outgoing.Limits(FilesApi.LARGEST, Duration.ofMinutes(10));

  private final FileTaskStore store;
  private final Library library;
  private final Outgoing outgoing;
  private final Spool spool;
  private final Function<PortalId, Clock> clocks;
  private final Clock machine;
  private final TaskWorkers workers = new TaskWorkers(this::next);

  public FileTasks(
      Jdbi jdbi,
      Library library,
      Outgoing outgoing,
      Spool spool,
      Function<PortalId, Clock> clocks,
      Clock machine) {
    this.store = new FileTaskStore(jdbi);
    this.library = library;
    this.outgoing = outgoing;
    this.spool = spool;
    this.clocks = clocks;
    this.machine = machine;
  }

  /** Goes on with what a stopped server has left. */
  public void resume() {
    store.release();
    workers.begin();
  }

  @Override
  public void close() {
    workers.close();
  }

  /**
   * Fetches a file from an address, in the background.
   *
   * @throws Problem 400 for what can be seen to fail, 404 for a folder that is not there, 429 if
   *     too many tasks of the portal are waiting
   */
  FileTask importFromUrl(PortalId portal, UrlImport request, Instant now) {
    try {
      Outgoing.address(request.url());
    } catch (OutgoingFailure unusable) {
      throw FileProblems.badAddress(unusable);
    }
    request.options().checked(now);
    request.place().checked().folderId().ifPresent(id -> library.folders().read(portal, id));
    return started(portal, FileTask.Kind.IMPORT_FROM_URL, request, now);
  }

  /**
   * Renames or moves a folder, in the background.
   *
   * @throws Problem 404 if there is none, and as {@link #importFromUrl}
   */
  FileTask updateFolder(PortalId portal, FileWire.FolderUpdateWithId request, Instant now) {
    library.folders().read(portal, request.id());
    if (request.name() != null) {
      Folders.checked(request.name());
    }
    return started(portal, FileTask.Kind.FOLDER_UPDATE, request, now);
  }

  private FileTask started(PortalId portal, FileTask.Kind kind, Object request, Instant now) {
    FileTask task =
        store
            .insert(portal, kind, request, MOST_WAITING, now)
            .orElseThrow(() -> FileProblems.tooManyTasks(MOST_WAITING));
    workers.wake();
    return task;
  }

  /**
   * @throws Problem 404 if there is none of this kind
   */
  FileTask read(PortalId portal, FileTask.Kind kind, String id) {
    return uuid(id)
        .flatMap(known -> store.find(portal, known))
        .filter(task -> task.kind() == kind)
        .orElseThrow(() -> FileProblems.noTask(id));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** The file that came of a task, if it is still there. */
  Optional<StoredFile> file(FileTask task) {
    return task.result().flatMap(id -> library.find(task.portal(), id));
  }

  /** The folder that a task was about, if it is still there. */
  Optional<Folder> folder(FileTask task) {
    return task.result().flatMap(id -> library.folders().find(task.portal(), id));
  }

  private boolean next() {
    Instant now = machine.now();
    Optional<FileTask> task = store.claim(now, now.plus(CLAIM), MOST_OF_ONE_PORTAL);
    task.ifPresentOrElse(this::run, () -> store.forget(now.minus(REMEMBERED)));
    return task.isPresent();
  }

  private void run(FileTask task) {
    Clock clock = clocks.apply(task.portal());
    store.start(task, clock.now());
    try {
      if (task.attempts() > MOST_ATTEMPTS) {
        throw new IllegalStateException("begun " + MOST_ATTEMPTS + " times and never ended");
      }
      switch (task.kind()) {
        case IMPORT_FROM_URL -> fetch(task, task.request(UrlImport.class), clock);
        case FOLDER_UPDATE -> update(task, task.request(FileWire.FolderUpdateWithId.class), clock);
      }
    } catch (Problem refused) {
      fail(task, refused.category(), refused.text(), clock);
    } catch (StorageUnavailable away) {
      log.warn("task {} of portal {} failed", task.id(), task.portal(), away);
      fail(task, "SERVICE_UNAVAILABLE", "The storage of files can't be reached.", clock);
    } catch (RuntimeException failure) {
      if (DatabaseUnavailable.explains(failure)) {
        throw failure;
      }
      log.error("task {} of portal {} failed", task.id(), task.portal(), failure);
      fail(task, "INTERNAL_ERROR", "The task could not be done.", clock);
    }
  }

  private void fail(FileTask task, String category, String message, Clock clock) {
    store.fail(task, FileTask.Failure.of(category, message), clock.now());
  }

  private void fetch(FileTask task, UrlImport request, Clock clock) {
    Path file = spool.place();
    try {
      Downloaded downloaded = outgoing.download(Outgoing.address(request.url()), file, FETCH);
      library.upload(
          task.portal(),
          new Received(file, UrlImport.nameOf(downloaded)),
          request.place(),
          request.options(),
          clock.now(),
          (rows, stored) -> store.complete(rows, task, stored.id(), clock.now()));
    } catch (OutgoingFailure failure) {
      if (!workers.isStopped()) {
        throw FileProblems.notFetched(failure);
      }
    } finally {
      Spool.discard(file);
    }
  }

  private void update(FileTask task, FileWire.FolderUpdateWithId request, Clock clock) {
    library
        .folders()
        .update(
            task.portal(),
            request.id(),
            request.name(),
            request.parentFolderId(),
            clock.now(),
            (rows, folder) -> store.complete(rows, task, folder.id(), clock.now()));
  }
}
