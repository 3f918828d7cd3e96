package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How many records a portal has; archived ones don't count. */
public final class ObjectCounts {

  private final ObjectCountStore store;

  public ObjectCounts(Jdbi jdbi) {
    this.store = new ObjectCountStore(jdbi);
  }

  /** Types without records are left out. */
  public Map<ObjectTypeId, Long> perType(PortalId portal) {
    return store.perType(portal);
  }

  public boolean any(PortalId portal, ObjectTypeId type) {
    return store.any(portal, type);
  }
}
