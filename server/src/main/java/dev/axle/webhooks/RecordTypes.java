package dev.axle.webhooks;

import dev.axle.edge.PortalId;
import java.util.Set;

/** Knows the types of records that portals have, and who may read them. */
public interface RecordTypes {

  /** Whether the portal has the type. */
  boolean hasType(PortalId portal, String objectType);

  /** The scopes of which one lets an app read records of a type that the portal has. */
  Set<String> scopes(PortalId portal, String objectType);

  /** Whether an app with some scopes may read records of a type. */
  default boolean mayRead(PortalId portal, String objectType, Set<String> granted) {
    return hasType(portal, objectType)
        && scopes(portal, objectType).stream().anyMatch(granted::contains);
  }
}
