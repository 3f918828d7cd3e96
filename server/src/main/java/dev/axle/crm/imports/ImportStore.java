package dev.axle.crm.imports;

import dev.axle.crm.lists.ListId;
import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of imports and their files. */
final class ImportStore {

  /** More at once wait their turn. */
  private static final int MOST_AT_ONCE = 3;

  private static final String COLUMNS =
      """
      portal_id, import_id, app_id, user_id, name, state, request::text, object_types, created_at,
      updated_at, ended_at, at_file, at_row, counters::text,
      (select count(*) from import_file f where f.portal_id = i.portal_id and f.import_id = i.import_id),
      list_id
      """;

  private final Database database;

  ImportStore(Database database) {
    this.database = database;
  }

  /** An import to be made. */
  record New(
      PortalId portal,
      AppId app,
      Optional<UserId> user,
      String name,
      String request,
      List<String> objectTypes,
      List<FileOf> files,
      Optional<ListId> list) {}

  /** A file of an import, and where its bytes are. */
  record FileOf(String name, String content) {}

  /** Makes an import; it is deferred if too many of the portal are under way. */
  Import insert(New wanted, Instant now) {
    return database.transaction(
        transaction -> {
          lock(transaction, wanted.portal());
          ImportState state =
              active(transaction, wanted.portal()) < MOST_AT_ONCE
                  ? ImportState.STARTED
                  : ImportState.DEFERRED;
          long id;
          try (PreparedStatement insert =
              transaction.prepareStatement(
                  """
                  insert into crm_import
                    (portal_id, app_id, user_id, name, state, request, object_types, created_at,
                     updated_at, list_id)
                  values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) returning import_id
                  """)) {
            insert.setLong(1, wanted.portal().value());
            insert.setLong(2, wanted.app().value());
            insert.setObject(3, wanted.user().map(UserId::value).orElse(null), Types.BIGINT);
            insert.setString(4, wanted.name());
            insert.setString(5, state.name());
            insert.setString(6, wanted.request());
            insert.setArray(7, texts(transaction, wanted.objectTypes()));
            insert.setObject(8, time(now));
            insert.setObject(9, time(now));
            insert.setObject(10, wanted.list().map(ListId::value).orElse(null), Types.BIGINT);
            try (ResultSet row = insert.executeQuery()) {
              row.next();
              id = row.getLong(1);
            }
          }
          insertFiles(transaction, wanted.portal(), id, wanted.files());
          return find(transaction, wanted.portal(), id).orElseThrow();
        });
  }

