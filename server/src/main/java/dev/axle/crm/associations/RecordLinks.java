package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** What records are associated with, for features that look at many of them. */
public final class RecordLinks {

  private final LinkStore store = new LinkStore();

  /** One association, seen from a record; the other one is not archived. */
  public record Link(long from, long to, String category, int typeId) {}

  /** The associations of records with those of a type, {@code most} at most. */
  public List<Link> of(
      Connection connection,
      PortalId portal,
      ObjectTypeId from,
      Collection<Long> ids,
      ObjectTypeId to,
      int most)
      throws SQLException {
    return ids.isEmpty() ? List.of() : store.links(connection, portal, from, ids, to, most);
  }
}
