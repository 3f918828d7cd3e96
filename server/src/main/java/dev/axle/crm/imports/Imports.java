package dev.axle.crm.imports;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.Associations;
import dev.axle.crm.lists.HandLists;
import dev.axle.crm.lists.ListId;
import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.objects.PersonalTraces;
import dev.axle.crm.owners.Owners;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Upload;
import dev.axle.portals.Portals;
import dev.axle.storage.NothingStored;
import dev.axle.storage.Spool;
import dev.axle.storage.Storage;
import dev.axle.storage.StorageUnavailable;
import dev.axle.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports of files: taken in by a request, run as jobs.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-imports-v3/guide
 */
public final class Imports implements AutoCloseable, PersonalTraces {

  static final ObjectTypeId CONTACTS = new ObjectTypeId("0-1");

  private static final Logger log = LoggerFactory.getLogger(Imports.class);

  private static final int DATABASE_TRIES = 60;

  /** After this long, a file that a crash left behind is nobody's. */
  private static final Duration ABANDONED = Duration.ofDays(7);

  private final ImportStore store;
  private final HandLists lists;
  private final ImportRowStore rows;
  private final ImportFiles files;
  private final Planning planning;
  private final Portals portals;
  private final Clock clock;
  private final ImportRun.Tools tools;
  private final ImportWorker worker;

  public Imports(
      Database database,
      ObjectTypes types,
      Properties properties,
      BulkWrite objects,
      Associations associations,
      AssociationDefinitions associationTypes,
      Owners owners,
      HandLists lists,
      ImportFiles files,
      Portals portals,
      Clock clock) {
    this.store = new ImportStore(database);
    this.rows = new ImportRowStore(database);
    this.files = files;
    this.lists = lists;
    this.planning = new Planning(types, properties, associationTypes);
    this.portals = portals;
    this.clock = clock;
    this.tools =
        new ImportRun.Tools(
            database,
            types,
            properties,
            new ImportBatch.Means(
                new ImportProgressStore(), rows, objects, associations, associationTypes, lists),
            portal -> OwnerNames.of(portal, owners));
    this.worker = new ImportWorker(this::run);
  }

  /** Goes on with what an earlier process left unfinished. */
  public void resume() {
    files.sweep(clock.now().minus(ABANDONED));
    worker.submit(store.unfinished());
  }

  @Override
  public void close() {
    worker.close();
  }

  /**
   * Takes an import in.
   *
   * @throws Problem 400 if the request can't be carried out as it stands
   */
  Import start(Caller caller, Upload upload) {
    ImportRequest request = upload.json("importRequest", ImportRequest.class);
    refuseBeyondTheDay(caller);
    Map<String, Path> received = new LinkedHashMap<>();
    List<String> kept = new ArrayList<>();
    try {
      for (Upload.File file : upload.files("files")) {
        received.put(file.name(), files.receive(file));
      }
      ImportPlan plan =
          planning.plan(
              caller.portal(), caller.timeZone(), request, file -> header(file, received));
      List<ImportStore.FileOf> contents = new ArrayList<>();
      for (ImportPlan.FilePlan file : plan.files()) {
        String content = files.keep(Objects.requireNonNull(received.get(file.name())));
        kept.add(content);
        contents.add(new ImportStore.FileOf(file.name(), content));
      }
      Import made =
          store.insert(
              new ImportStore.New(
                  caller.portal(),
                  caller.app(),
                  caller.user(),
                  plan.name(),
                  upload.text("importRequest").orElse("{}"),
                  plan.files().stream()
                      .flatMap(file -> file.types().stream())
                      .map(ObjectTypeId::value)
                      .distinct()
                      .toList(),
                  contents,
                  list(caller, request, plan)),
              caller.clock().now());
      kept.clear();
      if (made.state() == ImportState.STARTED) {
        worker.submit(new ImportStore.Id(made.portal(), made.id()));
      }
      return made;
    } finally {
      kept.forEach(files::delete);
      received.values().forEach(Spool::discard);
    }
  }

  /** A list for the contacts of an import, if one is asked for. */
  private Optional<ListId> list(Caller caller, ImportRequest request, ImportPlan plan) {
    if (!Boolean.TRUE.equals(request.createContactListFromImport())
        || plan.files().stream().noneMatch(file -> file.types().contains(CONTACTS))) {
      return Optional.empty();
    }
    String by = caller.user().map(Object::toString).orElse(caller.app().toString());
    return Optional.of(
        lists.make(caller.portal(), CONTACTS, plan.name(), by, caller.clock().now()));
  }

  /** Errors hold the rows that they were met in. */
  @Override
  public void forget(Connection transaction, PortalId portal, Collection<String> addresses)
      throws SQLException {
    if (!addresses.isEmpty()) {
      rows.forget(transaction, portal, addresses);
    }
  }

  private void refuseBeyondTheDay(Caller caller) {
    if (caller.allowance().isEmpty()) {
      return;
    }
    long most = caller.allowance().get().importedRows();
    Instant now = caller.clock().now();
    LocalDate today = LocalDate.ofInstant(now, caller.timeZone());
    Instant midnight = today.atStartOfDay(caller.timeZone()).toInstant();
    if (store.rowsSince(caller.portal(), midnight) >= most) {
      Instant next = today.plusDays(1).atStartOfDay(caller.timeZone()).toInstant();
      throw ImportProblems.tooManyRowsToday(most, Duration.between(now, next));
    }
  }