  private static void insertFiles(
      Connection transaction, PortalId portal, long id, List<FileOf> files) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into import_file (portal_id, import_id, file_number, name, content)
            select ?, ?, f.n, f.name, f.content
            from unnest(?::int[], ?::text[], ?::text[]) as f (n, name, content)
            """)) {
      insert.setLong(1, portal.value());
      insert.setLong(2, id);
      insert.setArray(
          3, transaction.createArrayOf("int", IntStream.range(0, files.size()).boxed().toArray()));
      insert.setArray(4, texts(transaction, files.stream().map(FileOf::name).toList()));
      insert.setArray(5, texts(transaction, files.stream().map(FileOf::content).toList()));
      insert.executeUpdate();
    }
  }

  /** Decisions about which imports of a portal run are made one at a time. */
  private static void lock(Connection transaction, PortalId portal) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('imports', ?))")) {
      select.setLong(1, portal.value());
      select.execute();
    }
  }

  private static int active(Connection transaction, PortalId portal) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "select count(*) from crm_import where portal_id = ? and state in ('STARTED', 'PROCESSING')")) {
      select.setLong(1, portal.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  Optional<Import> find(PortalId portal, long id) {
    return database.read(connection -> find(connection, portal, id));
  }

  private static Optional<Import> find(Connection connection, PortalId portal, long id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select " + COLUMNS + " from crm_import i where portal_id = ? and import_id = ?")) {
      select.setLong(1, portal.value());
      select.setLong(2, id);
      return read(select).stream().findFirst();
    }
  }

  /**
   * Imports of an app, the newest first.
   *
   * @param from the greatest id to show
   */
  List<Import> page(PortalId portal, AppId app, long from, int limit) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select "
                      + COLUMNS
                      + " from crm_import i where portal_id = ? and app_id = ? and import_id <= ?"
                      + " order by import_id desc limit ?")) {
            select.setLong(1, portal.value());
            select.setLong(2, app.value());
            select.setLong(3, from);
            select.setInt(4, limit);
            return read(select);
          }
        });
  }

  /** An import by its id alone, for those who run it. */
  record Id(PortalId portal, long id) {}

  /** All that were begun and not ended. */
  List<Id> unfinished() {
    return database.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select portal_id, import_id from crm_import
                      where state in ('STARTED', 'PROCESSING') order by import_id
                      """);
              ResultSet row = select.executeQuery()) {
            List<Id> ids = new ArrayList<>();
            while (row.next()) {
              ids.add(new Id(new PortalId(row.getLong(1)), row.getLong(2)));
            }
            return ids;
          }
        });
  }

  /** Rows that the imports of a portal have read since a time. */
  long rowsSince(PortalId portal, Instant since) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select coalesce(sum((counters ->> 'TOTAL_ROWS')::bigint), 0) from crm_import
                  where portal_id = ? and created_at >= ?
                  """)) {
            select.setLong(1, portal.value());
            select.setObject(2, time(since));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  List<FileOf> files(PortalId portal, long id) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select name, content from import_file
                  where portal_id = ? and import_id = ? order by file_number
                  """)) {
            select.setLong(1, portal.value());
            select.setLong(2, id);
            try (ResultSet row = select.executeQuery()) {
              List<FileOf> files = new ArrayList<>();
              while (row.next()) {
                files.add(new FileOf(row.getString(1), row.getString(2)));
              }
              return files;
            }
          }
        });
  }

  /** Says that an import is being worked on; false if it is over. */
  boolean begin(PortalId portal, long id, Instant now) {
    return database.transaction(
        transaction -> {
          try (PreparedStatement update =
              transaction.prepareStatement(
                  """
                  update crm_import set state = 'PROCESSING', updated_at = ?
                  where portal_id = ? and import_id = ? and state in ('STARTED', 'PROCESSING')
                  """)) {
            update.setObject(1, time(now));
            update.setLong(2, portal.value());
            update.setLong(3, id);
            return update.executeUpdate() == 1;
          }
        });
  }

  /**
   * Ends an import, unless it is over.
   *
   * @return the import that may begin now, if one waits
   */
  Optional<Id> end(PortalId portal, long id, ImportState state, Instant now) {
    return database.transaction(
        transaction -> {
          lock(transaction, portal);
          try (PreparedStatement update =
              transaction.prepareStatement(
                  """
                  update crm_import set state = ?, updated_at = ?, ended_at = ?
                  where portal_id = ? and import_id = ?
                    and state in ('STARTED', 'PROCESSING', 'DEFERRED')
                  """)) {
            update.setString(1, state.name());
            update.setObject(2, time(now));
            update.setObject(3, time(now));
            update.setLong(4, portal.value());
            update.setLong(5, id);
            update.executeUpdate();
          }
          return active(transaction, portal) < MOST_AT_ONCE
              ? promote(transaction, portal, now)
              : Optional.empty();
        });
  }

  private static Optional<Id> promote(Connection transaction, PortalId portal, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            update crm_import set state = 'STARTED', updated_at = ?
            where portal_id = ? and import_id =
              (select min(import_id) from crm_import where portal_id = ? and state = 'DEFERRED')
            returning import_id
            """)) {
      update.setObject(1, time(now));
      update.setLong(2, portal.value());
      update.setLong(3, portal.value());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(new Id(portal, row.getLong(1))) : Optional.empty();
      }
    }
  }

  private static List<Import> read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Import> imports = new ArrayList<>();
      while (row.next()) {
        imports.add(
            new Import(
                new PortalId(row.getLong(1)),
                row.getLong(2),
                new AppId(row.getLong(3)),
                Optional.ofNullable(row.getObject(4, Long.class)).map(UserId::new),
                row.getString(5),
                ImportState.valueOf(row.getString(6)),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                instant(row.getObject(11, OffsetDateTime.class)),
                new Import.Position(row.getInt(12), row.getLong(13)),
                counters(row.getString(14)),
                IntStream.rangeClosed(1, row.getInt(15)).mapToObj(Integer::toString).toList(),
                Optional.ofNullable(row.getObject(16, Long.class)).map(ListId::new)));
      }
      return imports;
    }
  }

  private static Map<Counter, Long> counters(String json) {
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    Json.mapper()
        .readTree(json)
        .properties()
        .forEach(each -> counters.put(Counter.valueOf(each.getKey()), each.getValue().asLong()));
    return counters;
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
