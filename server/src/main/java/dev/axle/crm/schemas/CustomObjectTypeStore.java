package dev.axle.crm.schemas;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of the types that portals define. */
final class CustomObjectTypeStore {

  private final Jdbi jdbi;

  CustomObjectTypeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A number that no type ever had. */
  long number() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select nextval('custom_object_type_number')")
                .mapTo(Long.class)
                .one());
  }

  /** All types of a portal, archived ones too, the oldest first. */
  List<CustomObjectType> all(PortalId portal) {
    return jdbi.withHandle(handle -> new Rows(handle, portal).all());
  }

  /** What is done with the rows of one portal. */
  interface Work<T> {
    T with(Rows rows);
  }

  /** One transaction at a time for each portal, so that names and limits hold. */
  <T> T changing(PortalId portal, Work<T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "custom object types " + portal)
              .mapTo(Integer.class)
              .one();
          return work.with(new Rows(transaction, portal));
        });
  }

  /** The rows of one portal, through one connection. */
  static final class Rows {

    private final Handle handle;
    private final PortalId portal;

    private Rows(Handle handle, PortalId portal) {
      this.handle = handle;
      this.portal = portal;
    }

    List<CustomObjectType> all() {
      return handle
          .createQuery(
              """
              select number, definition, created_at, updated_at, archived_at
              from custom_object_type
              where portal_id = :portal
              order by number
              """)
          .bind("portal", portal.value())
          .map((row, context) -> type(row, portal))
          .list();
    }

    void insert(CustomObjectType type) {
      handle
          .createUpdate(
              """
              insert into custom_object_type
                (portal_id, number, name, definition, created_at, updated_at)
              values (:portal, :number, :name, :definition::jsonb, :created, :updated)
              """)
          .bind("portal", portal.value())
          .bind("number", type.number())
          .bind("name", type.definition().name())
          .bind("definition", Json.mapper().writeValueAsString(type.definition()))
          .bind("created", type.createdAt().atOffset(ZoneOffset.UTC))
          .bind("updated", type.updatedAt().atOffset(ZoneOffset.UTC))
          .execute();
    }

    void update(CustomObjectType type) {
      Instant archivedAt = type.archivedAt();
      handle
          .createUpdate(
              """
              update custom_object_type
              set definition = :definition::jsonb, updated_at = :updated, archived_at = :archived
              where portal_id = :portal and number = :number
              """)
          .bind("portal", portal.value())
          .bind("number", type.number())
          .bind("definition", Json.mapper().writeValueAsString(type.definition()))
          .bind("updated", type.updatedAt().atOffset(ZoneOffset.UTC))
          .bindByType(
              "archived",
              archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC),
              OffsetDateTime.class)
          .execute();
    }

    void delete(long number) {
      handle
          .createUpdate(
              "delete from custom_object_type where portal_id = :portal and number = :number")
          .bind("portal", portal.value())
          .bind("number", number)
          .execute();
    }
  }

  private static CustomObjectType type(ResultSet row, PortalId portal) throws SQLException {
    return new CustomObjectType(
        portal,
        row.getLong("number"),
        Json.mapper().readValue(row.getString("definition"), CustomObjectType.Definition.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("archived_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
