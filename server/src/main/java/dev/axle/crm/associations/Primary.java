package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule of the one primary: a contact, deal, ticket, lead, order or project has at most one
 * primary company (a lead also one primary contact and deal), while a company may be the primary
 * one of many.
 */
final class Primary {

  /** Primary types as seen from the side that may have only one. */
  private static final Set<Integer> EXCLUSIVE = Set.of(1, 5, 26, 509, 578, 580, 582, 1299);

  /**
   * Of these, the ones where the first plain association becomes the primary by itself, so that v3
   * readers see it.
   */
  private static final Set<Integer> BY_ITSELF = Set.of(1, 5, 26);

  /** A record, and the type of which it may have one. */
  record Slot(AssociationType type, ObjectId owner) {}

  private final Map<Slot, ObjectId> demanded = new LinkedHashMap<>();
  private final Map<Slot, ObjectId> offered = new LinkedHashMap<>();

  private Primary() {}

  /** What a set of links says of primaries. The last demand of a record counts. */
  static Primary in(Collection<Link> links, AssociationTypes types) {
    Primary primary = new Primary();
    for (Link link : links) {
      primary.note(link.type(), link.from(), link.to(), types);
      types
          .inverse(link.type())
          .ifPresent(inverse -> primary.note(inverse, link.to(), link.from(), types));
    }
    return primary;
  }

  private void note(AssociationType type, ObjectId owner, ObjectId other, AssociationTypes types) {
    if (isExclusive(type)) {
      demanded.put(new Slot(type, owner), other);
    } else if (type.label().isEmpty()) {
      Optional<AssociationType> exclusive = exclusive(type.from(), type.to(), types);
      exclusive
          .filter(found -> BY_ITSELF.contains(found.typeId()))
          .ifPresent(found -> offered.putIfAbsent(new Slot(found, owner), other));
    }
  }

  private static Optional<AssociationType> exclusive(
      ObjectTypeId from, ObjectTypeId to, AssociationTypes types) {
    return types.primary(from, to).filter(Primary::isExclusive);
  }

  /** Whether a record may have one of this type at most. */
  static boolean isExclusive(AssociationType type) {
    return !type.isOwn() && EXCLUSIVE.contains(type.typeId());
  }

  /** The slots whose present holders matter. */
  Set<Slot> slots() {
    Map<Slot, ObjectId> all = new LinkedHashMap<>(offered);
    all.putAll(demanded);
    return all.keySet();
  }

  /** Whether a link that asks to be the primary lost to a later one of the same record. */
  boolean isOutdone(Link link) {
    ObjectId winner = demanded.get(new Slot(link.type(), link.from()));
    return winner != null && !winner.equals(link.to());
  }

  /** Links to take away, since another takes their place. */
  List<Link> replaced(Map<Slot, ObjectId> present) {
    List<Link> replaced = new ArrayList<>();
    demanded.forEach(
        (slot, wanted) -> {
          ObjectId holder = present.get(slot);
          if (holder != null && !holder.equals(wanted)) {
            replaced.add(new Link(slot.type(), slot.owner(), holder));
          }
        });
    return replaced;
  }

  /** Links to add, since their record has no primary yet. */
  List<Link> added(Map<Slot, ObjectId> present) {
    List<Link> added = new ArrayList<>();
    offered.forEach(
        (slot, other) -> {
          if (!demanded.containsKey(slot) && !present.containsKey(slot)) {
            added.add(new Link(slot.type(), slot.owner(), other));
          }
        });
    return added;
  }
}
