package dev.axle.crm.objects;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes records within a transaction of the caller's, who can so commit more with them, and says
 * of each what became of it. Items that mean the same record are written as one, later values over
 * earlier ones.
 */
public final class BulkWrite {

  /** The property that companies are told apart by although its values are not unique. */
  public static final String DOMAIN = "domain";

  /** Which records may be touched. */
  public enum Mode {
    CREATE,
    UPDATE,
    UPSERT
  }

  /** A property and a value in its kept form, which name a record. */
  public record Key(String property, String value) {}

  /**
   * Values for a record, checked and in the form in which they are kept.
   *
   * @param key empty: a new record
   */
  public record Item(Optional<Key> key, Map<String, @Nullable String> values) {}

  /** What became of an item. */
  public sealed interface Result {

    record Done(ObjectId id, boolean created) implements Result {}

    /**
     * @param property the property that it failed for, or empty
     */
    record Refused(Reason reason, String property, String message) implements Result {}
  }

  /** Why an item was not written. */
  public enum Reason {
    EXISTS,
    REPEATED,
    MISSING,
    AMBIGUOUS,
    TAKEN,
    REQUIRED,
    INVALID,
    FORGOTTEN,
    FAILED
  }

  /** How often items are tried whose key another transaction took in between. */
  private static final int TRIES = 4;

  private final Creation creation;
  private final Revision revision;
  private final ObjectStore store;
  private final BulkKeys keys;
  private final Properties properties;

  BulkWrite(
      Creation creation,
      Revision revision,
      Identities identities,
      ObjectStore store,
      Properties properties) {
    this.creation = creation;
    this.revision = revision;
    this.keys = new BulkKeys(identities, store, properties);
    this.store = store;
    this.properties = properties;
  }

