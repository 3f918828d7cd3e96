package dev.axle.crm.objects;

import dev.axle.crm.associations.AssociationProblems;
import dev.axle.crm.associations.Associations;
import dev.axle.crm.associations.Endpoint;
import dev.axle.crm.associations.Link;
import dev.axle.crm.associations.Wanted;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyValues;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records: any number in a constant number of statements. */
final class Creation {

  private final ObjectTypes types;
  private final Associations associations;
  private final Journal journal;
  private final ObjectStore store;
  private final UniqueValueStore uniqueValues;
  private final StageRules stageRules;
  private final EmailCompanies emailCompanies;
  private final Counterparts counterparts;
  private final StageValues stageValues;
  private final ObjectIdStore ids = new ObjectIdStore();

  Creation(
      ObjectTypes types,
      Associations associations,
      Journal journal,
      ObjectStore store,
      UniqueValueStore uniqueValues,
      StageRules stageRules,
      EmailCompanies emailCompanies,
      Counterparts counterparts) {
    this.counterparts = counterparts;
    this.emailCompanies = emailCompanies;
    this.stageRules = stageRules;
    this.stageValues = new StageValues(stageRules);
    this.types = types;
    this.associations = associations;
    this.journal = journal;
    this.store = store;
    this.uniqueValues = uniqueValues;
  }

  /**
   * Checks what a new record brings.
   *
   * @throws Problem 400 for values that are not valid, required ones that are missing, associations
   *     that can't be
   */
  Draft draft(Author author, ObjectType type, PropertyDefinitions definitions, NewObject input) {
    return draft(
        author,
        type,
        PropertyValues.check(author.portal(), definitions, input.properties(), author.now()),
        input.associations(),
        input.trace());
  }

  /** As above, of values that are checked already. */
  Draft draft(
      Author author,
      ObjectType type,
      Map<String, @Nullable String> checked,
      List<Wanted> wishes,
      Optional<String> trace) {
    Map<String, String> values = HashMap.newHashMap(checked.size());
    checked.forEach(
        (name, value) -> {
          if (value != null) {
            values.put(
                name,
                PropertyValues.isAppending(value) ? PropertyValues.appended("", value) : value);
          }
        });
    List<String> missing =
        type.requiredProperties().stream()
            .filter(name -> !values.containsKey(name) && !type.defaults().containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw ObjectProblems.requiredMissing(type, missing);
    }
    stageRules.place(author.portal(), type, values);
    Optional<Instant> createdAt =
        Optional.ofNullable(values.remove(type.createdProperty())).map(Instant::parse);
    values.remove(type.modifiedProperty());
    List<Draft.Target> targets =
        wishes.stream()
            .map(
                wanted ->
                    new Draft.Target(associations.type(author.portal(), type, wanted), wanted.to()))
            .toList();
    return new Draft(values, createdAt, targets, trace);
  }

  private record Made(Draft draft, CrmObject object) {}

  /**
   * Writes drafts; those that can't be written (a value is taken, a target is missing) are reported
   * and left out.
   */
  BatchOutcome<Written> insert(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      List<Draft> drafts)
      throws SQLException {
    List<BatchOutcome.ItemProblem> problems = new ArrayList<>();
    List<Draft> sound = withTargets(transaction, author, drafts, problems);
    List<ObjectId> numbers = ids.take(transaction, sound.size());
    Map<ObjectId, Made> made = new LinkedHashMap<>();
    for (int i = 0; i < sound.size(); i++) {
      made.put(numbers.get(i), make(author, type, definitions, sound.get(i), numbers.get(i)));
    }
    Counterpart counterpart = counterparts.of(type);
    drop(counterpart.refused(transaction, author, objects(made)), made, problems);
    drop(claim(transaction, author, type, definitions, made), made, problems);
    if (made.isEmpty()) {
      return new BatchOutcome<>(List.of(), problems);
    }
    List<CrmObject> objects = objects(made);
    store.insert(transaction, author.portal(), type, objects);
    counterpart.made(transaction, author, objects);
    journal.append(
        transaction,
        author.portal(),
        objects.stream()
            .map(
                object ->
                    new Change(
                        new Subject(type.id().value(), object.id().value()),
                        Change.Kind.CREATED,
                        author.now(),
                        author.source(),
                        PropertyJson.write(object.properties())))
            .toList());
    List<Link> links = links(made);
    links.addAll(
        emailCompanies.links(
            transaction,
            author,
            type,
            made.values().stream()
                .filter(each -> !each.draft().namesCompany())
                .map(Made::object)
                .toList(),
            this));
    associations.write(transaction, author, links);
    return new BatchOutcome<>(
        made.values().stream().map(each -> written(each, type)).toList(), problems);
  }

