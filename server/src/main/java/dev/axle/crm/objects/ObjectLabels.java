package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What people call a record: a name, a title, a subject. */
public final class ObjectLabels {

  private final Database database;
  private final ObjectStore store = new ObjectStore();

  public ObjectLabels(Database database) {
    this.database = database;
  }

  /** The labels of those of the records that are there; its id is that of a record without one. */
  public Map<ObjectId, String> of(PortalId portal, ObjectType type, Collection<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String naming = type.primaryDisplayProperty();
    Map<ObjectId, String> labels = new HashMap<>();
    for (CrmObject object :
        database.read(connection -> store.find(connection, portal, type, ids))) {
      String label = naming == null ? "" : object.properties().getOrDefault(naming, "");
      labels.put(object.id(), label.isBlank() ? object.id().toString() : label);
    }
    return labels;
  }
}
