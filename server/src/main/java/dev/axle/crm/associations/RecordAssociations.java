package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
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

/**
 * Associates records of two types, takes them apart again, and reads what is associated. Every
 * write is a batch and one transaction.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 */
public final class RecordAssociations {

  private static final int CHUNK = 1_000;

  private final Database database;
  private final AssociationDefinitions definitions;
  private final Associations associations;
  private final AssociatedStore associated = new AssociatedStore();

  public RecordAssociations(
      Database database, AssociationDefinitions definitions, Associations associations) {
    this.database = database;
    this.definitions = definitions;
    this.associations = associations;
  }

  /** Two records, and the types that hold or are to hold between them. */
  public record Tie(ObjectId from, ObjectId to, List<AssociationType> types) {
    public Tie {
      types = List.copyOf(types);
    }
  }

  /** What became of a batch; of each failure, which record it is about. */
  record Outcome(List<Tie> tied, List<Failure> failures) {}

  record Failure(Problem problem, Tie tie) {}

  /**
   * The types that a request names for a pair.
   *
   * @throws Problem 400 if there are none, or one isn't of this pair
   */
  List<AssociationType> types(
      PortalId portal, ObjectType from, ObjectType to, List<AssociationWire.Spec> specs) {
    if (specs.isEmpty()) {
      throw AssociationProblems.noTypes();
    }
    List<AssociationType> types = new ArrayList<>();
    for (AssociationWire.Spec spec : specs) {
      AssociationType type =
          associations.type(
              portal,
              from,
              new Wanted(new ObjectId(1), spec.associationCategory(), spec.associationTypeId()));
      if (!type.to().equals(to.id())) {
        throw AssociationProblems.wrongTarget(to.id(), type);
      }
      types.add(type);
    }
    return types;
  }

  /**
   * The type that v3 names by its name or its id.
   *
   * @throws Problem 400 if there is none of this pair
   */
  public AssociationType named(PortalId portal, ObjectType from, ObjectType to, String nameOrId) {
    AssociationTypes all = definitions.of(portal);
    return all.named(from.id(), to.id(), nameOrId)
        .or(
            () ->
                all.between(from.id(), to.id()).stream()
                    .filter(type -> Integer.toString(type.typeId()).equals(nameOrId))
                    .findFirst())
        .orElseThrow(() -> AssociationProblems.unknownName(from, to, nameOrId));
  }

  /**
   * The plain type of a pair.
   *
   * @throws Problem 400 if records of these types can't be associated
   */
  AssociationType plain(PortalId portal, ObjectType from, ObjectType to) {
    return definitions
        .of(portal)
        .plain(from.id(), to.id())
        .orElseThrow(() -> AssociationProblems.notAssociable(from, to));
  }

  AssociationType inverse(PortalId portal, AssociationType type) {
    return definitions.of(portal).inverse(type).orElse(type);
  }

  /** Adds to what the pairs have; those whose records are missing are reported and left out. */
  Outcome associate(Author author, ObjectType from, ObjectType to, List<Tie> ties) {
    return database.transaction(
        transaction -> {
          Set<Endpoint> missing = missing(transaction, author.portal(), from, to, ties);
          List<Tie> sound = new ArrayList<>();
          List<Failure> failures = new ArrayList<>();
          for (Tie tie : ties) {
            List<String> names = names(from, to, tie, missing);
            if (names.isEmpty()) {
              sound.add(tie);
            } else {
              failures.add(new Failure(AssociationProblems.invalidTargets(names), tie));
            }
          }
          associations.write(transaction, author, links(sound));
          return new Outcome(sound, failures);
        });
  }

  /**
   * Makes the labels of one pair those of the tie.
   *
   * @throws Problem 404 if the first record is missing, 400 if the second is
   */
  public void replace(Author author, ObjectType from, ObjectType to, Tie tie) {
    database.transaction(
        transaction -> {
          check(transaction, author.portal(), from, to, tie);
          Set<Link> kept = new HashSet<>(links(List.of(tie)));
          associations.keepOnly(
              transaction, author, List.of(pair(from, to, tie.from(), tie.to())), kept);
          associations.write(transaction, author, kept);
          return tie;
        });
  }

  /**
   * Adds a type to one pair.
   *
   * @throws Problem 404 if the first record is missing, 400 if the second is
   */
  public void add(Author author, ObjectType from, ObjectType to, Tie tie) {
    database.transaction(
        transaction -> {
          check(transaction, author.portal(), from, to, tie);
          associations.write(transaction, author, links(List.of(tie)));
          return tie;
        });
  }

  private void check(
      Connection transaction, PortalId portal, ObjectType from, ObjectType to, Tie tie)
      throws SQLException {
    Set<Endpoint> missing = missing(transaction, portal, from, to, List.of(tie));
    if (missing.contains(new Endpoint(from.id(), tie.from()))) {
      throw AssociationProblems.noSuchRecord(tie.from());
    }
    if (!missing.isEmpty()) {
      throw AssociationProblems.invalidTargets(names(from, to, tie, missing));
    }
  }

  private Set<Endpoint> missing(
      Connection connection, PortalId portal, ObjectType from, ObjectType to, List<Tie> ties)
      throws SQLException {
    Set<Endpoint> all = new LinkedHashSet<>();
    for (Tie tie : ties) {
      all.add(new Endpoint(from.id(), tie.from()));
      all.add(new Endpoint(to.id(), tie.to()));
    }
    return associations.missing(connection, portal, all);
  }

