package dev.axle.crm.search;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Which lists records are members of. Whoever keeps lists tells it here, and appends an entry about
 * the record to the journal whenever it changes.
 */
@FunctionalInterface
public interface ListMemberships {

  /** Of some records of a type, the lists; those without are left out. */
  Map<Long, Set<Long>> of(
      Connection connection, PortalId portal, ObjectTypeId type, Collection<Long> ids)
      throws SQLException;
}
