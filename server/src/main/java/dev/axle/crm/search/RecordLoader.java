package dev.axle.crm.search;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.objects.CrmObject;
import dev.axle.crm.objects.PresentRecords;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the index is told of records, any number by three statements. */
final class RecordLoader {

  private final PresentRecords records = new PresentRecords();
  private final Associations associations;
  private final ListMemberships memberships;

  RecordLoader(Associations associations, ListMemberships memberships) {
    this.associations = associations;
    this.memberships = memberships;
  }

  /** Those of some records that are not archived, as they are now. */
  List<IndexedRecord> of(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    return told(connection, portal, type, records.of(connection, portal, type, ids));
  }

  /** Those that are not archived, in the order of their ids, behind one. */
  List<IndexedRecord> after(
      Connection connection, PortalId portal, ObjectType type, long id, int most)
      throws SQLException {
    return told(connection, portal, type, records.after(connection, portal, type, id, most));
  }

  private List<IndexedRecord> told(
      Connection connection, PortalId portal, ObjectType type, List<CrmObject> objects)
      throws SQLException {
    if (objects.isEmpty()) {
      return List.of();
    }
    List<ObjectId> ids = objects.stream().map(CrmObject::id).toList();
    Map<ObjectId, List<Associations.Neighbour>> neighbours =
        associations.neighbours(connection, portal, type.id(), ids);
    Map<Long, Set<Long>> lists =
        memberships.of(connection, portal, type.id(), ids.stream().map(ObjectId::value).toList());
    return objects.stream()
        .map(
            object ->
                new IndexedRecord(
                    object.id().value(),
                    object.allValues(type),
                    neighbours.getOrDefault(object.id(), List.of()).stream()
                        .map(RecordLoader::link)
                        .toList(),
                    lists.getOrDefault(object.id().value(), Set.of())))
        .toList();
  }

  private static IndexedRecord.Link link(Associations.Neighbour neighbour) {
    return new IndexedRecord.Link(
        neighbour.type(),
        neighbour.id().value(),
        new Filter.Label(neighbour.category(), neighbour.typeId()));
  }
}
