package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The associations between records within a transaction: always in both directions, with at most
 * one primary, never more than a record may have.
 */
public final class Associations {

  private static final int CHUNK = 1_000;

  private final AssociationDefinitions definitions;
  private final AssociationStore store = new AssociationStore();
  private final AssociatedStore associated = new AssociatedStore();
  private final Journal journal;
  private final AssociationLimits limits;

  public Associations(
      AssociationDefinitions definitions, Journal journal, AssociationLimits limits) {
    this.limits = limits;
    this.definitions = definitions;
    this.journal = journal;
  }

  /**
   * The type that a wish names, checked.
   *
   * @throws dev.axle.edge.Problem 400 for a type id that is unknown or of another direction
   */
  public AssociationType type(PortalId portal, ObjectType from, Wanted wanted) {
    AssociationTypes types = definitions.of(portal);
    AssociationType type =
        types
            .withId(wanted.category(), wanted.typeId())
            .orElseThrow(() -> AssociationProblems.unknownType(wanted.category(), wanted.typeId()));
    if (!type.from().equals(from.id())) {
      throw AssociationProblems.wrongDirection(from.id(), type);
    }
    return type;
  }

  /** Which of these records are not there, or archived. */
  public Set<Endpoint> missing(
      Connection connection, PortalId portal, Collection<Endpoint> endpoints) throws SQLException {
    return endpoints.isEmpty() ? Set.of() : store.missing(connection, portal, endpoints);
  }

  /**
   * Writes links whose records exist, both directions and journal, in a constant number of
   * statements.
   *
   * @throws dev.axle.edge.Problem 400 if a record would have more associations than it may
   */
  public void write(Connection transaction, Author author, Collection<Link> links)
      throws SQLException {
    if (links.isEmpty()) {
      return;
    }
    PortalId portal = author.portal();
    AssociationTypes types = definitions.of(portal);
    Set<Link> wanted = new LinkedHashSet<>(links);
    for (Link link : links) {
      types
          .plain(link.type().from(), link.type().to())
          .ifPresent(plain -> wanted.add(new Link(plain, link.from(), link.to())));
    }
    Primary primary = Primary.in(wanted, types);
    wanted.removeIf(primary::isOutdone);
    List<AssociationStore.Row> gone = List.of();
    if (!primary.slots().isEmpty()) {
      store.lock(
          transaction,
          portal,
          primary.slots().stream()
              .map(slot -> new Endpoint(slot.type().from(), slot.owner()))
              .toList());
      Map<Primary.Slot, ObjectId> present = store.holders(transaction, portal, primary.slots());
      List<Link> replaced = primary.replaced(present);
      if (!replaced.isEmpty()) {
        gone = store.delete(transaction, portal, rows(replaced));
      }
      wanted.addAll(primary.added(present));
    }
    List<AssociationStore.Row> made = store.insert(transaction, portal, rows(wanted), author.now());
    refuseOverdrawn(transaction, portal, types, made);
    record(transaction, author, gone, made);
  }

  private void refuseOverdrawn(
      Connection transaction,
      PortalId portal,
      AssociationTypes types,
      List<AssociationStore.Row> made)
      throws SQLException {
    Set<AssociationStore.Capacity> capacities = new LinkedHashSet<>();
    for (AssociationStore.Row row : made) {
      types
          .find(row.fromType(), row.toType(), row.category(), row.typeId())
          .ifPresent(
              type -> {
                type.most()
                    .ifPresent(
                        most ->
                            capacities.add(new AssociationStore.Capacity(row.from(), type, most)));
                if (type.isPlain()) {
                  capacities.add(
                      new AssociationStore.Capacity(
                          row.from(), type, limits.most(portal, type.from(), type.to())));
                }
              });
    }
    if (capacities.isEmpty()) {
      return;
    }
    for (AssociationStore.Capacity full : store.overdrawn(transaction, portal, capacities)) {
      throw AssociationProblems.tooMany(
          full.type().from(), full.from(), full.type().to(), full.most());
    }
  }

