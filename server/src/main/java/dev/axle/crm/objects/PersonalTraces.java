package dev.axle.crm.objects;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** What a person has left outside of records, to be deleted with the record for privacy. */
@FunctionalInterface
public interface PersonalTraces {

  /** Deletes whatever is kept with one of these email addresses. */
  void forget(Connection transaction, PortalId portal, Collection<String> addresses)
      throws SQLException;
}
