package dev.axle.crm.objects;

import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which records the keys of bulk writes name. */
final class BulkKeys {

  private final Identities identities;
  private final ObjectStore store;
  private final Properties properties;
  private final MergeStore merges = new MergeStore();

  BulkKeys(Identities identities, ObjectStore store, Properties properties) {
    this.identities = identities;
    this.store = store;
    this.properties = properties;
  }

  /** The records of the keys of some items; a number that was merged means what it has become. */
  Map<BulkWrite.Key, List<ObjectId>> present(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      List<BulkWrite.Item> items,
      List<Integer> open)
      throws SQLException {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    for (int index : open) {
      items
          .get(index)
          .key()
          .ifPresent(
              key ->
                  wanted
                      .computeIfAbsent(key.property(), property -> new LinkedHashSet<>())
                      .add(key.value()));
    }
    Map<BulkWrite.Key, List<ObjectId>> present = new HashMap<>();
    for (Map.Entry<String, Set<String>> each : wanted.entrySet()) {
      find(transaction, portal, type, each.getKey(), each.getValue())
          .forEach((value, ids) -> present.put(new BulkWrite.Key(each.getKey(), value), ids));
    }
    return present;
  }

  /** As {@link BulkWrite#find}. */
  Map<String, List<ObjectId>> find(
      Connection connection,
      PortalId portal,
      ObjectType type,
      String property,
      Collection<String> values)
      throws SQLException {
    Map<String, List<ObjectId>> found = new HashMap<>();
    if (property.equals(BulkWrite.DOMAIN)
        && !properties.of(portal, type).uniqueNames().contains(property)) {
      for (ObjectStore.Holder holder : store.ofDomains(connection, portal, type, values)) {
        found.computeIfAbsent(holder.value(), value -> new ArrayList<>()).add(holder.id());
      }
      return found;
    }
    Map<String, ObjectId> holders = identities.find(connection, portal, type, property, values);
    Map<ObjectId, ObjectId> merged =
        property.equals(CrmObject.ID)
            ? merges.present(connection, portal, type, holders.values())
            : Map.of();
    holders.forEach((value, id) -> found.put(value, List.of(merged.getOrDefault(id, id))));
    return found;
  }
}
