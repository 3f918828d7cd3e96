package dev.axle.crm.objects;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.associations.Endpoint;
import dev.axle.crm.schemas.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A new record whose values are checked and normalised, before it has an id.
 *
 * @param createdAt empty: now
 */
record Draft(
    Map<String, String> values,
    Optional<Instant> createdAt,
    List<Target> targets,
    Optional<String> trace) {

  private static final String COMPANY = "0-2";

  /** Whether it brings a company of its own. */
  boolean namesCompany() {
    return targets.stream().anyMatch(target -> target.type().to().value().equals(COMPANY));
  }

  /** A record that the new one is to be associated with. */
  record Target(AssociationType type, ObjectId id) {

    Endpoint reference() {
      return new Endpoint(type.to(), id);
    }
  }
}
