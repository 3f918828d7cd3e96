package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.Optional;

/** What is in lists, for features that take them as a choice of records. */
public final class ListMembers {

  private final Database database;
  private final ListStore store;

  public ListMembers(Database database) {
    this.database = database;
    this.store = new ListStore(database.jdbi());
  }

  /** The type of a list's records; nothing if the portal has no such list. */
  public Optional<ObjectTypeId> type(PortalId portal, ListId id) {
    return store
        .reading(portal, rows -> rows.find(id))
        .filter(list -> !list.isDeleted())
        .map(CrmList::type);
  }

  /** The ids of members above one, in their order. */
  public List<Long> after(PortalId portal, ListId id, long record, int most) {
    return database.read(
        connection -> MembershipStore.members(connection, portal, id, record, most));
  }
}
