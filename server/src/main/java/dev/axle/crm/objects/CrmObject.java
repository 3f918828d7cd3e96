package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record.
 *
 * @param properties the values that are set; id and times are not among them
 */
public record CrmObject(
    ObjectId id,
    Map<String, String> properties,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {

  static final String ID = "hs_object_id";

  /** The value of a property, also of those that are kept as columns; null if it has none. */
  @Nullable String value(ObjectType type, String property) {
    if (property.equals(ID)) {
      return id.toString();
    }
    if (property.equals(type.createdProperty())) {
      return createdAt.toString();
    }
    if (property.equals(type.modifiedProperty())) {
      return updatedAt.toString();
    }
    return properties.get(property);
  }

  /** All values that are set, also those that are kept as columns. */
  public Map<String, String> allValues(ObjectType type) {
    Map<String, String> values = HashMap.newHashMap(properties.size() + 3);
    values.putAll(properties);
    values.put(ID, id.toString());
    values.put(type.createdProperty(), createdAt.toString());
    values.put(type.modifiedProperty(), updatedAt.toString());
    return values;
  }

  boolean isArchived() {
    return archivedAt != null;
  }
}