  private static List<String> header(ImportPlan.FilePlan file, Map<String, Path> paths) {
    Path path = paths.get(file.name());
    if (path == null) {
      throw ImportProblems.missingFile(file.name(), List.copyOf(paths.keySet()));
    }
    try (Rows opened = Rows.of(path, file.spreadsheet(), file.columns().size())) {
      Row first = opened.next();
      if (first == null) {
        throw ImportProblems.emptyFile(file.name());
      }
      return first.cells();
    } catch (Rows.Unreadable broken) {
      throw ImportProblems.unreadableFile(file.name(), String.valueOf(broken.getMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void run(ImportStore.Id id) {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(id);
        return;
      } catch (DatabaseUnavailable | StorageUnavailable away) {
        if (attempt == DATABASE_TRIES || worker.isStopped() || !pause()) {
          throw away;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
      return true;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void attempt(ImportStore.Id id) {
    Clock portalClock = portals.clock(id.portal());
    if (worker.isStopped() || !store.begin(id.portal(), id.id(), portalClock.now())) {
      return;
    }
    Import work = store.find(id.portal(), id.id()).orElseThrow();
    List<ImportStore.FileOf> kept = store.files(id.portal(), id.id());
    ImportRun.End end;
    Map<String, Storage.LocalFile> local = new LinkedHashMap<>();
    try {
      kept.forEach(file -> local.put(file.name(), files.local(file.content())));
      Map<String, Path> paths = new LinkedHashMap<>();
      local.forEach((name, file) -> paths.put(name, file.path()));
      ImportRequest request = Json.mapper().readValue(work.request(), ImportRequest.class);
      ImportPlan plan =
          planning.plan(
              id.portal(), portals.timeZone(id.portal()), request, file -> header(file, paths));
      end =
          new ImportRun(
                  tools, work, plan, List.copyOf(paths.values()), portalClock, worker::isStopped)
              .go();
    } catch (DatabaseUnavailable | StorageUnavailable away) {
      throw away;
    } catch (IOException | RuntimeException failure) {
      end = failed(work, failure, portalClock.now());
    } finally {
      local.values().forEach(Storage.LocalFile::close);
    }
    if (end != ImportRun.End.LEFT) {
      rows.tidy(id.portal(), id.id());
      end(id, end == ImportRun.End.DONE ? ImportState.DONE : ImportState.FAILED, portalClock.now());
    }
  }

  /** Keeps the reason, unless the import was canceled and its files are gone for that. */
  private ImportRun.End failed(Import work, Exception failure, Instant now) {
    if (read(work).state().isOver()) {
      return ImportRun.End.LEFT;
    }
    boolean gone =
        failure instanceof NothingStored
            || failure instanceof NoSuchFileException
            || failure.getCause() instanceof NoSuchFileException;
    ImportErrorType type =
        gone
            ? ImportErrorType.FILE_NOT_FOUND
            : failure instanceof Problem
                ? ImportErrorType.FAILED_VALIDATION
                : ImportErrorType.UNKNOWN_ERROR;
    String message =
        switch (failure) {
          case Problem problem -> problem.text();
          case Exception any when gone -> "The file is no longer there.";
          default -> "The import could not be carried on.";
        };
    log.error("import {} of portal {} failed", work.id(), work.portal(), failure);
    tools
        .database()
        .transaction(
            transaction -> {
              RowError error = RowError.of(type, new Row(0, List.of(), Optional.empty()), message);
              rows.insertErrors(transaction, work, work.position().file(), List.of(error), now);
              return error;
            });
    return ImportRun.End.FAILED;
  }

  private Import read(Import work) {
    return store.find(work.portal(), work.id()).orElseThrow();
  }

  private void end(ImportStore.Id id, ImportState state, Instant now) {
    Optional<ImportStore.Id> next = store.end(id.portal(), id.id(), state, now);
    next.ifPresent(worker::submit);
    rows.tidy(id.portal(), id.id());
    store.files(id.portal(), id.id()).forEach(file -> files.delete(file.content()));
  }

  /**
   * @throws Problem 404 if the app has no such import
   */
  Import read(Caller caller, long id) {
    return store
        .find(caller.portal(), id)
        .filter(found -> found.app().equals(caller.app()))
        .orElseThrow(() -> ImportProblems.notFound(id));
  }

  /** Imports of an app, and the id that the next page begins with if there is more. */
  record Page(List<Import> imports, Optional<Long> next) {}

  Page page(PortalId portal, AppId app, long from, int limit) {
    List<Import> found = new ArrayList<>(store.page(portal, app, from, limit + 1));
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new Page(found, Optional.empty());
  }

  /**
   * Ends an import where it is; what is written stays. One that is over is left as it is.
   *
   * @throws Problem 404 if the app has no such import
   */
  Import cancel(Caller caller, long id) {
    if (!read(caller, id).state().isOver()) {
      end(new ImportStore.Id(caller.portal(), id), ImportState.CANCELED, caller.clock().now());
    }
    return read(caller, id);
  }

  /** Errors of an import, and the id that the next page begins with if there is more. */
  record ErrorPage(List<ImportRowStore.Stored> errors, Optional<Long> next) {}

  /**
   * @throws Problem 404 if the app has no such import
   */
  ErrorPage errors(Caller caller, long id, long from, int limit) {
    read(caller, id);
    List<ImportRowStore.Stored> found = rows.errors(caller.portal(), id, from, limit + 1);
    return found.size() > limit
        ? new ErrorPage(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new ErrorPage(found, Optional.empty());
  }
}
