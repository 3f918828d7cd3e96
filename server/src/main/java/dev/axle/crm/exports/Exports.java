package dev.axle.crm.exports;

import dev.axle.crm.lists.ListMembers;
import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.search.Search;
import dev.axle.edge.Allowance;
import dev.axle.edge.Caller;
import dev.axle.edge.PortalId;
import dev.axle.jobs.Job;
import dev.axle.storage.Spool;
import dev.axle.storage.Storage;
import dev.axle.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes exports to files, one at a time as HubSpot does; those that a stopped server left are
 * begun again by the next.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-exports-v3/guide
 */
public final class Exports implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Exports.class);
  private static final Duration LINK_LIVES = Duration.ofMinutes(5);
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration FILE_LIVES = Duration.ofDays(30);
  private static final int MOST_ASSOCIATED = 4;
  private static final long ZIPPED_FROM = 2 * 1024 * 1024;
  private static final int AT_A_TIME = 100;
  private static final int PATIENCE_SECONDS = 20;
  private static final Set<String> FORMATS = Set.of("CSV", "XLS", "XLSX");

  private final ObjectTypes types;
  private final ExportStore store;
  private final ExportWriter writer;
  private final Storage files;
  private final Spool spool;
  private final Function<PortalId, Clock> clocks;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export-", 1).daemon().factory());

  /**
   * @param files where they are kept
   * @param clocks of the portals
   */
  public Exports(
      Jdbi jdbi,
      ObjectTypes types,
      Properties properties,
      ObjectReader reader,
      ListMembers lists,
      Search search,
      Storage files,
      Spool spool,
      Function<PortalId, Clock> clocks) {
    this.types = types;
    this.store = new ExportStore(jdbi);
    this.writer =
        new ExportWriter(
            types,
            properties,
            reader,
            new ExportedRecords(types, properties, reader, lists, search));
    this.files = files;
    this.spool = spool;
    this.clocks = clocks;
  }

  /** Goes on with what a stopped server has left. */
  public void resume() {
    store.unfinished().forEach(this::submit);
  }

  /**
   * @throws dev.axle.edge.Problem 400 for what can't be exported, 429 beyond the limit of a day
   */
  Export start(Caller caller, ExportRequest request) {
    PortalId portal = caller.portal();
    if (request.exportType() == null) {
      throw ExportProblems.noType();
    }
    switch (request.exportType()) {
      case "VIEW", "LIST" -> {}
      default -> throw ExportProblems.badType(request.exportType());
    }
    if (!FORMATS.contains(format(request))) {
      throw ExportProblems.badFormat(format(request));
    }
    if (request.associated().size() > MOST_ASSOCIATED) {
      throw ExportProblems.tooManyTypes(MOST_ASSOCIATED);
    }
    writer.check(portal, request);
    ObjectType type = types.named(portal, request.objectType());
    Instant now = caller.clock().now();
    int most = caller.allowance().map(Allowance::exports).orElse(Integer.MAX_VALUE);
    ExportStore.New made = new ExportStore.New(portal, caller.app(), type.id().value(), request);
    Export export =
        switch (store.insert(made, now, now.minus(WINDOW), most)) {
          case ExportStore.Inserted(long id) -> read(portal, id);
          case ExportStore.Refused(Instant oldest) ->
              throw ExportProblems.tooMany(most, Duration.between(now, oldest.plus(WINDOW)));
        };
    submit(export);
    return export;
  }

  /** Deletes the files that have lain for 30 days by their portal's clock. */
  public void deleteExpired(Job.Stop stop, Map<PortalId, Instant> times) {
    List<Export> expired;
    do {
      expired = store.doneBefore(times, FILE_LIVES, AT_A_TIME);
      for (Export export : expired) {
        export.file().ifPresent(files::delete);
        store.update(export, Export.State.DELETED, export.recordCount(), null, now(export));
      }
    } while (expired.size() == AT_A_TIME && !stop.isAsked());
  }

  private static String format(ExportRequest request) {
    return request.format() == null ? "CSV" : request.format().toUpperCase(Locale.ROOT);
  }

  /**
   * @throws dev.axle.edge.Problem 403 if the portal has no such export
   */
  Export read(PortalId portal, long id) {
    return store.find(portal, id).orElseThrow(() -> ExportProblems.notYours(portal, id));
  }

  /** The query that opens the file of an export from now on for five minutes. */
  String linkQuery(Export export) {
    Instant expiry = clocks.apply(export.portal()).now().plus(LINK_LIVES);
    return "expires=%d&signature=%s"
        .formatted(expiry.toEpochMilli(), export.linkKey().signature(expiry));
  }

  /** The file of an export that is done. */
  record Written(String name, Storage.Content content) {}

  /**
   * The file of an export, to be closed.
   *
   * @throws dev.axle.edge.Problem 403 for a link that was not given out, or not lately
   */
  Written file(PortalId portal, long id, Instant expiry, String signature) {
    Optional<Export> export = store.find(portal, id);
    if (export.isEmpty()
        || export.get().file().isEmpty()
        || !export.get().linkKey().signed(expiry, signature)
        || clocks.apply(portal).now().isAfter(expiry)) {
      throw ExportProblems.expired();
    }
    String name = export.get().file().get();
    return new Written(name, files.open(name));
  }

  private void submit(Export export) {
    worker.execute(
        () -> {
          try {
            run(export);
          } catch (IOException | RuntimeException failure) {
            log.error("export {} of portal {} failed", export.id(), export.portal(), failure);
            store.update(export, Export.State.FAILED, 0, null, now(export));
          }
        });
  }

  private void run(Export export) throws IOException {
    store.update(export, Export.State.PROCESSING, 0, null, now(export));
    boolean csv = format(export.request()).equals("CSV");
    String name = export.portal() + "-" + export.id() + (csv ? ".csv" : ".xlsx");
    Path written = spool.place();
    Path zip = spool.place();
    try {
      long count;
      try (Sheet sheet = csv ? Sheet.csv(written) : Sheet.workbook(written, title(export))) {
        count = writer.write(export, sheet);
      }
      if (csv && Files.size(written) > ZIPPED_FROM) {
        zip(written, name, zip);
        name = name.replaceFirst("csv$", "zip");
        files.keep(name, zip);
      } else {
        files.keep(name, written);
      }
      store.update(export, Export.State.DONE, count, name, now(export));
    } finally {
      Spool.discard(written);
      Spool.discard(zip);
    }
  }

  private Instant now(Export export) {
    return clocks.apply(export.portal()).now();
  }

  private static String title(Export export) {
    String name = export.request().exportName();
    return name == null || name.isBlank() ? "Export" : name.replaceAll("[\\\\/?*\\[\\]:]", " ");
  }

  private static void zip(Path file, String name, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream archive = new ZipOutputStream(out)) {
      archive.putNextEntry(new ZipEntry(name));
      Files.copy(file, archive);
      archive.closeEntry();
    }
  }

  /** Lets the export under way end if it is quick; else the next server begins it again. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
