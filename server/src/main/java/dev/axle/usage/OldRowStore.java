package dev.axle.usage;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Deletes the rows of portals that are too old by the clock of each. */
final class OldRowStore {

  private OldRowStore() {}

  /**
   * @param table with a {@code portal_id}
   * @param time the column that says how old a row is
   * @param before for each portal
   */
  static void delete(Database database, String table, String time, Map<PortalId, Instant> before) {
    List<PortalId> portals = List.copyOf(before.keySet());
    String sql =
        """
        delete from %s r using unnest(:portals::bigint[], :times::timestamptz[]) old(portal, time)
        where r.portal_id = old.portal and r.%s < old.time
        """
            .formatted(table, time);
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createUpdate(sql)
                    .bindArray(
                        "portals", Long.class, portals.stream().map(PortalId::value).toList())
                    .bindArray(
                        "times",
                        String.class,
                        portals.stream().map(each -> String.valueOf(before.get(each))).toList())
                    .execute());
  }
}
