package dev.axle.journal;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the journal. */
final class ChangeStore {

  private static final String APPEND =
      """
      with added as (
        insert into change
          (portal_id, object_type, object_id, kind, occurred_at, source_type, source_id,
           source_label, user_id, delta)
        select ?, c.object_type, c.object_id, c.kind, c.occurred_at, c.source_type, c.source_id,
          c.source_label, c.user_id, c.delta::jsonb
        from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
            ?::text[], ?::bigint[], ?::text[])
          as c (object_type, object_id, kind, occurred_at, source_type, source_id, source_label,
            user_id, delta)
        returning tx
      )
      select tx::text::bigint from added limit 1
      """;

  private ChangeStore() {}

  /** Returns the number of the transaction. */
  static long insert(Connection transaction, PortalId portal, List<Change> changes)
      throws SQLException {
    int n = changes.size();
    String[] types = new String[n];
    Long[] ids = new Long[n];
    String[] kinds = new String[n];
    OffsetDateTime[] times = new OffsetDateTime[n];
    String[] sourceTypes = new String[n];
    String[] sourceIds = new String[n];
    @Nullable String[] labels = new @Nullable String[n];
    @Nullable Long[] users = new @Nullable Long[n];
    String[] deltas = new String[n];
    for (int i = 0; i < n; i++) {
      Change change = changes.get(i);
      types[i] = change.subject().type();
      ids[i] = change.subject().id();
      kinds[i] = change.kind().name();
      times[i] = change.occurredAt().atOffset(ZoneOffset.UTC);
      sourceTypes[i] = change.source().type();
      sourceIds[i] = change.source().id();
      labels[i] = change.source().label().orElse(null);
      users[i] = change.source().user().map(UserId::value).orElse(null);
      deltas[i] = change.delta();
    }
    try (PreparedStatement insert = transaction.prepareStatement(APPEND)) {
      insert.setLong(1, portal.value());
      insert.setArray(2, transaction.createArrayOf("text", types));
      insert.setArray(3, transaction.createArrayOf("bigint", ids));
      insert.setArray(4, transaction.createArrayOf("text", kinds));
      insert.setArray(5, transaction.createArrayOf("timestamptz", times));
      insert.setArray(6, transaction.createArrayOf("text", sourceTypes));
      insert.setArray(7, transaction.createArrayOf("text", sourceIds));
      insert.setArray(8, transaction.createArrayOf("text", labels));
      insert.setArray(9, transaction.createArrayOf("bigint", users));
      insert.setArray(10, transaction.createArrayOf("text", deltas));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static void delete(Connection transaction, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    String sql =
        "delete from change where portal_id = ? and object_type = ? and object_id = any(?::bigint[])";
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, portal.value());
      delete.setString(2, type);
      delete.setArray(3, transaction.createArrayOf("bigint", ids.toArray()));
      delete.executeUpdate();
    }
  }

  static void deleteJoinings(
      Connection transaction, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    String sql =
        """
        delete from change
        where portal_id = ? and object_type = ? and object_id = any(?::bigint[])
          and kind in ('LIST_ADDED', 'LIST_REMOVED')
        """;
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setLong(1, portal.value());
      delete.setString(2, type);
      delete.setArray(3, transaction.createArrayOf("bigint", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private static final String FIRST_JOININGS =
      """
      select object_id, (delta ->> 'listId')::bigint, min(occurred_at) from change
      where portal_id = ? and object_type = ? and object_id = any(?::bigint[])
        and kind = 'LIST_ADDED'
      group by 1, 2
      """;

  static Map<Journal.Joining, Instant> firstJoinings(
      Connection connection, PortalId portal, String type, Collection<Long> ids)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIRST_JOININGS)) {
      select.setLong(1, portal.value());
      select.setString(2, type);
      select.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        Map<Journal.Joining, Instant> first = new HashMap<>();
        while (row.next()) {
          first.put(
              new Journal.Joining(row.getLong(1), row.getLong(2)),
              row.getObject(3, OffsetDateTime.class).toInstant());
        }
        return first;
      }
    }
  }

  private static final String HISTORY =
      """
      select o.id, p.name,
        case c.kind when 'CREATED' then c.delta ->> p.name else c.delta -> p.name ->> 1 end,
        c.occurred_at, c.source_type, c.source_id, c.source_label, c.user_id
      from unnest(?::bigint[]) as o (id)
      cross join unnest(?::text[]) as p (name)
      cross join lateral (
        select kind, delta, occurred_at, source_type, source_id, source_label, user_id, seq
        from change
        where portal_id = ? and object_type = ? and object_id = o.id
          and kind in ('CREATED', 'UPDATED') and delta ?? p.name
        order by seq desc
        limit ?
      ) as c
      order by o.id, p.name, c.seq desc
      """;

  static List<PropertyVersion> history(
      Connection connection,
      PortalId portal,
      String type,
      Collection<Long> ids,
      Collection<String> properties,
      int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HISTORY)) {
      select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      select.setArray(2, connection.createArrayOf("text", properties.toArray()));
      select.setLong(3, portal.value());
      select.setString(4, type);
      select.setInt(5, most);
      try (ResultSet row = select.executeQuery()) {
        List<PropertyVersion> versions = new ArrayList<>();
        while (row.next()) {
          versions.add(
              new PropertyVersion(
                  row.getLong(1),
                  row.getString(2),
                  Objects.requireNonNullElse(row.getString(3), ""),
                  row.getObject(4, OffsetDateTime.class).toInstant(),
                  source(row)));
        }
        return versions;
      }
    }
  }

  private static Source source(ResultSet row) throws SQLException {
    long number = row.getLong(8);
    Optional<UserId> user = row.wasNull() ? Optional.empty() : Optional.of(new UserId(number));
    return new Source(
        row.getString(5), row.getString(6), Optional.ofNullable(row.getString(7)), user);
  }
}
