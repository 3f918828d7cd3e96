package dev.axle.webhooks.journal;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rows of what is over. */
final class JournalExpiryStore {

  /** Deletes what is older than a time of its portal. */
  void deleteBefore(Connection transaction, Map<PortalId, Instant> times) throws SQLException {
    List<PortalId> portals = List.copyOf(times.keySet());
    delete(
        transaction,
        """
        delete from webhook_journal_file f
        using unnest(?, ?::timestamptz[]) as t(portal, time)
        where f.portal_id = t.portal and f.published_at < t.time
        """,
        portals,
        times);
    delete(
        transaction,
        """
        delete from webhook_journal_snapshot s
        using unnest(?, ?::timestamptz[]) as t(portal, time)
        where s.portal_id = t.portal and s.initiated_at < t.time
        """,
        portals,
        times);
  }

  private static void delete(
      Connection transaction, String sql, List<PortalId> portals, Map<PortalId, Instant> times)
      throws SQLException {
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setArray(
          1,
          transaction.createArrayOf(
              "bigint", portals.stream().map(PortalId::value).toArray(Long[]::new)));
      delete.setArray(
          2,
          transaction.createArrayOf(
              "text", portals.stream().map(each -> String.valueOf(times.get(each))).toArray()));
      delete.executeUpdate();
    }
  }
}
