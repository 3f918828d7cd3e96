package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which records there are, for features that keep ids of records. */
public final class RecordIds {

  private final ObjectStore store = new ObjectStore();
  private final MergeStore merges = new MergeStore();

  /**
   * Those of the records that are there. An id from before a merge leads to the record that it has
   * become.
   */
  public Map<Long, Long> present(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    Map<Long, Long> wanted = merged(connection, portal, type, ids);
    TreeSet<Long> there = new TreeSet<>();
    for (CrmObject object :
        store.find(
            connection, portal, type, wanted.values().stream().map(ObjectId::new).toList())) {
      if (!object.isArchived()) {
        there.add(object.id().value());
      }
    }
    wanted.values().retainAll(there);
    return wanted;
  }

  private Map<Long, Long> merged(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    Map<ObjectId, ObjectId> merged =
        merges.present(connection, portal, type, ids.stream().map(ObjectId::new).toList());
    Map<Long, Long> all = new HashMap<>();
    for (long id : ids) {
      ObjectId named = new ObjectId(id);
      all.put(id, merged.getOrDefault(named, named).value());
    }
    return all;
  }

  /**
   * Holds those of the records that are there, so that nobody archives or merges them before the
   * transaction ends. An id from before a merge leads to the record that it has become.
   */
  public Map<Long, Long> hold(
      Connection transaction, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    Map<Long, Long> wanted = merged(transaction, portal, type, ids);
    TreeSet<Long> held =
        new TreeSet<>(store.hold(transaction, portal, type, new TreeSet<>(wanted.values())));
    wanted.values().retainAll(held);
    return wanted;
  }
}
