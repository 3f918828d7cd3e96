package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Reads records of portals, for whoever may. */
public interface Records {

  /** Whether the portal has the type. */
  boolean hasType(PortalId portal, String objectType);

  /** The scopes of which one lets an app read records of a type that the portal has. */
  Set<String> scopes(PortalId portal, String objectType);

  /**
   * Values that records have now, archived or not.
   *
   * @return by id, without those that are not set; without records that are not there
   */
  Map<Long, Map<String, String>> values(
      PortalId portal, String objectType, Collection<Long> ids, Set<String> properties);
}
