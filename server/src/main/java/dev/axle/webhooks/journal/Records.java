package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import dev.axle.webhooks.RecordTypes;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Reads records of portals, for whoever may. */
public interface Records extends RecordTypes {

  /**
   * Values that records have now, archived or not.
   *
   * @return by id, without those that are not set; without records that are not there
   */
  Map<Long, Map<String, String>> values(
      PortalId portal, String objectType, Collection<Long> ids, Set<String> properties);
}