  private static List<CrmObject> objects(Map<ObjectId, Made> made) {
    return made.values().stream().map(Made::object).toList();
  }

  private Made make(
      Author author, ObjectType type, PropertyDefinitions definitions, Draft draft, ObjectId id) {
    Map<String, String> values = new HashMap<>(draft.values());
    Instant createdAt = draft.createdAt().orElse(author.now());
    CrmObject object = new CrmObject(id, values, createdAt, author.now(), null);
    AutomaticProperties.complete(values, type, definitions, object, author);
    definitions.counts().forEach(count -> values.putIfAbsent(count, "0"));
    stageValues.derive(
        author.portal(), type, definitions, Map.of(), values, createdAt, author.now());
    CalculatedValues.derive(definitions, values);
    return new Made(draft, object);
  }

  private static Written written(Made made, ObjectType type) {
    Set<String> shown = new LinkedHashSet<>(made.object().properties().keySet());
    shown.add(CrmObject.ID);
    shown.add(type.createdProperty());
    shown.add(type.modifiedProperty());
    return new Written(made.object(), shown, true, made.draft().trace());
  }

  private List<Draft> withTargets(
      Connection transaction,
      Author author,
      List<Draft> drafts,
      List<BatchOutcome.ItemProblem> problems)
      throws SQLException {
    Set<Endpoint> references = new LinkedHashSet<>();
    drafts.forEach(draft -> draft.targets().forEach(target -> references.add(target.reference())));
    if (references.isEmpty()) {
      return drafts;
    }
    Set<Endpoint> missing = associations.missing(transaction, author.portal(), references);
    List<Draft> sound = new ArrayList<>();
    for (Draft draft : drafts) {
      List<String> invalid =
          draft.targets().stream()
              .map(Draft.Target::reference)
              .filter(missing::contains)
              .map(reference -> name(author, reference))
              .distinct()
              .toList();
      if (invalid.isEmpty()) {
        sound.add(draft);
      } else {
        problems.add(ItemProblems.of(draft, AssociationProblems.invalidTargets(invalid)));
      }
    }
    return sound;
  }

  private String name(Author author, Endpoint reference) {
    return types.named(author.portal(), reference.type().value()).fullyQualifiedName()
        + "="
        + reference.id();
  }

  /** Claims the unique values of new records, and says which records can't have theirs. */
  private Map<ObjectId, Problem> claim(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      Map<ObjectId, Made> made)
      throws SQLException {
    List<UniqueValue> wanted = new ArrayList<>();
    for (Made each : made.values()) {
      wanted.addAll(UniqueValues.of(each.object(), definitions));
    }
    List<UniqueValue> refused = uniqueValues.claim(transaction, author.portal(), type, wanted);
    if (refused.isEmpty()) {
      return Map.of();
    }
    Map<UniqueValue, ObjectId> holders =
        uniqueValues.holders(transaction, author.portal(), type, refused);
    Map<ObjectId, Problem> problems = new LinkedHashMap<>();
    for (UniqueValue value : refused) {
      ObjectId holder = holders.get(value);
      problems.putIfAbsent(
          value.holder(),
          holder == null
              ? ObjectProblems.busy()
              : UniqueValues.problem(author.portal(), type, value, holder, made.keySet()));
    }
    uniqueValues.release(
        transaction,
        author.portal(),
        type,
        wanted.stream().filter(value -> problems.containsKey(value.holder())).toList());
    return problems;
  }

  private static void drop(
      Map<ObjectId, Problem> refused,
      Map<ObjectId, Made> made,
      List<BatchOutcome.ItemProblem> problems) {
    refused.forEach(
        (id, problem) -> {
          Made dropped = made.remove(id);
          if (dropped != null) {
            problems.add(ItemProblems.of(dropped.draft(), problem));
          }
        });
  }

  private static List<Link> links(Map<ObjectId, Made> made) {
    List<Link> links = new ArrayList<>();
    made.forEach(
        (id, each) ->
            each.draft()
                .targets()
                .forEach(target -> links.add(new Link(target.type(), id, target.id()))));
    return links;
  }
}
