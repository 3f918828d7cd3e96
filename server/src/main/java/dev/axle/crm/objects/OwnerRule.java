package dev.axle.crm.objects;

import dev.axle.crm.owners.Owners;
import dev.axle.crm.properties.InvalidValue;
import dev.axle.crm.properties.PropertyProblems;
import dev.axle.edge.PortalId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may own records: the owners of the portal. */
final class OwnerRule {

  private static final String OWNER = "hubspot_owner_id";

  private final Owners owners;

  OwnerRule(Owners owners) {
    this.owners = owners;
  }

  /** The owners that a batch names and the portal does not have: one statement, or none. */
  Set<String> unknown(
      PortalId portal, Collection<? extends Map<String, ? extends @Nullable String>> batch) {
    Set<String> named = new HashSet<>();
    for (Map<String, ? extends @Nullable String> values : batch) {
      String owner = values.get(OWNER);
      if (owner != null && !owner.isBlank()) {
        named.add(owner.strip());
      }
    }
    return named.isEmpty() ? Set.of() : owners.unknown(portal, named);
  }

  /**
   * @throws dev.axle.edge.Problem 400 if the values name an owner that is unknown
   */
  void check(PortalId portal, Set<String> unknown, Map<String, ? extends @Nullable String> values) {
    String owner = values.get(OWNER);
    if (owner != null && unknown.contains(owner.strip())) {
      throw PropertyProblems.invalidValues(
          portal,
          List.of(
              new InvalidValue(
                  OWNER, "INVALID_OWNER_ID", "Owner %s does not exist.".formatted(owner))));
    }
  }
}
