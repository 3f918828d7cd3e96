package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.ListMemberships;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells the search index which lists records are in. */
public final class IndexedMemberships implements ListMemberships {

  @Override
  public Map<Long, Set<Long>> of(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<Long> ids)
      throws SQLException {
    Map<Long, Set<Long>> lists = new HashMap<>();
    for (MembershipStore.Pair place : MembershipStore.placesOf(connection, portal, type, ids)) {
      lists.computeIfAbsent(place.record(), unused -> new HashSet<>()).add(place.list().value());
    }
    return lists;
  }
}
