package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.Rollup;
import dev.axle.crm.validations.RuleType;
import dev.axle.crm.validations.ValidationRule;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The rows of a portal's own definitions and groups, and of what it changed on built-in ones. */
final class PropertyStore {

  private final Jdbi jdbi;

  PropertyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Row(
      String name,
      PropertyContent content,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant archivedAt) {}

  record GroupRow(String name, String label, int displayOrder, boolean archived) {}

  /** The name of a definition in use; it may be a built-in one that the portal changed. */
  record Name(ObjectTypeId type, String name, boolean calculated) {}

  /** The definitions of all types that the portal made or changed. */
  List<Name> names(PortalId portal) {
    return jdbi.withHandle(handle -> names(handle, portal));
  }

  private static List<Name> names(Handle handle, PortalId portal) {
    return handle
        .createQuery(
            """
            select object_type, name,
              definition ->> 'fieldType' in ('calculation_equation', 'calculation_rollup') as calculated
            from property_definition
            where portal_id = :portal and archived_at is null
            """)
        .bind("portal", portal.value())
        .map(
            (row, context) ->
                new Name(new ObjectTypeId(row.getString(1)), row.getString(2), row.getBoolean(3)))
        .list();
  }

  /** A portal's own rollup property. */
  record OwnRollup(ObjectTypeId type, Rollup rollup) {}

  /** The rollups that the portal defined, of all types. */
  List<OwnRollup> rollups(PortalId portal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select object_type, definition ->> 'rollup' from property_definition
                    where portal_id = :portal and archived_at is null and definition -> 'rollup' is not null
                    """)
                .bind("portal", portal.value())
                .map(
                    (row, context) ->
                        new OwnRollup(
                            new ObjectTypeId(row.getString(1)),
                            Json.mapper().readValue(row.getString(2), Rollup.class)))
                .list());
  }

  /** What is done with the rows of one type in one portal. */
  interface Work<T> {
    T with(Rows rows);
  }

  <T> T reading(PortalId portal, ObjectType type, Work<T> work) {
    return jdbi.withHandle(handle -> work.with(new Rows(handle, portal, type)));
  }

  /** One transaction at a time for each type of a portal, so that names and limits hold. */
  <T> T changing(PortalId portal, ObjectType type, Work<T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "properties " + portal + " " + type.id())
              .mapTo(Integer.class)
              .one();
          return work.with(new Rows(transaction, portal, type));
        });
  }

  /** The rows of one type in one portal, through one connection. */
  static final class Rows {

    private final Handle handle;
    private final PortalId portal;
    private final ObjectType type;

    private Rows(Handle handle, PortalId portal, ObjectType type) {
      this.handle = handle;
      this.portal = portal;
      this.type = type;
    }

    /** The definitions of all types that the portal made or changed. */
    List<Name> namesOfAllTypes() {
      return names(handle, portal);
    }

    /** Asks for a recalculation of the records in the transaction that the rows are changed in. */
    void recalculate(Recalculation recalculation, Recalculation.Cause cause) {
      try {
        recalculation.begin(handle.getConnection(), portal, type.id(), cause);
      } catch (SQLException failure) {
        throw new UnableToExecuteStatementException(failure, null);
      }
    }

    List<Row> definitions() {
      return handle
          .createQuery(
              """
                    select name, definition, created_at, updated_at, archived_at
                    from property_definition
                    where portal_id = :portal and object_type = :type
                    order by created_at, name
                    """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .map((row, context) -> row(row))
          .list();
    }

    /** Writes definitions whether they are there or not; one that was archived is in use again. */
    void write(Collection<Row> rows) {
      List<Row> all = List.copyOf(rows);
      handle
          .createUpdate(
              """
            insert into property_definition
              (portal_id, object_type, name, definition, created_at, updated_at)
            select :portal, :type, d.name, d.definition::jsonb, :created, :updated
            from unnest(:names::text[], :definitions::text[]) as d (name, definition)
            on conflict (portal_id, object_type, name) do update
            set definition = excluded.definition, updated_at = excluded.updated_at, archived_at = null
            """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("created", all.getFirst().createdAt().atOffset(ZoneOffset.UTC))
          .bind("updated", all.getFirst().updatedAt().atOffset(ZoneOffset.UTC))
          .bindArray("names", String.class, all.stream().map(Row::name).toList())
          .bindArray(
              "definitions",
              String.class,
              all.stream().map(row -> Json.mapper().writeValueAsString(row.content())).toList())
          .execute();
    }

    void archive(Collection<String> names, Instant now) {
      handle
          .createUpdate(
              """
            update property_definition set archived_at = :now, updated_at = :now
            where portal_id = :portal and object_type = :type and name = any(:names::text[])
              and archived_at is null
            """)
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bindArray("names", String.class, List.copyOf(names))
          .execute();
    }

    /** The rules for values, by property. */
    Map<String, List<ValidationRule>> rules() {
      Map<String, List<ValidationRule>> rules = new TreeMap<>();
      handle
          .createQuery(
              """
              select property, rule_type, arguments, normalized from property_validation
              where portal_id = :portal and object_type = :type order by property, rule_type
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .map(
              (row, context) ->
                  Map.entry(
                      row.getString(1),
                      new ValidationRule(
                          RuleType.valueOf(row.getString(2)),
                          List.of((String[]) row.getArray(3).getArray()),
                          row.getBoolean(4))))
          .forEach(
              entry ->
                  rules
                      .computeIfAbsent(entry.getKey(), unused -> new ArrayList<>())
                      .add(entry.getValue()));
      return rules;
    }

    void writeRule(String property, ValidationRule rule) {
      handle
          .createUpdate(
              """
              insert into property_validation
                (portal_id, object_type, property, rule_type, arguments, normalized)
              values (:portal, :type, :property, :rule, :arguments, :normalized)
              on conflict (portal_id, object_type, property, rule_type) do update
              set arguments = excluded.arguments, normalized = excluded.normalized
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("property", property)
          .bind("rule", rule.type().name())
          .bindArray("arguments", String.class, rule.arguments())
          .bind("normalized", rule.normalized())
          .execute();
    }

    void purge() {
      for (String table : List.of("property_definition", "property_group", "property_validation")) {
        handle
            .createUpdate(
                "delete from " + table + " where portal_id = :portal and object_type = :type")
            .bind("portal", portal.value())
            .bind("type", type.id().value())
            .execute();
      }
    }

    List<GroupRow> groups() {
      return handle
          .createQuery(
              """
                    select name, label, display_order, archived_at is not null as archived
                    from property_group
                    where portal_id = :portal and object_type = :type
                    order by name
                    """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .map(
              (row, context) ->
                  new GroupRow(
                      row.getString("name"),
                      row.getString("label"),
                      row.getInt("display_order"),
                      row.getBoolean("archived")))
          .list();
    }

    void write(GroupRow group, Instant now) {
      handle
          .createUpdate(
              """
            insert into property_group
              (portal_id, object_type, name, label, display_order, created_at, archived_at)
            values (:portal, :type, :name, :label, :order, :now, case when :archived then :now end)
            on conflict (portal_id, object_type, name) do update
            set label = excluded.label, display_order = excluded.display_order,
              archived_at = excluded.archived_at
            """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("name", group.name())
          .bind("label", group.label())
          .bind("order", group.displayOrder())
          .bind("archived", group.archived())
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .execute();
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("name"),
        Json.mapper().readValue(row.getString("definition"), PropertyContent.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("archived_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
