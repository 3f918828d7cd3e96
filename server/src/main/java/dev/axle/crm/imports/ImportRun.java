package dev.axle.crm.imports;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One import, from where it stands to its end. Each batch of rows commits together with the place
 * that it leads to, so a run that is cut off at any point goes on without leaving out or repeating
 * a row.
 */
final class ImportRun {

  /** HubSpot's own limit, which is that of spreadsheets. */
  private static final long MOST_ROWS = 1_048_576;

  private static final int BATCH = 1_000;
  private static final int BATCH_CHARACTERS = 4_000_000;

  /** What all runs share. */
  record Tools(
      Database database,
      ObjectTypes types,
      Properties properties,
      ImportBatch.Means means,
      OwnersOf owners) {}

  /** The owners of the import's portal. */
  interface OwnersOf {
    OwnerNames of(PortalId portal);
  }

  private final Tools tools;
  private final Import work;
  private final ImportPlan plan;
  private final List<Path> paths;
  private final Clock clock;
  private final BooleanSupplier stopped;
  private final Source source;
  private Import.Position position;
  private @Nullable OwnerNames owners;

  ImportRun(
      Tools tools,
      Import work,
      ImportPlan plan,
      List<Path> paths,
      Clock clock,
      BooleanSupplier stopped) {
    this.tools = tools;
    this.work = work;
    this.plan = plan;
    this.paths = List.copyOf(paths);
    this.clock = clock;
    this.stopped = stopped;
    this.source =
        new Source("IMPORT", Long.toString(work.id()), Optional.of(work.name()), work.user());
    this.position = work.position();
  }

  /** How a run ended. */
  enum End {
    DONE,
    FAILED,
    /** Canceled, or another node is at it, or this one is to stop. */
    LEFT
  }

  End go() throws IOException {
    while (position.file() < plan.files().size()) {
      int number = position.file();
      try (Rows rows =
          Rows.of(
              paths.get(number),
              plan.files().get(number).spreadsheet(),
              plan.files().get(number).columns().size())) {
        if (!read(rows, number)) {
          return End.LEFT;
        }
      } catch (Rows.Unreadable broken) {
        return fail(number, broken.type(), broken.line(), String.valueOf(broken.getMessage()));
      } catch (TooManyRows beyond) {
        return fail(
            number,
            ImportErrorType.LIMIT_EXCEEDED,
            beyond.line,
            "The file has more than %,d rows.".formatted(MOST_ROWS));
      }
    }
    return follow() ? End.DONE : End.LEFT;
  }

  private static final class TooManyRows extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    TooManyRows(int line) {
      super("too many rows", null, false, false);
      this.line = line;
    }
  }

  /** Writes the rest of a file; false if the run is to end. */
  private boolean read(Rows rows, int number) throws IOException, Rows.Unreadable, TooManyRows {
    ImportPlan.FilePlan file = plan.files().get(number);
    int columns = file.columns().size();
    if (file.hasHeader()) {
      Row header = rows.next();
      columns = header == null ? columns : header.cells().size();
    }
    for (long skipped = 0; skipped < position.row(); skipped++) {
      rows.next();
    }
    ImportBatch.Setting setting = setting(file, number);
    Rows.@Nullable Unreadable broken = null;
    Row next = null;
    do {
      List<Row> batch = new ArrayList<>(BATCH);
      int characters = 0;
      while (batch.size() < BATCH && characters < BATCH_CHARACTERS && broken == null) {
        try {
          next = rows.next();
        } catch (Rows.Unreadable unreadable) {
          broken = unreadable;
          break;
        }
        if (next == null) {
          break;
        }
        batch.add(next);
        characters += next.characters();
      }
      if (position.row() + batch.size() > MOST_ROWS) {
        throw new TooManyRows(batch.getLast().line());
      }
      boolean last = next == null && broken == null;
      Import.Position to =
          last
              ? new Import.Position(number + 1, 0)
              : new Import.Position(number, position.row() + batch.size());
      if (stopped.getAsBoolean()
          || !write(new ImportBatch(setting, batch, columns, rows.mayBeShort()), to)) {
        return false;
      }
      position = to;
      if (broken != null) {
        throw broken;
      }
    } while (next != null);
    return true;
  }

  private boolean write(ImportBatch batch, Import.Position to) {
    return tools
        .database()
        .transaction(
            transaction -> batch.write(transaction, tools.means(), author(), position, to));
  }

  private Author author() {
    return new Author(work.portal(), source, clock.now());
  }

  private ImportBatch.Setting setting(ImportPlan.FilePlan file, int number) {
    Map<ObjectTypeId, RecordReader> readers = new LinkedHashMap<>();
    Map<ObjectTypeId, PropertyDefinitions> definitions = new LinkedHashMap<>();
    for (Column.Reference reference : file.references()) {
      ObjectTypeId to = reference.association().to();
      definitions.put(
          to, tools.properties().of(work.portal(), tools.types().named(work.portal(), to.value())));
    }
    for (ObjectTypeId id : file.types()) {
      PropertyDefinitions of =
          tools.properties().of(work.portal(), tools.types().named(work.portal(), id.value()));
      definitions.put(id, of);
      readers.put(
          id,
          new RecordReader(
              id,
              of,
              plan.mode(id),
              file.values(id),
              definition ->
                  Conversion.to(definition, plan.dateOrder(), plan.timeZone(), this::owners),
              clock.now()));
    }
    return new ImportBatch.Setting(work, plan, file, number, readers, definitions);
  }

  private OwnerNames owners() {
    OwnerNames known = owners;
    if (known == null) {
      known = tools.owners().of(work.portal());
      owners = known;
    }
    return known;
  }

  /** Associates records that rows named, now that all of them are there. */
  private boolean follow() {
    while (true) {
      List<ImportRowStore.Reference> references =
          tools.means().rows().references(work.portal(), work.id(), position.row(), BATCH);
      if (references.isEmpty()) {
        return true;
      }
      ReferenceBatch batch =
          new ReferenceBatch(
              work, references, type -> tools.types().named(work.portal(), type.value()));
      Import.Position to = new Import.Position(position.file(), references.getLast().id());
      boolean on =
          !stopped.getAsBoolean()
              && tools
                  .database()
                  .transaction(
                      transaction ->
                          batch.write(transaction, tools.means(), author(), position, to));
      if (!on) {
        return false;
      }
      position = to;
    }
  }

  private End fail(int file, ImportErrorType type, int line, String message) {
    RowError error = RowError.of(type, new Row(line, List.of(), Optional.empty()), message);
    boolean held =
        tools
            .database()
            .transaction(
                transaction -> {
                  if (!tools.means().progress().hold(transaction, work, position)) {
                    return false;
                  }
                  tools
                      .means()
                      .rows()
                      .insertErrors(transaction, work, file, List.of(error), clock.now());
                  tools
                      .means()
                      .progress()
                      .advance(
                          transaction, work, position, Map.of(Counter.ERRORS, 1L), clock.now());
                  return true;
                });
    return held ? End.FAILED : End.LEFT;
  }
}
