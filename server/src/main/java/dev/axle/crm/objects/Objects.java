package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.owners.Owners;
import dev.axle.crm.pipelines.Pipelines;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes records of any type. Every write is a batch, a single one a batch of one; each is one
 * transaction with its journal entries.
 */
public final class Objects {

  /**
   * Two upserts of the same new value may meet; the one that lost finds the record at its next try.
   */
  private static final int TRIES = 4;

  private final Database database;
  private final Properties properties;
  private final Journal journal;
  private final ObjectStore store = new ObjectStore();
  private final MergeStore merges = new MergeStore();
  private final UniqueValueStore uniqueValues = new UniqueValueStore();
  private final Identities identities = new Identities(uniqueValues);
  private final OwnerRule owners;
  private final Counterparts counterparts;
  private final Creation creation;
  private final Revision revision;
  private final Upsert upsert;
  private final BulkWrite bulk;
  private final DerivedValues derived;

  public Objects(
      Database database,
      ObjectTypes types,
      Properties properties,
      Associations associations,
      Journal journal,
      Pipelines pipelines,
      Owners owners,
      HomeRates rates,
      Predicate<PortalId> associatesCompanies,
      Counterparts counterparts) {
    this.counterparts = counterparts;
    this.owners = new OwnerRule(owners);
    StageRules stageRules = new StageRules(pipelines, rates);
    this.database = database;
    this.properties = properties;
    this.journal = journal;
    this.creation =
        new Creation(
            types,
            associations,
            journal,
            store,
            uniqueValues,
            stageRules,
            new EmailCompanies(associatesCompanies, types, properties, associations, store),
            counterparts);
    this.revision = new Revision(journal, store, uniqueValues, stageRules, counterparts);
    this.upsert = new Upsert(creation, revision, identities);
    this.bulk = new BulkWrite(creation, revision, identities, store, properties);
    this.derived = new DerivedValues(store, revision, properties);
  }

  /** Writes of many records within a transaction of the caller's. */
  public BulkWrite bulk() {
    return bulk;
  }

  /** Writes of values that nobody sets. */
  public DerivedValues derived() {
    return derived;
  }

  /**
   * @throws Problem 400 for what is not valid, 409 if a record with its email exists
   */
  public Written create(Author author, ObjectType type, NewObject input) {
    return createAll(author, type, List.of(input)).results().getFirst();
  }

  /**
   * Makes records. Items that can't be made are reported beside those that were if every item
   * carries a trace; else nothing is written.
   */
  public BatchOutcome<Written> createAll(Author author, ObjectType type, List<NewObject> inputs) {
    boolean each = inputs.stream().allMatch(input -> input.trace().isPresent());
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    Set<String> unknownOwners =
        owners.unknown(author.portal(), inputs.stream().map(NewObject::properties).toList());
    List<Draft> drafts = new ArrayList<>();
    List<BatchOutcome.ItemProblem> problems = new ArrayList<>();
    for (NewObject input : inputs) {
      try {
        owners.check(author.portal(), unknownOwners, input.properties());
        drafts.add(creation.draft(author, type, definitions, input));
      } catch (Problem problem) {
        problems.add(ItemProblems.of(input, tolerated(each, problem)));
      }
    }
    BatchOutcome<Written> made =
        database.transaction(
            transaction ->
                tolerated(each, creation.insert(transaction, author, type, definitions, drafts)));
    return new BatchOutcome<Written>(List.of(), problems).and(made);
  }

  private static Problem tolerated(boolean each, Problem problem) {
    if (!each) {
      throw problem;
    }
    return problem;
  }

  /**
   * A record that is missing is reported in any case; all else only if the batch asked for item by
   * item.
   */
  private static BatchOutcome<Written> tolerated(boolean each, BatchOutcome<Written> outcome) {
    for (BatchOutcome.ItemProblem item : outcome.problems()) {
      if (item.problem().status() != 404) {
        tolerated(each, item.problem());
      }
    }
    return outcome;
  }

  /**
   * @throws Problem 404 if there is no such record, 400 for what is not valid
   */
  public Written update(Author author, ObjectType type, ObjectChange input) {
    if (input.idProperty().isEmpty()) {
      ObjectId.of(input.id());
    }
    BatchOutcome<Written> outcome = updateAll(author, type, List.of(input));
    if (outcome.results().isEmpty() && input.idProperty().isEmpty()) {
      outcome = updateAll(author, type, List.of(input.of(present(author, type, input.id()))));
    }
    if (outcome.results().isEmpty()) {
      throw ObjectProblems.notFound();
    }
    return outcome.results().getFirst();
  }

  /** The record that one has become by a merge. */
  private ObjectId present(Author author, ObjectType type, String id) {
    ObjectId former = ObjectId.of(id);
    return database
        .read(connection -> merges.present(connection, author.portal(), type, List.of(former)))
        .getOrDefault(former, former);
  }

