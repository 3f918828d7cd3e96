package dev.axle.crm.imports;

import dev.axle.crm.owners.Owner;
import dev.axle.crm.owners.Owners;
import dev.axle.edge.PortalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The owners of a portal under all names by which a file may call them. */
final class OwnerNames {

  private static final int PAGE = 500;

  private final Map<String, List<Long>> ids = new HashMap<>();

  static OwnerNames of(PortalId portal, Owners owners) {
    OwnerNames names = new OwnerNames();
    Optional<Long> next = Optional.of(0L);
    while (next.isPresent()) {
      Owners.Page page = owners.page(portal, Optional.empty(), false, next.get(), PAGE);
      page.owners().forEach(names::add);
      next = page.next();
    }
    return names;
  }

  private void add(Owner owner) {
    name(Long.toString(owner.id()), owner);
    name(owner.email(), owner);
    name(owner.firstName() + " " + owner.lastName(), owner);
  }

  private void name(String name, Owner owner) {
    List<Long> known = ids.computeIfAbsent(normal(name), unused -> new ArrayList<>(1));
    if (!known.contains(owner.id())) {
      known.add(owner.id());
    }
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The ids of those who are called so. */
  List<Long> called(String name) {
    return ids.getOrDefault(normal(name), List.of());
  }
}
