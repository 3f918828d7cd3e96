package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of records, for features that look at many of them within their own transaction. */
public final class RecordValues {

  private final ObjectStore store = new ObjectStore();

  /** All values of those of the records that are there, id and times too; archived ones are not. */
  public Map<Long, Map<String, String>> of(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    return values(
        type, store.find(connection, portal, type, ids.stream().map(ObjectId::new).toList()));
  }

  /** As {@link #of}: of the first records whose ids are greater than one. */
  public Map<Long, Map<String, String>> after(
      Connection connection, PortalId portal, ObjectType type, long id, int most)
      throws SQLException {
    return values(type, store.page(connection, portal, type, false, id + 1, most));
  }

  private static Map<Long, Map<String, String>> values(ObjectType type, List<CrmObject> objects) {
    Map<Long, Map<String, String>> all = new HashMap<>();
    for (CrmObject object : objects) {
      if (!object.isArchived()) {
        Map<String, String> values = new HashMap<>(object.properties());
        for (String kept : List.of(CrmObject.ID, type.createdProperty(), type.modifiedProperty())) {
          String value = object.value(type, kept);
          if (value != null) {
            values.put(kept, value);
          }
        }
        all.put(object.id().value(), values);
      }
    }
    return all;
  }
}
