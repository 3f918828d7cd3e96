package dev.axle.crm.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The place that a running import has come to, kept in the transactions that lead to it. */
final class ImportProgressStore {

  /**
   * Holds an import still until the transaction ends; false if it is not under way, or is elsewhere
   * than the caller thinks.
   */
  boolean hold(Connection transaction, Import work, Import.Position at) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            """
            select 1 from crm_import
            where portal_id = ? and import_id = ? and state = 'PROCESSING' and at_file = ? and at_row = ?
            for no key update
            """)) {
      select.setLong(1, work.portal().value());
      select.setLong(2, work.id());
      select.setInt(3, at.file());
      select.setLong(4, at.row());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && planAnew(transaction);
      }
    }
  }

  /**
   * Tables grow under an import: a plan that was kept from when they were small would read all of
   * them for each row.
   */
  private static boolean planAnew(Connection transaction) throws SQLException {
    try (PreparedStatement set =
        transaction.prepareStatement("set local plan_cache_mode = force_custom_plan")) {
      set.execute();
      return true;
    }
  }

  /** Moves an import on, and adds to what it counts. */
  void advance(
      Connection transaction,
      Import work,
      Import.Position to,
      Map<Counter, Long> added,
      Instant now)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update crm_import i
            set at_file = ?, at_row = ?, updated_at = ?,
              counters = (select jsonb_object_agg(k, coalesce((i.counters ->> k)::bigint, 0) + n)
                          from unnest(?::text[], ?::bigint[]) as added (k, n))
            where portal_id = ? and import_id = ?
            """)) {
      update.setInt(1, to.file());
      update.setLong(2, to.row());
      update.setObject(3, now.atOffset(ZoneOffset.UTC));
      Counter[] all = Counter.values();
      Object[] names = new Object[all.length];
      Object[] numbers = new Object[all.length];
      for (int i = 0; i < all.length; i++) {
        names[i] = all[i].name();
        numbers[i] = added.getOrDefault(all[i], 0L);
      }
      update.setArray(4, transaction.createArrayOf("text", names));
      update.setArray(5, transaction.createArrayOf("bigint", numbers));
      update.setLong(6, work.portal().value());
      update.setLong(7, work.id());
      update.executeUpdate();
    }
  }
}
