package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyValues;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Json;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes records: any number in a constant number of statements. */
final class Revision {

  private final Journal journal;
  private final ObjectStore store;
  private final UniqueValueStore uniqueValues;
  private final StageRules stageRules;
  private final StageValues stageValues;
  private final Counterparts counterparts;

  Revision(
      Journal journal,
      ObjectStore store,
      UniqueValueStore uniqueValues,
      StageRules stageRules,
      Counterparts counterparts) {
    this.counterparts = counterparts;
    this.stageRules = stageRules;
    this.stageValues = new StageValues(stageRules);
    this.journal = journal;
    this.store = store;
    this.uniqueValues = uniqueValues;
  }

  /** A change whose values are checked and normalised; null clears. */
  record Planned(ObjectChange input, Map<String, @Nullable String> values) {}

  /**
   * @throws Problem 400 for values that are not valid, or if there are none
   */
  static Planned plan(Author author, PropertyDefinitions definitions, ObjectChange input) {
    if (input.properties().isEmpty()) {
      throw ObjectProblems.nothingToUpdate();
    }
    return new Planned(
        input,
        PropertyValues.check(author.portal(), definitions, input.properties(), author.now()));
  }

  private record Revised(
      Planned planned, CrmObject before, CrmObject after, Map<String, @Nullable String[]> delta) {}

  /**
   * Applies changes to the records of these ids; conflicts are reported and their records left as
   * they were.
   */
  BatchOutcome<Written> apply(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      Map<ObjectId, Planned> plans)
      throws SQLException {
    List<BatchOutcome.ItemProblem> problems = new ArrayList<>();
    Map<ObjectId, Revised> revised = new LinkedHashMap<>();
    Set<ObjectId> missing = new LinkedHashSet<>(plans.keySet());
    for (CrmObject before : store.lock(transaction, author.portal(), type, plans.keySet())) {
      Planned planned = Objects.requireNonNull(plans.get(before.id()));
      missing.remove(before.id());
      try {
        revised.put(before.id(), revise(author, type, definitions, planned, before));
      } catch (Problem problem) {
        problems.add(ItemProblems.of(planned.input(), problem));
      }
    }
    if (!missing.isEmpty()) {
      List<String> ids =
          missing.stream().map(id -> Objects.requireNonNull(plans.get(id)).input().id()).toList();
      problems.add(ItemProblems.missing(ObjectProblems.someNotFound(type), ids));
    }
    exchangeUniqueValues(transaction, author, type, definitions, revised, problems);
    List<Revised> changed =
        revised.values().stream().filter(each -> !each.delta().isEmpty()).toList();
    if (!changed.isEmpty()) {
      List<CrmObject> objects = changed.stream().map(Revised::after).toList();
      store.update(transaction, author.portal(), type, objects);
      counterparts.of(type).changed(transaction, author, objects);
      journal.append(
          transaction,
          author.portal(),
          changed.stream().map(each -> change(author, type, each)).toList());
    }
    return new BatchOutcome<>(
        revised.values().stream().map(each -> written(each, type)).toList(), problems);
  }

  private Revised revise(
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      Planned planned,
      CrmObject before) {
    Map<String, String> values = new HashMap<>(before.properties());
    Map<String, String> set = new HashMap<>();
    Instant createdAt = before.createdAt();
    for (Map.Entry<String, @Nullable String> entry : planned.values().entrySet()) {
      String name = entry.getKey();
      String value = entry.getValue();
      if (type.isTimestamp(name)) {
        createdAt =
            value != null && name.equals(type.createdProperty()) ? Instant.parse(value) : createdAt;
      } else if (value == null) {
        values.remove(name);
      } else if (Lifecycle.isStepBack(definitions, name, values.get(name), value)) {
        continue;
      } else {
        String whole =
            PropertyValues.isAppending(value)
                ? PropertyValues.appended(values.getOrDefault(name, ""), value)
                : value;
        if (!whole.equals(values.put(name, whole))) {
          set.put(name, whole);
        }
      }
    }
    AutomaticProperties.derive(values, set, type, definitions, author);
    stageRules.check(author.portal(), type, set, values);
    counterparts.of(type).check(before.properties(), values);
    stageValues.derive(
        author.portal(), type, definitions, before.properties(), values, createdAt, author.now());
    CalculatedValues.derive(definitions, values);
    boolean same = values.equals(before.properties()) && createdAt.equals(before.createdAt());
    if (!same) {
      AutomaticProperties.touched(values, definitions, author.source());
    }
    Map<String, @Nullable String[]> delta = delta(before.properties(), values);
    if (!createdAt.equals(before.createdAt())) {
      delta.put(
          type.createdProperty(),
          new @Nullable String[] {before.createdAt().toString(), createdAt.toString()});
    }
    CrmObject after =
        same ? before : new CrmObject(before.id(), values, createdAt, author.now(), null);
    return new Revised(planned, before, after, delta);
  }