  /** Takes away all that some pairs have to do with each other, in both directions. */
  void separate(Connection transaction, Author author, Collection<AssociationStore.Pair> pairs)
      throws SQLException {
    Set<AssociationStore.Pair> both = new LinkedHashSet<>(pairs);
    for (AssociationStore.Pair pair : pairs) {
      both.add(new AssociationStore.Pair(pair.toType(), pair.to(), pair.fromType(), pair.from()));
    }
    if (!both.isEmpty()) {
      record(transaction, author, store.deletePairs(transaction, author.portal(), both), List.of());
    }
  }

  /** Takes away links, in both directions. */
  void unlink(Connection transaction, Author author, Collection<Link> links) throws SQLException {
    if (!links.isEmpty()) {
      record(
          transaction, author, store.delete(transaction, author.portal(), rows(links)), List.of());
    }
  }

  /**
   * Takes away, of some pairs, every type but the plain one and those that are to stay. Waits for
   * other writers of the same records.
   */
  void keepOnly(
      Connection transaction,
      Author author,
      Collection<AssociationStore.Pair> pairs,
      Set<Link> kept)
      throws SQLException {
    AssociationTypes types = definitions.of(author.portal());
    store.lock(
        transaction,
        author.portal(),
        pairs.stream().map(pair -> new Endpoint(pair.fromType(), pair.from())).toList());
    List<Link> gone = new ArrayList<>();
    for (AssociationStore.Row row : store.between(transaction, author.portal(), pairs)) {
      types
          .find(row.fromType(), row.toType(), row.category(), row.typeId())
          .map(type -> new Link(type, row.from(), row.to()))
          .filter(link -> !link.type().isPlain() && !kept.contains(link))
          .ifPresent(gone::add);
    }
    unlink(transaction, author, gone);
  }

  /** Takes away up to {@code most} associations of a type, both directions; says how many. */
  int unlinkSome(Connection transaction, Author author, AssociationType type, int most)
      throws SQLException {
    List<AssociationStore.Row> gone = store.deleteSome(transaction, author.portal(), type, most);
    unlink(
        transaction,
        author,
        gone.stream().map(row -> new Link(type, row.from(), row.to())).toList());
    record(transaction, author, gone, List.of());
    return gone.size();
  }

  /**
   * Gives the associations of some records to another of their type. Where two had a primary, that
   * of the first stays.
   */
  public void move(
      Connection transaction, Author author, ObjectType type, List<ObjectId> former, ObjectId heir)
      throws SQLException {
    AssociationTypes types = definitions.of(author.portal());
    Set<AssociationType.Key> primaries = new HashSet<>();
    for (ObjectId one : former) {
      Set<AssociationType.Key> mine = new HashSet<>();
      List<AssociationStore.Row> gone;
      do {
        gone = store.deleteOf(transaction, author.portal(), type.id(), List.of(one), CHUNK);
        List<Link> links = new ArrayList<>();
        for (AssociationStore.Row row : gone) {
          types
              .find(row.fromType(), row.toType(), row.category(), row.typeId())
              .filter(found -> !former.contains(row.to()) || !row.toType().equals(type.id()))
              .filter(found -> !primaries.contains(found.key()))
              .ifPresent(
                  found -> {
                    links.add(new Link(found, heir, row.to()));
                    if (Primary.isExclusive(found)) {
                      mine.add(found.key());
                    }
                  });
        }
        record(transaction, author, gone, List.of());
        separate(transaction, author, backwards(gone));
        write(transaction, author, links);
      } while (gone.size() == CHUNK);
      primaries.addAll(mine);
    }
  }