  private static List<String> names(
      ObjectType from, ObjectType to, Tie tie, Set<Endpoint> missing) {
    List<String> names = new ArrayList<>();
    if (missing.contains(new Endpoint(from.id(), tie.from()))) {
      names.add(from.fullyQualifiedName() + "=" + tie.from());
    }
    if (missing.contains(new Endpoint(to.id(), tie.to()))) {
      names.add(to.fullyQualifiedName() + "=" + tie.to());
    }
    return names;
  }

  private static List<Link> links(Collection<Tie> ties) {
    return ties.stream()
        .flatMap(tie -> tie.types().stream().map(type -> new Link(type, tie.from(), tie.to())))
        .toList();
  }

  private static AssociationStore.Pair pair(
      ObjectType from, ObjectType to, ObjectId fromId, ObjectId toId) {
    return new AssociationStore.Pair(from.id(), fromId, to.id(), toId);
  }

  /** Takes away all that each record has to do with its others; what isn't there is passed over. */
  void separate(
      Author author, ObjectType from, ObjectType to, Map<ObjectId, Set<ObjectId>> others) {
    List<AssociationStore.Pair> pairs = new ArrayList<>();
    others.forEach((one, all) -> all.forEach(other -> pairs.add(pair(from, to, one, other))));
    database.transaction(
        transaction -> {
          associations.separate(transaction, author, pairs);
          return pairs.size();
        });
  }

  /** Takes types away from pairs; the plain type takes all others with it. */
  public void untie(Author author, ObjectType from, ObjectType to, List<Tie> ties) {
    List<AssociationStore.Pair> whole = new ArrayList<>();
    List<Link> single = new ArrayList<>();
    for (Tie tie : ties) {
      if (tie.types().stream().anyMatch(AssociationType::isPlain)) {
        whole.add(pair(from, to, tie.from(), tie.to()));
      } else {
        single.addAll(links(List.of(tie)));
      }
    }
    database.transaction(
        transaction -> {
          associations.separate(transaction, author, whole);
          associations.unlink(transaction, author, single);
          return ties.size();
        });
  }

  /** Takes a label away from the portal, and from all records that carry it. */
  void deleteLabel(Author author, ObjectType from, ObjectType to, int typeId) {
    delete(author, definitions.ownLabel(author.portal(), from, to, typeId));
  }

  /**
   * Takes a type of the portal away, and from all records that are associated by it. The labels of
   * its pair go with a plain one.
   */
  public void delete(Author author, AssociationType type) {
    List<AssociationType> gone =
        type.isPlain()
            ? definitions.between(author.portal(), type.from(), type.to())
            : List.of(type);
    definitions.remove(author.portal(), gone);
    gone.forEach(each -> unlinkAll(author, each));
  }

  private void unlinkAll(Author author, AssociationType type) {
    database.transaction(
        transaction -> {
          int gone;
          do {
            gone = associations.unlinkSome(transaction, author, type, CHUNK);
          } while (gone == CHUNK);
          return gone;
        });
  }

  /** Another record, and the types by which it is associated. */
  record Associated(ObjectId to, List<AssociationType> types) {}

  /** What one record is associated with, and where the next page begins if there is more. */
  record Page(ObjectId from, List<Associated> associated, Optional<ObjectId> next) {}

  /**
   * A page of what a record is associated with.
   *
   * @throws Problem 404 if there is no such record
   */
  Page page(PortalId portal, ObjectType from, ObjectType to, ObjectId id, long after, int most) {
    List<Page> pages = pages(portal, from, to, List.of(new AssociatedStore.Start(id, after)), most);
    if (!pages.isEmpty()) {
      return pages.getFirst();
    }
    Endpoint endpoint = new Endpoint(from.id(), id);
    if (!database
        .read(connection -> associations.missing(connection, portal, List.of(endpoint)))
        .isEmpty()) {
      throw AssociationProblems.noSuchRecord(id);
    }
    return new Page(id, List.of(), Optional.empty());
  }

  /** Pages of what some records are associated with; those that have nothing are left out. */
  List<Page> pages(
      PortalId portal,
      ObjectType from,
      ObjectType to,
      List<AssociatedStore.Start> starts,
      int most) {
    AssociationTypes types = definitions.of(portal);
    Map<ObjectId, Map<ObjectId, List<AssociationType>>> found = new LinkedHashMap<>();
    for (AssociatedStore.Target target :
        database.read(
            connection ->
                associated.pages(connection, portal, from.id(), to.id(), starts, most + 1))) {
      List<AssociationType> ofPair =
          found
              .computeIfAbsent(target.from(), unused -> new LinkedHashMap<>())
              .computeIfAbsent(target.to(), unused -> new ArrayList<>());
      types.find(from.id(), to.id(), target.category(), target.typeId()).ifPresent(ofPair::add);
    }
    List<Page> pages = new ArrayList<>();
    found.forEach((id, others) -> pages.add(page(id, others, most)));
    return pages;
  }

  private static Page page(ObjectId id, Map<ObjectId, List<AssociationType>> others, int most) {
    List<Associated> all = new ArrayList<>();
    others.forEach((other, types) -> all.add(new Associated(other, types)));
    return all.size() > most
        ? new Page(id, all.subList(0, most), Optional.of(all.getLast().to()))
        : new Page(id, all, Optional.empty());
  }
}