  /** Changes records; those that are missing are reported beside those that were changed. */
  public BatchOutcome<Written> updateAll(
      Author author, ObjectType type, List<ObjectChange> inputs) {
    boolean each = inputs.stream().allMatch(input -> input.trace().isPresent());
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    Set<String> unknownOwners =
        owners.unknown(author.portal(), inputs.stream().map(ObjectChange::properties).toList());
    List<Revision.Planned> plans = new ArrayList<>();
    List<BatchOutcome.ItemProblem> problems = new ArrayList<>();
    for (ObjectChange input : inputs) {
      try {
        owners.check(author.portal(), unknownOwners, input.properties());
        plans.add(Revision.plan(author, definitions, identified(type, definitions, input)));
      } catch (Problem problem) {
        problems.add(ItemProblems.of(input, tolerated(each, problem)));
      }
    }
    refuseRepeated(plans.stream().map(planned -> planned.input().id()).toList());
    BatchOutcome<Written> changed =
        database.transaction(
            transaction ->
                tolerated(each, applyAll(transaction, author, type, definitions, plans)));
    return new BatchOutcome<Written>(List.of(), problems).and(changed);
  }

  private ObjectChange identified(
      ObjectType type, PropertyDefinitions definitions, ObjectChange input) {
    String idProperty = input.idProperty().orElse(CrmObject.ID);
    String value = identities.normalised(type, definitions, idProperty, input.id());
    return new ObjectChange(value, Optional.of(idProperty), input.properties(), input.trace());
  }

  private BatchOutcome<Written> applyAll(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      List<Revision.Planned> plans)
      throws SQLException {
    Map<ObjectId, Revision.Planned> byId = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    Map<String, Map<String, ObjectId>> found = new LinkedHashMap<>();
    for (Revision.Planned planned : plans) {
      String property = planned.input().idProperty().orElse(CrmObject.ID);
      Map<String, ObjectId> holders = found.get(property);
      if (holders == null) {
        holders =
            identities.find(transaction, author.portal(), type, property, values(plans, property));
        found.put(property, holders);
      }
      ObjectId id = holders.get(planned.input().id());
      if (id == null) {
        unknown.add(planned.input().id());
      } else if (byId.put(id, planned) != null) {
        throw ObjectProblems.repeatedIds(List.of(id.toString()));
      }
    }
    BatchOutcome<Written> outcome =
        byId.isEmpty()
            ? new BatchOutcome<>(List.of(), List.of())
            : revision.apply(transaction, author, type, definitions, byId);
    return unknown.isEmpty()
        ? outcome
        : outcome.and(
            new BatchOutcome<>(
                List.of(),
                List.of(ItemProblems.missing(ObjectProblems.someNotFound(type), unknown))));
  }

  private static List<String> values(List<Revision.Planned> plans, String property) {
    return plans.stream()
        .filter(planned -> planned.input().idProperty().orElse(CrmObject.ID).equals(property))
        .map(planned -> planned.input().id())
        .toList();
  }

  private static void refuseRepeated(List<String> ids) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        repeated.add(id);
      }
    }
    if (!repeated.isEmpty()) {
      throw ObjectProblems.repeatedIds(repeated);
    }
  }

  /** Changes the records that have the unique values, and makes those that are missing. */
  public BatchOutcome<Written> upsertAll(
      Author author, ObjectType type, List<ObjectChange> inputs) {
    boolean each = inputs.stream().allMatch(input -> input.trace().isPresent());
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    Set<String> unknownOwners =
        owners.unknown(author.portal(), inputs.stream().map(ObjectChange::properties).toList());
    inputs.forEach(input -> owners.check(author.portal(), unknownOwners, input.properties()));
    List<Upsert.Planned> plans =
        inputs.stream().map(input -> upsert.plan(type, definitions, input)).toList();
    refuseRepeated(plans.stream().map(planned -> planned.input().id()).toList());
    for (int attempt = 1; ; attempt++) {
      try {
        return database.transaction(
            transaction ->
                tolerated(each, upsert.apply(transaction, author, type, definitions, plans)));
      } catch (Problem problem) {
        if (problem.status() != 409 || attempt == TRIES) {
          throw problem;
        }
      }
    }
  }

  /** Moves records to the recycle bin; those that are not there are passed over. */
  public void archive(Author author, ObjectType type, Collection<ObjectId> ids) {
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    database.transaction(
        transaction -> {
          List<CrmObject> present = store.lock(transaction, author.portal(), type, ids);
          List<UniqueValue> held = new ArrayList<>();
          present.forEach(object -> held.addAll(UniqueValues.of(object, definitions)));
          uniqueValues.release(transaction, author.portal(), type, held);
          List<ObjectId> archived = present.stream().map(CrmObject::id).toList();
          store.archive(transaction, author.portal(), type, archived, author.now());
          counterparts.of(type).archived(transaction, author, archived);
          journal.append(
              transaction,
              author.portal(),
              present.stream()
                  .map(
                      object ->
                          new Change(
                              new Subject(type.id().value(), object.id().value()),
                              Change.Kind.ARCHIVED,
                              author.now(),
                              author.source(),
                              "{}"))
                  .toList());
          return present.size();
        });
  }
}