  /** Takes all associations of some records away. */
  public void drop(Connection transaction, Author author, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    List<AssociationStore.Row> gone;
    do {
      gone = store.deleteOf(transaction, author.portal(), type.id(), ids, CHUNK);
      record(transaction, author, gone, List.of());
      separate(transaction, author, backwards(gone));
    } while (gone.size() == CHUNK);
  }

  private static Set<AssociationStore.Pair> backwards(List<AssociationStore.Row> rows) {
    Set<AssociationStore.Pair> pairs = new LinkedHashSet<>();
    rows.forEach(
        row ->
            pairs.add(
                new AssociationStore.Pair(row.toType(), row.to(), row.fromType(), row.from())));
    return pairs;
  }

  private void record(
      Connection transaction,
      Author author,
      List<AssociationStore.Row> gone,
      List<AssociationStore.Row> made)
      throws SQLException {
    List<Change> changes = new ArrayList<>(gone.size() + made.size());
    gone.forEach(row -> changes.add(change(Change.Kind.DISSOCIATED, row, author)));
    made.forEach(row -> changes.add(change(Change.Kind.ASSOCIATED, row, author)));
    journal.append(transaction, author.portal(), changes);
  }

  private static Set<AssociationStore.Row> rows(Collection<Link> links) {
    Set<AssociationStore.Row> rows = new LinkedHashSet<>();
    for (Link link : links) {
      AssociationType type = link.type();
      rows.add(
          new AssociationStore.Row(
              type.from(), link.from(), type.to(), link.to(), type.category(), type.typeId()));
      rows.add(
          new AssociationStore.Row(
              type.to(),
              link.to(),
              type.from(),
              link.from(),
              type.category(),
              type.inverseTypeId()));
    }
    return rows;
  }

  private static Change change(Change.Kind kind, AssociationStore.Row row, Author author) {
    String delta =
        """
        {"toType":"%s","toId":%s,"category":"%s","typeId":%d}"""
            .formatted(row.toType(), row.to(), row.category(), row.typeId());
    return new Change(
        new Subject(row.fromType().value(), row.from().value()),
        kind,
        author.now(),
        author.source(),
        delta);
  }

  /**
   * An associated record as the {@code associations} parameter shows it: one for each type of the
   * pair.
   */
  public record Inline(ObjectId id, String type) {}

  /**
   * The associations of some records to records of the types asked for: record → other type →
   * others.
   */
  public Map<ObjectId, Map<ObjectTypeId, List<Inline>>> inline(
      Connection connection,
      PortalId portal,
      ObjectType from,
      Collection<ObjectId> ids,
      Collection<ObjectTypeId> toTypes)
      throws SQLException {
    AssociationTypes types = definitions.of(portal);
    Map<ObjectId, Map<ObjectTypeId, List<Inline>>> inline = new HashMap<>();
    for (AssociatedStore.Target target :
        associated.all(connection, portal, from.id(), ids, toTypes)) {
      String name =
          types
              .find(from.id(), target.toType(), target.category(), target.typeId())
              .map(AssociationType::name)
              .orElse(Integer.toString(target.typeId()));
      inline
          .computeIfAbsent(target.from(), unused -> new LinkedHashMap<>())
          .computeIfAbsent(target.toType(), unused -> new ArrayList<>())
          .add(new Inline(target.to(), name));
    }
    return inline;
  }

  /** A record that another is associated with, and how. */
  public record Neighbour(ObjectTypeId type, ObjectId id, String category, int typeId) {}

  /** What some records are associated with, also records in the recycle bin. */
  public Map<ObjectId, List<Neighbour>> neighbours(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<ObjectId> ids)
      throws SQLException {
    Map<ObjectId, List<Neighbour>> neighbours = new HashMap<>();
    for (AssociatedStore.Target target : associated.withBin(connection, portal, type, ids)) {
      neighbours
          .computeIfAbsent(target.from(), unused -> new ArrayList<>())
          .add(new Neighbour(target.toType(), target.to(), target.category(), target.typeId()));
    }
    return neighbours;
  }
}
