package dev.axle.crm.lists;

import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of fills. */
final class FillStore {

  private static final String LEASE = "now() + interval '10 seconds'";

  private FillStore() {}

  /**
   * A list whose members are being found.
   *
   * @param begun grows whenever the work is begun anew
   * @param cursor the id up to which it is done
   */
  record Fill(PortalId portal, ListId list, int begun, long cursor) {
    Fill at(long id) {
      return new Fill(portal, list, begun, id);
    }
  }

  static void begin(Connection transaction, PortalId portal, ListId list) throws SQLException {
    String sql =
        """
        insert into list_fill (portal_id, list_id, begun, cursor, leased_until)
        values (?, ?, 1, -1, '-infinity')
        on conflict (portal_id, list_id) do update
        set begun = list_fill.begun + 1, cursor = -1, leased_until = '-infinity', again = false
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, list.value());
      insert.executeUpdate();
    }
  }

  static void repeat(Connection transaction, PortalId portal, ListId list) throws SQLException {
    String sql =
        """
        insert into list_fill (portal_id, list_id, begun, cursor, leased_until)
        values (?, ?, 1, -1, '-infinity')
        on conflict (portal_id, list_id) do update
        set again = list_fill.leased_until > '-infinity'
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, list.value());
      insert.executeUpdate();
    }
  }

  private static final String CLAIM =
      """
      update list_fill f set leased_until = %s
      where (f.portal_id, f.list_id) = (
        select portal_id, list_id from list_fill where leased_until < now()
        order by leased_until, list_id limit 1 for update skip locked
      )
      returning portal_id, list_id, begun, cursor
      """
          .formatted(LEASE);

  /** Takes a fill that nobody is at. */
  static Optional<Fill> claim(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CLAIM);
        ResultSet row = update.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Fill(
                  new PortalId(row.getLong(1)),
                  new ListId(row.getLong(2)),
                  row.getInt(3),
                  row.getLong(4)))
          : Optional.empty();
    }
  }

  /** Goes on from one place to another; false if the fill is another's, or was begun anew. */
  static boolean advance(Connection connection, Fill fill, long to) throws SQLException {
    String sql =
        """
        update list_fill set cursor = ?, leased_until = %s
        where portal_id = ? and list_id = ? and begun = ? and cursor = ?
        """
            .formatted(LEASE);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, to);
      update.setLong(2, fill.portal().value());
      update.setLong(3, fill.list().value());
      update.setInt(4, fill.begun());
      update.setLong(5, fill.cursor());
      return update.executeUpdate() == 1;
    }
  }

  /** Ends the work, or has it done once more; false if it was begun anew. */
  static boolean end(Connection transaction, Fill fill) throws SQLException {
    return isOne(
            transaction,
            fill,
            """
            update list_fill
            set begun = begun + 1, cursor = -1, leased_until = '-infinity', again = false
            where portal_id = ? and list_id = ? and begun = ? and again
            """)
        || isOne(
            transaction,
            fill,
            "delete from list_fill where portal_id = ? and list_id = ? and begun = ?");
  }

  private static boolean isOne(Connection transaction, Fill fill, String sql) throws SQLException {
    try (PreparedStatement write = transaction.prepareStatement(sql)) {
      write.setLong(1, fill.portal().value());
      write.setLong(2, fill.list().value());
      write.setInt(3, fill.begun());
      return write.executeUpdate() == 1;
    }
  }

  static void complete(Connection transaction, Fill fill) throws SQLException {
    String sql = "update crm_list set status = 'COMPLETE' where portal_id = ? and list_id = ?";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setLong(1, fill.portal().value());
      update.setLong(2, fill.list().value());
      update.executeUpdate();
    }
  }

  /** Notes when the members of a list whose filters speak of now were found. */
  static void found(Connection transaction, Fill fill, Instant now) throws SQLException {
    String sql =
        """
        insert into list_clock (portal_id, list_id, found_at) values (?, ?, ?)
        on conflict (portal_id, list_id) do update set found_at = excluded.found_at
        """;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setLong(1, fill.portal().value());
      insert.setLong(2, fill.list().value());
      insert.setObject(3, ListStore.time(now));
      insert.executeUpdate();
    }
  }

  static void still(Connection transaction, Fill fill) throws SQLException {
    String sql = "delete from list_clock where portal_id = ? and list_id = ?";
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, fill.portal().value());
      delete.setLong(2, fill.list().value());
      delete.executeUpdate();
    }
  }

  /** When the members of a list were found. */
  record Clock(PortalId portal, ListId list, Instant foundAt) {}

  /** Of all portals, the lists that follow now and are not being filled. */
  static List<Clock> clocks(Connection connection) throws SQLException {
    String sql =
        """
        select c.portal_id, c.list_id, c.found_at from list_clock c
        join crm_list l on l.portal_id = c.portal_id and l.list_id = c.list_id
          and l.processing_type = 'DYNAMIC' and l.deleted_at is null
        where not exists (
          select 1 from list_fill f where f.portal_id = c.portal_id and f.list_id = c.list_id)
        """;
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      List<Clock> clocks = new ArrayList<>();
      while (row.next()) {
        clocks.add(
            new Clock(
                new PortalId(row.getLong(1)),
                new ListId(row.getLong(2)),
                ListStore.instant(row, "found_at").orElseThrow()));
      }
      return clocks;
    }
  }
}
