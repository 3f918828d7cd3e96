package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Source;
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
import java.util.Set;

/** The associations between records: always in both directions, with at most one primary. */
public final class Associations {

  private final AssociationTypes types;
  private final AssociationStore store = new AssociationStore();
  private final Journal journal;

  public Associations(AssociationTypes types, Journal journal) {
    this.types = types;
    this.journal = journal;
  }

  /**
   * The types that a new record's wishes name, checked.
   *
   * @throws dev.axle.edge.Problem 400 for a type id that is unknown or of another direction
   */
  public AssociationType type(ObjectType from, Wanted wanted) {
    AssociationType type =
        wanted.category().equals(AssociationType.HUBSPOT_DEFINED)
            ? types.withId(wanted.typeId())
            : null;
    if (type == null) {
      throw AssociationProblems.unknownType(wanted.category(), wanted.typeId());
    }
    if (!type.from().equals(from.id())) {
      throw AssociationProblems.wrongDirection(from.id(), type);
    }
    return type;
  }

  /**
   * Writes links whose records exist, both directions and journal, in a constant number of
   * statements.
   */
  public void write(
      Connection transaction, PortalId portal, Collection<Link> links, Instant now, Source source)
      throws SQLException {
    if (links.isEmpty()) {
      return;
    }
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
      Map<Primary.Slot, ObjectId> present = store.holders(transaction, portal, primary.slots());
      List<Link> replaced = primary.replaced(present);
      if (!replaced.isEmpty()) {
        gone = store.delete(transaction, portal, rows(replaced));
      }
      wanted.addAll(primary.added(present));
    }
    List<AssociationStore.Row> made = store.insert(transaction, portal, rows(wanted), now);
    List<Change> changes = new ArrayList<>();
    gone.forEach(row -> changes.add(change(Change.Kind.DISSOCIATED, row, now, source)));
    made.forEach(row -> changes.add(change(Change.Kind.ASSOCIATED, row, now, source)));
    journal.append(transaction, portal, changes);
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

  private static Change change(
      Change.Kind kind, AssociationStore.Row row, Instant now, Source source) {
    String delta =
        """
        {"toType":"%s","toId":%s,"category":"%s","typeId":%d}"""
            .formatted(row.toType(), row.to(), row.category(), row.typeId());
    return new Change(
        new Subject(row.fromType().value(), row.from().value()), kind, now, source, delta);
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
    Map<ObjectId, Map<ObjectTypeId, List<Inline>>> inline = new HashMap<>();
    for (AssociationStore.Target target :
        store.targets(connection, portal, from.id(), ids, toTypes)) {
      String name =
          types
              .find(from.id(), target.toType(), target.typeId())
              .map(AssociationType::name)
              .orElse(Integer.toString(target.typeId()));
      inline
          .computeIfAbsent(target.from(), unused -> new LinkedHashMap<>())
          .computeIfAbsent(target.toType(), unused -> new ArrayList<>())
          .add(new Inline(target.to(), name));
    }
    return inline;
  }
}
