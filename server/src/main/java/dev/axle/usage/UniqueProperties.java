package dev.axle.usage;

import dev.axle.edge.PortalId;

/** Knows which properties name one record. */
@FunctionalInterface
public interface UniqueProperties {

  /**
   * @param type as it stands in a path
   */
  boolean isUnique(PortalId portal, String type, String property);
}
