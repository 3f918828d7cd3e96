package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Counts of the rows of records that are not archived. */
final class ObjectCountStore {

  private final Jdbi jdbi;

  ObjectCountStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Map<ObjectTypeId, Long> perType(PortalId portal) {
    return jdbi.withHandle(
        handle -> {
          Map<ObjectTypeId, Long> counts = new HashMap<>();
          handle
              .createQuery(
                  """
                  select object_type, count(*) as records from crm_object
                  where portal_id = :portal and archived_at is null
                  group by object_type
                  """)
              .bind("portal", portal.value())
              .map((row, context) -> Map.entry(new ObjectTypeId(row.getString(1)), row.getLong(2)))
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
  }

  boolean any(PortalId portal, ObjectTypeId type) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                      select 1 from crm_object
                      where portal_id = :portal and object_type = :type and archived_at is null)
                    """)
                .bind("portal", portal.value())
                .bind("type", type.value())
                .mapTo(Boolean.class)
                .one());
  }
}
