package dev.axle.crm.imports;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.associations.Endpoint;
import dev.axle.crm.associations.Link;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Some references of an import, to be followed when all of its records are there. */
final class ReferenceBatch {

  private static final String ID = "hs_object_id";

  private record Name(ObjectTypeId type, String property) {}

  private record Followed(ImportRowStore.Reference reference, List<Link> links) {}

  private final Import work;
  private final List<ImportRowStore.Reference> references;
  private final Function<ObjectTypeId, ObjectType> types;

  ReferenceBatch(
      Import work,
      List<ImportRowStore.Reference> references,
      Function<ObjectTypeId, ObjectType> types) {
    this.work = work;
    this.references = references;
    this.types = types;
  }

  /** False if the import is not to go on. */
  boolean write(
      Connection transaction,
      ImportBatch.Means means,
      Author author,
      Import.Position from,
      Import.Position to)
      throws SQLException {
    if (!means.progress().hold(transaction, work, from)) {
      return false;
    }
    Map<Integer, List<RowError>> errors = new LinkedHashMap<>();
    Map<Name, Map<String, List<ObjectId>>> found = find(transaction, means);
    List<Followed> followed = new ArrayList<>();
    for (ImportRowStore.Reference reference : references) {
      List<ObjectId> ids =
          found
              .getOrDefault(new Name(reference.toType(), reference.property()), Map.of())
              .getOrDefault(reference.value(), List.of());
      Optional<AssociationType> type =
          means
              .associationTypes()
              .between(work.portal(), reference.fromType(), reference.toType())
              .stream()
              .filter(
                  each ->
                      each.typeId() == reference.typeId()
                          && each.category().equals(reference.category()))
              .findFirst();
      if (ids.isEmpty() || type.isEmpty()) {
        add(
            errors,
            reference,
            ImportErrorType.ASSOCIATION_RECORD_NOT_FOUND,
            "There is no record whose %s is '%s'."
                .formatted(reference.property(), reference.value()));
      } else {
        followed.add(
            new Followed(
                reference,
                ids.stream().map(id -> new Link(type.get(), reference.from(), id)).toList()));
      }
    }
    link(transaction, means, author, followed, errors);
    for (Map.Entry<Integer, List<RowError>> each : errors.entrySet()) {
      means.rows().insertErrors(transaction, work, each.getKey(), each.getValue(), author.now());
    }
    long count = errors.values().stream().mapToLong(List::size).sum();
    means.progress().advance(transaction, work, to, Map.of(Counter.ERRORS, count), author.now());
    return true;
  }

  private Map<Name, Map<String, List<ObjectId>>> find(
      Connection transaction, ImportBatch.Means means) throws SQLException {
    Map<Name, Set<String>> wanted = new LinkedHashMap<>();
    for (ImportRowStore.Reference reference : references) {
      wanted
          .computeIfAbsent(
              new Name(reference.toType(), reference.property()), name -> new LinkedHashSet<>())
          .add(reference.value());
    }
    Map<Name, Map<String, List<ObjectId>>> found = new HashMap<>();
    for (Map.Entry<Name, Set<String>> each : wanted.entrySet()) {
      Name name = each.getKey();
      Map<String, List<ObjectId>> ids =
          new HashMap<>(
              means.rows().keyed(transaction, work, name.type(), name.property(), each.getValue()));
      means
          .objects()
          .find(
              transaction,
              work.portal(),
              types.apply(name.type()),
              name.property(),
              each.getValue())
          .forEach(ids::putIfAbsent);
      if (name.property().equals(ID)) {
        dropMissing(transaction, means, name.type(), ids);
      }
      found.put(name, ids);
    }
    return found;
  }

  /** Numbers are found at their word, so whether records bear them is still to be seen. */
  private void dropMissing(
      Connection transaction,
      ImportBatch.Means means,
      ObjectTypeId type,
      Map<String, List<ObjectId>> ids)
      throws SQLException {
    Set<Endpoint> missing =
        means
            .associations()
            .missing(
                transaction,
                work.portal(),
                ids.values().stream()
                    .flatMap(List::stream)
                    .map(id -> new Endpoint(type, id))
                    .toList());
    ids.values().removeIf(each -> missing.contains(new Endpoint(type, each.getFirst())));
  }

  private static void link(
      Connection transaction,
      ImportBatch.Means means,
      Author author,
      List<Followed> all,
      Map<Integer, List<RowError>> errors)
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
        add(
            errors,
            all.getFirst().reference(),
            ImportErrorType.ASSOCIATION_LIMIT_EXCEEDED,
            full.text());
        return;
      }
      int middle = all.size() / 2;
      link(transaction, means, author, all.subList(0, middle), errors);
      link(transaction, means, author, all.subList(middle, all.size()), errors);
    }
  }

  private static void add(
      Map<Integer, List<RowError>> errors,
      ImportRowStore.Reference reference,
      ImportErrorType type,
      String message) {
    errors
        .computeIfAbsent(reference.file(), file -> new ArrayList<>())
        .add(
            new RowError(
                type,
                new Row(reference.line(), List.of(), Optional.empty()),
                reference.column(),
                Optional.of(reference.fromType()),
                reference.value(),
                message));
  }
}