  /** Writes items; the results are in their order. */
  public List<Result> write(
      Connection transaction, Author author, ObjectType type, Mode mode, List<Item> items)
      throws SQLException {
    @Nullable Result[] results = new Result[items.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      open.add(i);
    }
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      open = attempt(transaction, author, type, mode, items, open, results, attempt == TRIES);
    }
    List<Result> all = new ArrayList<>(results.length);
    for (@Nullable Result result : results) {
      all.add(
          result != null ? result : new Result.Refused(Reason.FAILED, "", "It was not written."));
    }
    return all;
  }

  /** One pass over the open items; returns those that are worth another. */
  private List<Integer> attempt(
      Connection transaction,
      Author author,
      ObjectType type,
      Mode mode,
      List<Item> items,
      List<Integer> open,
      @Nullable Result[] results,
      boolean last)
      throws SQLException {
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    Map<Key, List<ObjectId>> present =
        keys.present(transaction, author.portal(), type, items, open);
    Map<ObjectId, BulkGroup> updates = new LinkedHashMap<>();
    Map<Object, BulkGroup> creates = new LinkedHashMap<>();
    Map<Integer, ObjectId> holders = new LinkedHashMap<>();
    for (int index : open) {
      Item item = items.get(index);
      List<ObjectId> found = item.key().map(present::get).orElse(List.of());
      if (found == null) {
        found = List.of();
      }
      if (found.size() > 1) {
        results[index] = refused(Reason.AMBIGUOUS, item, "Several records have this value.");
      } else if (found.size() == 1 && mode == Mode.CREATE) {
        holders.put(index, found.getFirst());
      } else if (found.size() == 1) {
        updates.computeIfAbsent(found.getFirst(), id -> new BulkGroup(item.key())).add(index, item);
      } else if (mode == Mode.UPDATE || item.key().filter(BulkWrite::isNumber).isPresent()) {
        results[index] = refused(Reason.MISSING, item, "No record has this value.");
      } else {
        Object same = item.key().isPresent() ? item.key().get() : Integer.valueOf(index);
        BulkGroup group = creates.computeIfAbsent(same, key -> new BulkGroup(item.key()));
        if (mode == Mode.CREATE && !group.items().isEmpty()) {
          results[index] = refused(Reason.REPEATED, item, "An earlier row has the same value.");
        } else {
          group.add(index, item);
        }
      }
    }
    refuseHeld(transaction, author, type, items, holders, results);
    List<BulkGroup> again = new ArrayList<>();
    revise(transaction, author, type, definitions, updates, results, again);
    make(transaction, author, type, definitions, List.copyOf(creates.values()), results, again);
    if (last) {
      return List.of();
    }
    List<Integer> next = new ArrayList<>();
    for (BulkGroup group : again) {
      group.items().forEach(index -> results[index] = null);
      next.addAll(group.items());
    }
    return next;
  }

  private static boolean isNumber(Key key) {
    return key.property().equals(CrmObject.ID);
  }

  private static Result refused(Reason reason, Item item, String message) {
    return new Result.Refused(reason, item.key().map(Key::property).orElse(""), message);
  }

  /** A record that the same author made was made by an earlier row. */
  private void refuseHeld(
      Connection transaction,
      Author author,
      ObjectType type,
      List<Item> items,
      Map<Integer, ObjectId> holders,
      @Nullable Result[] results)
      throws SQLException {
    if (holders.isEmpty()) {
      return;
    }
    Set<ObjectId> own =
        store
            .find(transaction, author.portal(), type, new LinkedHashSet<>(holders.values()))
            .stream()
            .filter(
                object ->
                    author.source().id().equals(object.properties().get("hs_object_source_id"))
                        && author
                            .source()
                            .type()
                            .equals(object.properties().get("hs_object_source")))
            .map(CrmObject::id)
            .collect(Collectors.toSet());
    holders.forEach(
        (index, holder) ->
            results[index] =
                own.contains(holder)
                    ? refused(
                        Reason.REPEATED, items.get(index), "An earlier row has the same value.")
                    : refused(
                        Reason.EXISTS, items.get(index), "Record " + holder + " has this value."));
  }

  /**
   * The records that have these kept values of a property that tells records apart: the number, a
   * unique one, or the domain of companies. Numbers are taken at their word.
   */
  public Map<String, List<ObjectId>> find(
      Connection connection,
      PortalId portal,
      ObjectType type,
      String property,
      Collection<String> values)
      throws SQLException {
    return keys.find(connection, portal, type, property, values);
  }

  private void revise(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      Map<ObjectId, BulkGroup> updates,
      @Nullable Result[] results,
      List<BulkGroup> again)
      throws SQLException {
    if (updates.isEmpty()) {
      return;
    }
    List<BulkGroup> groups = new ArrayList<>();
    Map<ObjectId, Revision.Planned> plans = new LinkedHashMap<>();
    updates.forEach(
        (id, group) -> {
          plans.put(id, plan(id, group, groups.size()));
          groups.add(group);
        });
    Savepoint before = transaction.setSavepoint();
    BatchOutcome<Written> outcome;
    try {
      outcome = revision.apply(transaction, author, type, definitions, plans);
      transaction.releaseSavepoint(before);
    } catch (Problem inseparable) {
      transaction.rollback(before);
      if (updates.size() == 1) {
        settle(updates.values().iterator().next(), inseparable, results, again);
        return;
      }
      Map<ObjectId, BulkGroup> some = new LinkedHashMap<>();
      Map<ObjectId, BulkGroup> others = new LinkedHashMap<>();
      updates.forEach(
          (id, group) -> (some.size() < updates.size() / 2 ? some : others).put(id, group));
      revise(transaction, author, type, definitions, some, results, again);
      revise(transaction, author, type, definitions, others, results, again);
      return;
    }
    for (BulkGroup group : updates.values()) {
      group
          .items()
          .forEach(
              index ->
                  results[index] =
                      new Result.Refused(
                          Reason.MISSING,
                          group.key().map(Key::property).orElse(""),
                          "No record has this value."));
    }
    settle(outcome, groups, results, again);
  }

  private static Revision.Planned plan(ObjectId id, BulkGroup group, int number) {
    return new Revision.Planned(
        new ObjectChange(
            id.toString(), Optional.empty(), group.values(), Optional.of(Integer.toString(number))),
        group.values());
  }

  private void make(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      List<BulkGroup> groups,
      @Nullable Result[] results,
      List<BulkGroup> again)
      throws SQLException {
    List<Draft> drafts = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      BulkGroup group = groups.get(i);
      try {
        drafts.add(
            creation.draft(
                author, type, group.values(), List.of(), Optional.of(Integer.toString(i))));
      } catch (Problem incomplete) {
        List<String> missing = incomplete.context().getOrDefault("properties", List.of());
        Result refused =
            missing.isEmpty()
                ? new Result.Refused(Reason.INVALID, property(incomplete), incomplete.text())
                : new Result.Refused(
                    Reason.REQUIRED, String.join(", ", missing), incomplete.text());
        group.items().forEach(index -> results[index] = refused);
      }
    }
    if (!drafts.isEmpty()) {
      settle(
          creation.insert(transaction, author, type, definitions, drafts), groups, results, again);
    }
  }

  private static void settle(
      BatchOutcome<Written> outcome,
      List<BulkGroup> groups,
      @Nullable Result[] results,
      List<BulkGroup> again) {
    for (Written written : outcome.results()) {
      BulkGroup group = groups.get(Integer.parseInt(written.trace().orElseThrow()));
      boolean created = written.created();
      for (int index : group.items()) {
        results[index] = new Result.Done(written.object().id(), created);
        created = false;
      }
    }
    for (BatchOutcome.ItemProblem item : outcome.problems()) {
      for (String trace : item.context().getOrDefault("objectWriteTraceId", List.of())) {
        settle(groups.get(Integer.parseInt(trace)), item.problem(), results, again);
      }
    }
  }

  private static void settle(
      BulkGroup group, Problem problem, @Nullable Result[] results, List<BulkGroup> again) {
    String property = property(problem);
    if (problem.status() == 423
        || group.key().filter(k -> k.property().equals(property)).isPresent()) {
      again.add(group);
    }
    if ("GDPR_BLACKLISTED_EMAIL".equals(problem.subCategory())) {
      Result forgotten = new Result.Refused(Reason.FORGOTTEN, "email", problem.text());
      group.items().forEach(index -> results[index] = forgotten);
      return;
    }
    boolean taken =
        problem.details().stream()
            .allMatch(detail -> "CONFLICTING_UNIQUE_VALUE".equals(detail.code()));
    Result refused =
        new Result.Refused(taken ? Reason.TAKEN : Reason.INVALID, property, problem.text());
    group.items().forEach(index -> results[index] = refused);
  }

  /** The property that a problem is about, or empty. */
  private static String property(Problem problem) {
    return problem.status() == 409
        ? "email"
        : problem.details().stream()
            .map(detail -> detail.context().getOrDefault("propertyName", List.of()))
            .flatMap(List::stream)
            .findFirst()
            .orElse("");
  }
}
