package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads records of portals, for whoever may. */
public interface Records {

  /** Whether the portal has the type. */
  boolean hasType(PortalId portal, String objectType);

  /** The scopes of which one lets an app read records of a type that the portal has. */
  Set<String> scopes(PortalId portal, String objectType);

  /**
   * Values that a record has now, archived or not.
   *
   * @return without those that are not set; empty if there is no such record
   */
  Optional<Map<String, String>> values(
      PortalId portal, String objectType, long id, Set<String> properties);
}