  private static Map<String, @Nullable String[]> delta(
      Map<String, String> before, Map<String, String> after) {
    Map<String, @Nullable String[]> delta = new TreeMap<>();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String old = before.get(name);
      String now = after.get(name);
      if (!Objects.equals(old, now)) {
        delta.put(name, new @Nullable String[] {old, now});
      }
    }
    return delta;
  }

  /** Lets go of the old values first, so that two records of a batch may exchange theirs. */
  private void exchangeUniqueValues(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      Map<ObjectId, Revised> revised,
      List<BatchOutcome.ItemProblem> problems)
      throws SQLException {
    List<UniqueValue> released = new ArrayList<>();
    List<UniqueValue> wanted = new ArrayList<>();
    for (Revised each : revised.values()) {
      List<UniqueValue> before = UniqueValues.of(each.before(), definitions);
      List<UniqueValue> after = UniqueValues.of(each.after(), definitions);
      before.stream().filter(value -> !after.contains(value)).forEach(released::add);
      after.stream().filter(value -> !before.contains(value)).forEach(wanted::add);
    }
    uniqueValues.release(transaction, author.portal(), type, released);
    List<UniqueValue> refused = uniqueValues.claim(transaction, author.portal(), type, wanted);
    if (refused.isEmpty()) {
      return;
    }
    Map<UniqueValue, ObjectId> holders =
        uniqueValues.holders(transaction, author.portal(), type, refused);
    Map<ObjectId, Problem> failed = new LinkedHashMap<>();
    for (UniqueValue value : refused) {
      ObjectId holder = holders.get(value);
      failed.putIfAbsent(
          value.holder(),
          holder == null
              ? ObjectProblems.busy()
              : holder.equals(UniqueValues.NOBODY)
                  ? ObjectProblems.blocked(value.value())
                  : ObjectProblems.valueTaken(author.portal(), type, value, holder));
    }
    if (!takeBack(transaction, author, type, failed.keySet(), released, wanted)) {
      throw failed.values().iterator().next();
    }
    failed.forEach(
        (id, problem) -> {
          Revised dropped = Objects.requireNonNull(revised.remove(id));
          problems.add(ItemProblems.of(dropped.planned().input(), problem));
        });
  }

  /**
   * Whether the failed records have their old values again; another item of the batch may have
   * taken one.
   */
  private boolean takeBack(
      Connection transaction,
      Author author,
      ObjectType type,
      Collection<ObjectId> failed,
      List<UniqueValue> released,
      List<UniqueValue> wanted)
      throws SQLException {
    uniqueValues.release(
        transaction,
        author.portal(),
        type,
        wanted.stream().filter(value -> failed.contains(value.holder())).toList());
    return uniqueValues
        .claim(
            transaction,
            author.portal(),
            type,
            released.stream().filter(value -> failed.contains(value.holder())).toList())
        .isEmpty();
  }

  private static Change change(Author author, ObjectType type, Revised revised) {
    return new Change(
        new Subject(type.id().value(), revised.after().id().value()),
        Change.Kind.UPDATED,
        author.now(),
        author.source(),
        Json.mapper().writeValueAsString(revised.delta()));
  }

  /**
   * The answer to an update shows what was sent, what followed from it, and the three that are
   * always there.
   */
  private static Written written(Revised revised, ObjectType type) {
    Set<String> shown = new LinkedHashSet<>(revised.planned().values().keySet());
    shown.addAll(revised.delta().keySet());
    shown.add(CrmObject.ID);
    shown.add(type.createdProperty());
    shown.add(type.modifiedProperty());
    return new Written(revised.after(), shown, false, revised.planned().input().trace());
  }
}
