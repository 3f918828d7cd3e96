package dev.axle.crm.imports;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.database.Database;
import dev.axle.edge.Json;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rows of imports leave behind: errors, keys, and references that are still to follow. */
final class ImportRowStore {

  private final Database database;

  ImportRowStore(Database database) {
    this.database = database;
  }

  void insertErrors(
      Connection transaction, Import work, int file, List<RowError> errors, Instant now)
      throws SQLException {
    if (errors.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into import_error (portal_id, import_id, created_at, file_number, error_type, object_type,
              line, column_number, invalid_value, message, page, row_data)
            select ?, ?, ?, ?, e.error_type, e.object_type, e.line, e.column_number, e.invalid_value,
              e.message, e.page, e.row_data::jsonb
            from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
              with ordinality
              as e (error_type, object_type, line, column_number, invalid_value, message, page, row_data, n)
            order by e.n
            """)) {
      insert.setLong(1, work.portal().value());
      insert.setLong(2, work.id());
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setInt(4, file);
      insert.setArray(5, texts(transaction, errors, error -> error.type().name()));
      insert.setArray(
          6,
          texts(
              transaction,
              errors,
              error -> error.objectType().map(ObjectTypeId::value).orElse(null)));
      insert.setArray(7, ints(transaction, errors, error -> error.row().line()));
      insert.setArray(
          8, ints(transaction, errors, error -> error.column() < 0 ? null : error.column()));
      insert.setArray(9, texts(transaction, errors, error -> clean(error.invalidValue())));
      insert.setArray(10, texts(transaction, errors, error -> clean(error.message())));
      insert.setArray(11, texts(transaction, errors, error -> error.row().page().orElse(null)));
      insert.setArray(12, texts(transaction, errors, error -> cells(error.row())));
      insert.executeUpdate();
    }
  }

  /** PostgreSQL's texts hold no null characters; files may. */
  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }

  private static String cells(Row row) {
    return Json.mapper()
        .writeValueAsString(row.cells().stream().map(cell -> cell.replace("\0", "")).toList());
  }

  /** An error as it is stored. */
  record Stored(
      long id,
      Instant createdAt,
      String type,
      @Nullable String objectType,
      int file,
      int line,
      @Nullable Integer column,
      @Nullable String invalidValue,
      String message,
      @Nullable String page,
      List<String> rowData) {}

  /**
   * Errors of an import, in the order in which they were met.
   *
   * @param from the smallest id to show
   */
  List<Stored> errors(PortalId portal, long id, long from, int limit) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select error_id, created_at, error_type, object_type, file_number, line, column_number,
                    invalid_value, message, page, row_data::text
                  from import_error where portal_id = ? and import_id = ? and error_id >= ?
                  order by error_id limit ?
                  """)) {
            select.setLong(1, portal.value());
            select.setLong(2, id);
            select.setLong(3, from);
            select.setInt(4, limit);
            return read(select);
          }
        });
  }

  private static List<Stored> read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Stored> errors = new ArrayList<>();
      while (row.next()) {
        errors.add(
            new Stored(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getObject(7, Integer.class),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Arrays.asList(Json.mapper().readValue(row.getString(11), String[].class))));
      }
      return errors;
    }
  }

  /** A value by which rows of the same import may name a record. */
  record Keyed(ObjectTypeId type, String property, String value, ObjectId id) {}

  void insertKeys(Connection transaction, Import work, List<Keyed> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into import_key (portal_id, import_id, object_type, property, value, object_id)
            select ?, ?, k.* from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as k
            on conflict do nothing
            """)) {
      insert.setLong(1, work.portal().value());
      insert.setLong(2, work.id());
      insert.setArray(3, texts(transaction, keys, key -> key.type().value()));
      insert.setArray(4, texts(transaction, keys, Keyed::property));
      insert.setArray(5, texts(transaction, keys, Keyed::value));
      insert.setArray(
          6,
          transaction.createArrayOf(
              "bigint", keys.stream().map(key -> key.id().value()).toArray()));
      insert.executeUpdate();
    }
  }

  /** The records of an import that rows name by these values. */
  Map<String, List<ObjectId>> keyed(
      Connection connection,
      Import work,
      ObjectTypeId type,
      String property,
      Collection<String> values)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select value, object_id from import_key
            where portal_id = ? and import_id = ? and object_type = ? and property = ?
              and value = any(?::text[])
            order by object_id
            """)) {
      select.setLong(1, work.portal().value());
      select.setLong(2, work.id());
      select.setString(3, type.value());
      select.setString(4, property);
      select.setArray(5, connection.createArrayOf("text", values.toArray()));
      try (ResultSet row = select.executeQuery()) {
        Map<String, List<ObjectId>> found = new HashMap<>();
        while (row.next()) {
          found
              .computeIfAbsent(row.getString(1), value -> new ArrayList<>(1))
              .add(new ObjectId(row.getLong(2)));
        }
        return found;
      }
    }
  }

  /** A record that a row wants its own record associated with. */
  record Reference(
      long id,
      ObjectTypeId fromType,
      ObjectId from,
      ObjectTypeId toType,
      String property,
      String value,
      String category,
      int typeId,
      int file,
      int line,
      int column) {}

  void insertReferences(Connection transaction, Import work, List<Reference> references)
      throws SQLException {
    if (references.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        transaction.prepareStatement(
            """
            insert into import_reference (portal_id, import_id, from_type, from_id, to_type, property, value,
              category, type_id, file_number, line, column_number)
            select ?, ?, r.*
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
              ?::int[], ?::int[]) as r
            """)) {
      insert.setLong(1, work.portal().value());
      insert.setLong(2, work.id());
      insert.setArray(3, texts(transaction, references, each -> each.fromType().value()));
      insert.setArray(
          4,
          transaction.createArrayOf(
              "bigint", references.stream().map(each -> each.from().value()).toArray()));
      insert.setArray(5, texts(transaction, references, each -> each.toType().value()));
      insert.setArray(6, texts(transaction, references, Reference::property));
      insert.setArray(7, texts(transaction, references, Reference::value));
      insert.setArray(8, texts(transaction, references, Reference::category));
      insert.setArray(9, ints(transaction, references, Reference::typeId));
      insert.setArray(10, ints(transaction, references, Reference::file));
      insert.setArray(11, ints(transaction, references, Reference::line));
      insert.setArray(12, ints(transaction, references, Reference::column));
      insert.executeUpdate();
    }
  }

  /** References behind one of them, in their order. */
  List<Reference> references(PortalId portal, long id, long after, int limit) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select reference_id, from_type, from_id, to_type, property, value, category, type_id,
                    file_number, line, column_number
                  from import_reference
                  where portal_id = ? and import_id = ? and reference_id > ?
                  order by reference_id limit ?
                  """)) {
            select.setLong(1, portal.value());
            select.setLong(2, id);
            select.setLong(3, after);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
              List<Reference> references = new ArrayList<>();
              while (row.next()) {
                references.add(
                    new Reference(
                        row.getLong(1),
                        new ObjectTypeId(row.getString(2)),
                        new ObjectId(row.getLong(3)),
                        new ObjectTypeId(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11)));
              }
              return references;
            }
          }
        });
  }

  /** Deletes errors of rows that hold one of these email addresses. */
  void forget(Connection transaction, PortalId portal, Collection<String> addresses)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            delete from import_error
            where portal_id = ? and exists (
              select 1 from jsonb_array_elements_text(row_data) as c (cell)
              where lower(btrim(c.cell)) = any(?::text[]))
            """)) {
      delete.setLong(1, portal.value());
      delete.setArray(2, transaction.createArrayOf("text", addresses.toArray()));
      delete.executeUpdate();
    }
  }

  /** Forgets what only a running import needs. */
  void tidy(PortalId portal, long id) {
    database.transaction(
        transaction -> {
          for (String table : List.of("import_key", "import_reference")) {
            try (PreparedStatement delete =
                transaction.prepareStatement(
                    "delete from " + table + " where portal_id = ? and import_id = ?")) {
              delete.setLong(1, portal.value());
              delete.setLong(2, id);
              delete.executeUpdate();
            }
          }
          return Optional.empty();
        });
  }

  private static <T> Array texts(
      Connection connection, List<T> rows, Function<T, @Nullable String> of) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(of).toArray());
  }

  private static <T> Array ints(
      Connection connection, List<T> rows, Function<T, @Nullable Integer> of) throws SQLException {
    return connection.createArrayOf("int", rows.stream().map(of).toArray());
  }
}
