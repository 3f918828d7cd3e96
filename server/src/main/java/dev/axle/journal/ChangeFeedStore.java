package dev.axle.journal;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the journal in the order of their transactions, of all portals. */
final class ChangeFeedStore {

  private static final String AFTER =
      """
      select h.horizon::text::bigint, c.tx::text::bigint, c.seq, c.portal_id, c.object_type, c.object_id,
        c.kind, c.occurred_at, c.source_type, c.source_id, c.source_label, c.user_id, c.delta
      from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as h
      left join lateral (
        select * from change
        where (tx, seq) > (?::text::xid8, ?) and tx < h.horizon
        order by tx, seq
        limit ?
      ) as c on true
      order by c.tx, c.seq
      """;

  private static final String HORIZON =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private ChangeFeedStore() {}

  static Stretch after(Connection connection, Position position, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(AFTER)) {
      select.setString(1, Long.toString(position.tx()));
      select.setLong(2, position.seq());
      select.setInt(3, most);
      try (ResultSet row = select.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        long horizon = 0;
        while (row.next()) {
          horizon = row.getLong(1);
          Position at = new Position(row.getLong(2), row.getLong(3));
          if (!row.wasNull()) {
            entries.add(entry(at, row));
          }
        }
        return new Stretch(List.copyOf(entries), entries.size() < most, horizon);
      }
    }
  }

  private static Entry entry(Position at, ResultSet row) throws SQLException {
    return new Entry(
        at,
        new PortalId(row.getLong(4)),
        new Change(
            new Subject(row.getString(5), row.getLong(6)),
            Change.Kind.valueOf(row.getString(7)),
            row.getObject(8, OffsetDateTime.class).toInstant(),
            source(row),
            row.getString(13)));
  }

  private static Source source(ResultSet row) throws SQLException {
    long number = row.getLong(12);
    Optional<UserId> user = row.wasNull() ? Optional.empty() : Optional.of(new UserId(number));
    return new Source(
        row.getString(9), row.getString(10), Optional.ofNullable(row.getString(11)), user);
  }

  static long horizon(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HORIZON);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
