package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of records, of all types. */
final class ObjectStore {

  private static final String COLUMNS = "id, properties, created_at, updated_at, archived_at";

  private static final String FIND =
      "select "
          + COLUMNS
          + ", merged_into from crm_object where portal_id = ? and object_type = ? and id = ?";

  private static final String FIND_ALL =
      "select "
          + COLUMNS
          + " from crm_object where portal_id = ? and object_type = ? and id = any(?::bigint[]) order by id";

  private static final String PAGE =
      "select "
          + COLUMNS
          + " from crm_object where portal_id = ? and object_type = ? and id >= ?"
          + " and archived_at is null order by id limit ?";

  private static final String ARCHIVED_PAGE =
      PAGE.replace("archived_at is null", "archived_at is not null and merged_into is null");

  private static final String LOCK =
      "select "
          + COLUMNS
          + " from crm_object where portal_id = ? and object_type = ? and id = any(?::bigint[])"
          + " and archived_at is null order by id for no key update";

  private static final String INSERT =
      """
      insert into crm_object (portal_id, object_type, id, properties, created_at, updated_at)
      select ?, ?, o.id, o.properties::jsonb, o.created_at, o.updated_at
      from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        as o (id, properties, created_at, updated_at)
      """;

  private static final String UPDATE =
      """
      update crm_object c
      set properties = o.properties::jsonb, created_at = o.created_at, updated_at = o.updated_at
      from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        as o (id, properties, created_at, updated_at)
      where c.portal_id = ? and c.object_type = ? and c.id = o.id
      """;

  private static final String ARCHIVE =
      """
      update crm_object set archived_at = ?
      where portal_id = ? and object_type = ? and id = any(?::bigint[]) and archived_at is null
      """;

  private static final String LOCK_ARCHIVED =
      "select "
          + COLUMNS
          + " from crm_object where portal_id = ? and object_type = ? and id = any(?::bigint[])"
          + " and archived_at > ? and merged_into is null order by id for no key update";

  private static final String HOLD =
      """
      select id from crm_object
      where portal_id = ? and object_type = ? and id = any(?::bigint[]) and archived_at is null
      order by id for share
      """;

  private static final String RESTORE =
      """
      update crm_object set archived_at = null, updated_at = ?
      where portal_id = ? and object_type = ? and id = any(?::bigint[])
      """;

