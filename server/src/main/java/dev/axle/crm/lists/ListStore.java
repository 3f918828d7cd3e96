package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The rows of lists. */
final class ListStore {

  private final Jdbi jdbi;

  ListStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T reading(PortalId portal, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal)));
  }

  /**
   * One transaction at a time for each portal, so that a name is one list's, and no two changes
   * make lists depend on each other.
   */
  <T> T changing(PortalId portal, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "lists " + portal)
              .mapTo(Integer.class)
              .one();
          return work.apply(new Rows(transaction, portal));
        });
  }

  /** What is known of a list before it has a number. */
  record Draft(
      String name,
      ObjectTypeId type,
      ProcessingType processing,
      ProcessingStatus status,
      Optional<String> conditions,
      ListSettings settings,
      long folder,
      CrmList.Stamp made) {}

  /** The rows of one portal, through one connection. */
  static final class Rows {

    private static final String CONTACTS = "0-1";

    private final Handle handle;
    private final PortalId portal;

    private Rows(Handle handle, PortalId portal) {
      this.handle = handle;
      this.portal = portal;
    }

    /** For what else belongs into the transaction. */
    Connection connection() {
      return handle.getConnection();
    }

    Optional<CrmList> find(ListId id) {
      return all("list_id = any(:ids::bigint[])", List.of(id)).stream().findFirst();
    }

    /** The list, held against other changes of it until the transaction ends. */
    Optional<CrmList> hold(ListId id) {
      return all("list_id = any(:ids::bigint[]) for no key update", List.of(id)).stream()
          .findFirst();
    }

    List<CrmList> find(Collection<ListId> ids) {
      return all("list_id = any(:ids::bigint[]) and deleted_at is null order by list_id", ids);
    }

    private List<CrmList> all(String condition, Collection<ListId> ids) {
      return handle
          .createQuery("select * from crm_list where portal_id = :portal and " + condition)
          .bind("portal", portal.value())
          .bindArray("ids", Long.class, ids.stream().map(ListId::value).toList())
          .map(ListStore::list)
          .list();
    }

    Optional<CrmList> named(String name) {
      return handle
          .createQuery(
              """
              select * from crm_list
              where portal_id = :portal and lower(name) = lower(:name) and deleted_at is null
              """)
          .bind("portal", portal.value())
          .bind("name", name)
          .map(ListStore::list)
          .findOne();
    }

    List<CrmList> ofLegacyIds(Collection<Long> ids) {
      return handle
          .createQuery(
              """
              select * from crm_list
              where portal_id = :portal and legacy_id = any(:ids::bigint[]) and deleted_at is null
              order by legacy_id
              """)
          .bind("portal", portal.value())
          .bindArray("ids", Long.class, ids)
          .map(ListStore::list)
          .list();
    }

    int count(Collection<ProcessingType> types) {
      return handle
          .createQuery(
              """
              select count(*) from crm_list
              where portal_id = :portal and processing_type = any(:types::text[])
                and deleted_at is null
              """)
          .bind("portal", portal.value())
          .bindArray("types", String.class, types.stream().map(ProcessingType::name).toList())
          .mapTo(Integer.class)
          .one();
    }

    CrmList insert(Draft draft) {
      return handle
          .createQuery(
              """
              insert into crm_list
                (portal_id, legacy_id, version, name, object_type, processing_type, status,
                 filter_branch, settings, folder_id, created_at, created_by, updated_at, updated_by,
                 filters_updated_at)
              values (:portal, case when :type = :contacts then nextval('legacy_list_number') end, 1,
                :name, :type, :processing, :status, cast(:conditions as json),
                cast(:settings as json), :folder, :now, :by, :now, :by,
                case when cast(:conditions as text) is not null then cast(:now as timestamptz) end)
              returning *
              """)
          .bind("portal", portal.value())
          .bind("contacts", CONTACTS)
          .bind("name", draft.name())
          .bind("type", draft.type().value())
          .bind("processing", draft.processing().name())
          .bind("status", draft.status().name())
          .bind("conditions", draft.conditions().orElse(null))
          .bind("settings", Json.mapper().writeValueAsString(draft.settings()))
          .bind("folder", draft.folder())
          .bind("now", time(draft.made().at()))
          .bind("by", draft.made().by())
          .map(ListStore::list)
          .one();
    }

    void rename(ListId id, String name, CrmList.Stamp made) {
      stamped("name = :name, updated_at = :now, updated_by = :by", id, made)
          .bind("name", name)
          .execute();
    }

    void change(ListId id, String conditions, CrmList.Stamp made) {
      stamped(
              """
              filter_branch = cast(:conditions as json), version = version + 1,
              status = 'PROCESSING', filters_updated_at = :now, updated_at = :now, updated_by = :by
              """,
              id,
              made)
          .bind("conditions", conditions)
          .execute();
    }

    void move(ListId id, long folder, CrmList.Stamp made) {
      stamped("folder_id = :folder, updated_at = :now, updated_by = :by", id, made)
          .bind("folder", folder)
          .execute();
    }

    void delete(ListId id, CrmList.Stamp made) {
      stamped("deleted_at = :now, updated_at = :now, updated_by = :by", id, made).execute();
    }

    void restore(ListId id, long folder, CrmList.Stamp made) {
      stamped(
              "deleted_at = null, folder_id = :folder, updated_at = :now, updated_by = :by",
              id,
              made)
          .bind("folder", folder)
          .execute();
    }

    private Update stamped(String change, ListId id, CrmList.Stamp made) {
      return handle
          .createUpdate(
              "update crm_list set " + change + " where portal_id = :portal and list_id = :id")
          .bind("portal", portal.value())
          .bind("id", id.value())
          .bind("now", time(made.at()))
          .bind("by", made.by());
    }

    void edited(ListId id, Instant now) {
      handle
          .createUpdate(
              """
              insert into list_edit (portal_id, list_id, at) values (:portal, :id, :now)
              on conflict do nothing
              """)
          .bind("portal", portal.value())
          .bind("id", id.value())
          .bind("now", time(now))
          .execute();
    }
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static CrmList list(ResultSet row, @Nullable StatementContext context) throws SQLException {
    long legacy = row.getLong("legacy_id");
    return new CrmList(
        new ListId(row.getLong("list_id")),
        row.wasNull() ? Optional.empty() : Optional.of(legacy),
        row.getInt("version"),
        row.getString("name"),
        new ObjectTypeId(row.getString("object_type")),
        ProcessingType.valueOf(row.getString("processing_type")),
        ProcessingStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("filter_branch")),
        Json.mapper().readValue(row.getString("settings"), ListSettings.class),
        row.getLong("folder_id"),
        new CrmList.Size(
            row.getLong("size"), instant(row, "last_added_at"), instant(row, "last_removed_at")),
        new CrmList.Stamp(instant(row, "created_at").orElseThrow(), row.getString("created_by")),
        new CrmList.Stamp(instant(row, "updated_at").orElseThrow(), row.getString("updated_by")),
        instant(row, "filters_updated_at"),
        instant(row, "deleted_at"));
  }
}
