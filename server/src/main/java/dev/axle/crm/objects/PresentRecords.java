package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Records as they are now, with all their values, for those who follow changes. */
public final class PresentRecords {

  private final ObjectStore store = new ObjectStore();

  /** Those of some records that are not archived. */
  public List<CrmObject> of(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    return store.find(connection, portal, type, ids.stream().map(ObjectId::new).toList()).stream()
        .filter(object -> !object.isArchived())
        .toList();
  }

  /** Those that are not archived, in the order of their ids, behind one; {@code most} at most. */
  public List<CrmObject> after(
      Connection connection, PortalId portal, ObjectType type, long id, int most)
      throws SQLException {
    return store.page(connection, portal, type, false, id + 1, most);
  }
}