  /** One record, under its id or under one that it had before a merge. */
  Optional<CrmObject> find(Connection connection, PortalId portal, ObjectType type, ObjectId id)
      throws SQLException {
    long mergedInto;
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setLong(3, id.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        mergedInto = row.getLong(6);
        if (row.wasNull()) {
          return Optional.of(object(row));
        }
      }
    }
    return find(connection, portal, type, new ObjectId(mergedInto));
  }

  List<CrmObject> find(
      Connection connection, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    return many(connection, FIND_ALL, portal, type, ids);
  }

  /** A record and the value of a property that it was found by. */
  record Holder(String value, ObjectId id) {}

  /** The companies that are not archived and have one of these domains, by id. */
  List<Holder> ofDomains(
      Connection connection, PortalId portal, ObjectType type, Collection<String> domains)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select properties ->> 'domain', id from crm_object
            where portal_id = ? and object_type = '0-2' and object_type = ?
              and properties ->> 'domain' = any(?::text[]) and archived_at is null
            order by id
            """)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setArray(3, connection.createArrayOf("text", domains.toArray()));
      try (ResultSet row = select.executeQuery()) {
        List<Holder> holders = new ArrayList<>();
        while (row.next()) {
          holders.add(new Holder(row.getString(1), new ObjectId(row.getLong(2))));
        }
        return holders;
      }
    }
  }

  /** Makes others who look for companies of these domains, to make those that are missing, wait. */
  void lockDomains(Connection transaction, PortalId portal, Collection<String> domains)
      throws SQLException {
    String sql =
        """
        select pg_advisory_xact_lock(k)
        from (
          select distinct hashtextextended('domain ' || ? || ' ' || domain, 0) as k
          from unnest(?::text[]) as d (domain) order by k
        ) as ordered
        """;
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, portal.toString());
      select.setArray(2, transaction.createArrayOf("text", domains.toArray()));
      select.execute();
    }
  }

  /** Locks records that are not archived against other writers, in the order of their ids. */
  List<CrmObject> lock(
      Connection transaction, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    return many(transaction, LOCK, portal, type, ids);
  }

  private static List<CrmObject> many(
      Connection connection, String sql, PortalId portal, ObjectType type, Collection<ObjectId> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setArray(3, numbers(connection, ids));
      return read(select);
    }
  }

  /** Those of the ids whose records are not archived, held so until the transaction ends. */
  List<Long> hold(Connection transaction, PortalId portal, ObjectType type, Collection<Long> ids)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(HOLD)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setArray(3, transaction.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        List<Long> held = new ArrayList<>();
        while (row.next()) {
          held.add(row.getLong(1));
        }
        return held;
      }
    }
  }

  /** Locks records that were archived after a time, and have not become another. */
  List<CrmObject> lockArchived(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      Instant after)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(LOCK_ARCHIVED)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setArray(3, numbers(transaction, ids));
      select.setObject(4, after.atOffset(ZoneOffset.UTC));
      return read(select);
    }
  }

  void restore(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      Instant now)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(RESTORE)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, portal.value());
      update.setString(3, type.id().value());
      update.setArray(4, numbers(transaction, ids));
      update.executeUpdate();
    }
  }

  List<CrmObject> page(
      Connection connection,
      PortalId portal,
      ObjectType type,
      boolean archived,
      long from,
      int limit)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(archived ? ARCHIVED_PAGE : PAGE)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setLong(3, from);
      select.setInt(4, limit);
      return read(select);
    }
  }

  /** The ids of the next records that are not archived. */
  List<ObjectId> after(
      Connection connection, PortalId portal, ObjectType type, ObjectId last, int most)
      throws SQLException {
    String sql =
        """
        select id from crm_object
        where portal_id = ? and object_type = ? and id > ? and archived_at is null
        order by id limit ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, portal.value());
      select.setString(2, type.id().value());
      select.setLong(3, last.value());
      select.setInt(4, most);
      try (ResultSet row = select.executeQuery()) {
        List<ObjectId> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(new ObjectId(row.getLong(1)));
        }
        return ids;
      }
    }
  }

  void insert(Connection transaction, PortalId portal, ObjectType type, List<CrmObject> objects)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      insert.setLong(1, portal.value());
      insert.setString(2, type.id().value());
      bind(insert, 3, objects);
      insert.executeUpdate();
    }
  }

  void update(Connection transaction, PortalId portal, ObjectType type, List<CrmObject> objects)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
      bind(update, 1, objects);
      update.setLong(5, portal.value());
      update.setString(6, type.id().value());
      update.executeUpdate();
    }
  }

  void archive(
      Connection transaction,
      PortalId portal,
      ObjectType type,
      Collection<ObjectId> ids,
      Instant now)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(ARCHIVE)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setLong(2, portal.value());
      update.setString(3, type.id().value());
      update.setArray(4, numbers(transaction, ids));
      update.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int first, List<CrmObject> objects)
      throws SQLException {
    Connection connection = statement.getConnection();
    int n = objects.size();
    String[] properties = new String[n];
    OffsetDateTime[] created = new OffsetDateTime[n];
    OffsetDateTime[] updated = new OffsetDateTime[n];
    for (int i = 0; i < n; i++) {
      CrmObject object = objects.get(i);
      properties[i] = PropertyJson.write(object.properties());
      created[i] = object.createdAt().atOffset(ZoneOffset.UTC);
      updated[i] = object.updatedAt().atOffset(ZoneOffset.UTC);
    }
    statement.setArray(first, numbers(connection, objects.stream().map(CrmObject::id).toList()));
    statement.setArray(first + 1, connection.createArrayOf("text", properties));
    statement.setArray(first + 2, connection.createArrayOf("timestamptz", created));
    statement.setArray(first + 3, connection.createArrayOf("timestamptz", updated));
  }

  private static Array numbers(Connection connection, Collection<ObjectId> ids)
      throws SQLException {
    return connection.createArrayOf("bigint", ids.stream().map(ObjectId::value).toArray());
  }

  private static List<CrmObject> read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<CrmObject> objects = new ArrayList<>();
      while (row.next()) {
        objects.add(object(row));
      }
      return objects;
    }
  }

  private static CrmObject object(ResultSet row) throws SQLException {
    return new CrmObject(
        new ObjectId(row.getLong(1)),
        PropertyJson.read(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        instant(row.getObject(5, OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
