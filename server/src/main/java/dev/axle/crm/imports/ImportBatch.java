package dev.axle.crm.imports;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.associations.Associations;
import dev.axle.crm.associations.Link;
import dev.axle.crm.lists.HandLists;
import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyValues;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Some rows of a file, read and ready to be written. {@link #write} does all of it in the
 * transaction that it is given: records, associations, errors, and the place that the import has
 * come to.
 */
final class ImportBatch {

  /** What batches of one file have in common. */
  record Setting(
      Import work,
      ImportPlan plan,
      ImportPlan.FilePlan file,
      int fileNumber,
      Map<ObjectTypeId, RecordReader> readers,
      Map<ObjectTypeId, PropertyDefinitions> definitions) {}

  private record Read(int row, BulkWrite.Item item) {}

  private final Setting setting;
  private final List<Row> rows;
  private final List<RowError> misread = new ArrayList<>();
  private final Map<ObjectTypeId, List<Read>> records = new LinkedHashMap<>();

  ImportBatch(Setting setting, List<Row> rows, int columns, boolean mayBeShort) {
    this.setting = setting;
    this.rows = rows;
    setting.readers().keySet().forEach(type -> records.put(type, new ArrayList<>()));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (!hasColumns(row, columns, mayBeShort)) {
        misread.add(
            RowError.of(
                ImportErrorType.INCORRECT_NUMBER_OF_COLUMNS,
                row,
                "The row has %d columns, not %d.".formatted(row.cells().size(), columns)));
        continue;
      }
      int number = i;
      setting
          .readers()
          .forEach(
              (type, reader) ->
                  reader
                      .read(row, misread::add)
                      .ifPresent(
                          item ->
                              Objects.requireNonNull(records.get(type))
                                  .add(new Read(number, item))));
    }
  }

  private static boolean hasColumns(Row row, int columns, boolean mayBeShort) {
    int size = row.cells().size();
    return size == columns
        || size < columns && mayBeShort
        || size > columns && row.cells().subList(columns, size).stream().allMatch(String::isBlank);
  }

  /** What writing needs. */
  record Means(
      ImportProgressStore progress,
      ImportRowStore rows,
      BulkWrite objects,
      Associations associations,
      AssociationDefinitions associationTypes,
      HandLists lists) {}

  /** False if the import is not to go on. */
  boolean write(
      Connection transaction, Means means, Author author, Import.Position from, Import.Position to)
      throws SQLException {
    if (!means.progress().hold(transaction, setting.work(), from)) {
      return false;
    }
    List<RowError> errors = new ArrayList<>(misread);
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    counts.put(Counter.TOTAL_ROWS, (long) rows.size());
    Map<Integer, Map<ObjectTypeId, ObjectId>> written = new LinkedHashMap<>();
    for (Map.Entry<ObjectTypeId, List<Read>> each : records.entrySet()) {
      write(transaction, means, author, each.getKey(), each.getValue(), errors, counts, written);
    }
    if (setting.file().types().size() > 1) {
      associate(transaction, means, author, written, errors);
    }
    list(transaction, means, author, written);
    means.rows().insertKeys(transaction, setting.work(), keys(written));
    means.rows().insertReferences(transaction, setting.work(), references(written));
    means
        .rows()
        .insertErrors(transaction, setting.work(), setting.fileNumber(), errors, author.now());
    counts.put(Counter.ERRORS, (long) errors.size());
    means.progress().advance(transaction, setting.work(), to, counts, author.now());
    return true;
  }

  private void write(
      Connection transaction,
      Means means,
      Author author,
      ObjectTypeId type,
      List<Read> reads,
      List<RowError> errors,
      Map<Counter, Long> counts,
      Map<Integer, Map<ObjectTypeId, ObjectId>> written)
      throws SQLException {
    List<BulkWrite.Result> results =
        means
            .objects()
            .write(
                transaction,
                author,
                Objects.requireNonNull(setting.plan().types().get(type)),
                setting.plan().mode(type),
                reads.stream().map(Read::item).toList());
    Set<ObjectId> distinct = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      Read read = reads.get(i);
      switch (results.get(i)) {
        case BulkWrite.Result.Done done -> {
          distinct.add(done.id());
          counts.merge(
              done.created() ? Counter.CREATED_OBJECTS : Counter.UPDATED_OBJECTS, 1L, Long::sum);
          counts.merge(
              Counter.PROPERTY_VALUES_EMITTED, (long) read.item().values().size(), Long::sum);
          written.computeIfAbsent(read.row(), row -> new LinkedHashMap<>()).put(type, done.id());
        }
        case BulkWrite.Result.Refused refused ->
            errors.add(
                Objects.requireNonNull(setting.readers().get(type))
                    .refused(refused, rows.get(read.row())));
      }
    }
    counts.merge(Counter.UNIQUE_OBJECTS_WRITTEN, (long) distinct.size(), Long::sum);
  }

  /** Puts the contacts of the rows into the list that was asked for. */
  private void list(
      Connection transaction,
      Means means,
      Author author,
      Map<Integer, Map<ObjectTypeId, ObjectId>> written)
      throws SQLException {
    if (setting.work().list().isEmpty()) {
      return;
    }
    List<Long> contacts = new ArrayList<>();
    for (Map<ObjectTypeId, ObjectId> row : written.values()) {
      ObjectId contact = row.get(Imports.CONTACTS);
      if (contact != null) {
        contacts.add(contact.value());
      }
    }
    means.lists().add(transaction, author, setting.work().list().get(), Imports.CONTACTS, contacts);
  }

  private record RowLinks(Row row, List<Link> links) {}

  /** Associates the records of each row with each other. */
  private void associate(
      Connection transaction,
      Means means,
      Author author,
      Map<Integer, Map<ObjectTypeId, ObjectId>> written,
      List<RowError> errors)
      throws SQLException {
    List<RowLinks> all = new ArrayList<>();
    written.forEach(
        (number, records) -> {
          List<Link> links = new ArrayList<>();
          List<ObjectTypeId> types = List.copyOf(records.keySet());
          for (int a = 0; a < types.size(); a++) {
            for (int b = a + 1; b < types.size(); b++) {
              Row row = rows.get(number);
              for (AssociationType type : meant(means, row, types.get(a), types.get(b), errors)) {
                links.add(
                    new Link(
                        type,
                        Objects.requireNonNull(records.get(type.from())),
                        Objects.requireNonNull(records.get(type.to()))));
              }
            }
          }
          if (!links.isEmpty()) {
            all.add(new RowLinks(rows.get(number), links));
          }
        });
    link(transaction, means, author, all, errors);
  }

  private static void link(
      Connection transaction, Means means, Author author, List<RowLinks> all, List<RowError> errors)
      throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    Savepoint before = transaction.setSavepoint();
    try {
      means
          .associations()
          .write(transaction, author, all.stream().flatMap(each -> each.links().stream()).toList());
      transaction.releaseSavepoint(before);
    } catch (Problem full) {
      transaction.rollback(before);
      if (all.size() == 1) {
        errors.add(
            RowError.of(
                ImportErrorType.ASSOCIATION_LIMIT_EXCEEDED, all.getFirst().row(), full.text()));
        return;
      }
      int middle = all.size() / 2;
      link(transaction, means, author, all.subList(0, middle), errors);
      link(transaction, means, author, all.subList(middle, all.size()), errors);
    }
  }

  /** The types of the association between two records of a row: as its labels say, or plain. */
  private List<AssociationType> meant(
      Means means, Row row, ObjectTypeId a, ObjectTypeId b, List<RowError> errors) {
    List<AssociationType> meant = new ArrayList<>();
    for (Column.Label column : setting.file().labels()) {
      boolean along = column.from().equals(a) && column.to().equals(b);
      if (!along && !(column.from().equals(b) && column.to().equals(a))
          || column.index() >= row.cells().size()) {
        continue;
      }
      List<AssociationType> known =
          means.associationTypes().between(portal(), column.from(), column.to());
      for (String label : row.cells().get(column.index()).split(";")) {
        if (!label.isBlank()) {
          known.stream()
              .filter(type -> isCalled(type, label.strip()))
              .findFirst()
              .ifPresentOrElse(meant::add, () -> errors.add(unknownLabel(row, column, label)));
        }
      }
    }
    if (meant.isEmpty()) {
      means.associationTypes().between(portal(), a, b).stream()
          .filter(type -> type.label().isEmpty())
          .findFirst()
          .ifPresent(meant::add);
    }
    return meant;
  }

  private PortalId portal() {
    return setting.work().portal();
  }

  private static boolean isCalled(AssociationType type, String label) {
    return type.label().filter(label::equalsIgnoreCase).isPresent()
        || type.name().equalsIgnoreCase(label);
  }

  private static RowError unknownLabel(Row row, Column.Label column, String label) {
    return new RowError(
        ImportErrorType.ASSOCIATION_LABEL_NOT_FOUND,
        row,
        column.index(),
        Optional.of(column.from()),
        label.strip(),
        "There is no association label '" + label.strip() + "'.");
  }

  private List<ImportRowStore.Keyed> keys(Map<Integer, Map<ObjectTypeId, ObjectId>> written) {
    List<ImportRowStore.Keyed> keys = new ArrayList<>();
    for (ObjectTypeId type : setting.file().types()) {
      for (Column.Value column : setting.file().values(type)) {
        if (column.keyed()) {
          written.forEach(
              (number, records) -> {
                ObjectId id = records.get(type);
                String value = cell(number, column.index());
                if (id != null && !value.isEmpty()) {
                  keys.add(
                      new ImportRowStore.Keyed(
                          type, column.property(), normal(type, column.property(), value), id));
                }
              });
        }
      }
    }
    return keys;
  }

  private List<ImportRowStore.Reference> references(
      Map<Integer, Map<ObjectTypeId, ObjectId>> written) {
    List<ImportRowStore.Reference> references = new ArrayList<>();
    for (Column.Reference column : setting.file().references()) {
      AssociationType type = column.association();
      written.forEach(
          (number, records) -> {
            ObjectId from = records.get(type.from());
            if (from != null) {
              for (String value : cell(number, column.index()).split(";")) {
                if (!value.isBlank()) {
                  references.add(
                      new ImportRowStore.Reference(
                          0,
                          type.from(),
                          from,
                          type.to(),
                          column.property(),
                          normal(type.to(), column.property(), value.strip()),
                          type.category(),
                          type.typeId(),
                          setting.fileNumber(),
                          rows.get(number).line(),
                          column.index()));
                }
              }
            }
          });
    }
    return references;
  }

  private String cell(int row, int column) {
    List<String> cells = rows.get(row).cells();
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  /** A value in the form in which the other side keeps it. */
  private String normal(ObjectTypeId type, String property, String value) {
    PropertyDefinitions definitions = setting.definitions().get(type);
    return definitions == null
        ? value
        : PropertyValues.normalised(definitions, property, value.replace("\0", ""));
  }
}
