package dev.axle.crm.exports;

import dev.axle.edge.AppId;
import dev.axle.edge.Json;
import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of exports. */
final class ExportStore {

  private static final String COLUMNS =
      """
      select portal_id, export_id, object_type, request, state, record_count, link_key, file,
        created_at, updated_at
      from crm_export
      """;

  /**
   * Others that were asked for a little later may be here first; those beyond are of a clock moved
   * back.
   */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Jdbi jdbi;

  ExportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record New(PortalId portal, AppId app, String objectType, ExportRequest request) {}

  /** What became of a new one. */
  sealed interface Insertion {}

  record Inserted(long id) implements Insertion {}

  /**
   * @param oldest when the first of those that are too many already was begun
   */
  record Refused(Instant oldest) implements Insertion {}

  /** Inserts an export, unless the portal has begun so many since a time that didn't fail. */
  Insertion insert(New made, Instant now, Instant since, int most) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle, made.portal());
          Optional<Instant> oldest = nth(handle, made.portal(), most, since, now);
          return oldest.isPresent()
              ? new Refused(oldest.get())
              : new Inserted(insert(handle, made, now));
        });
  }

  /** Exports of a portal are begun one after the other, so that they can be counted. */
  private static void lock(Handle handle, PortalId portal) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtext('crm_export'), :portal)")
        .bind("portal", Long.hashCode(portal.value()))
        .mapTo(String.class)
        .findOne();
  }

  private static Optional<Instant> nth(
      Handle handle, PortalId portal, int n, Instant since, Instant now) {
    return handle
        .createQuery(
            """
            select created_at from crm_export
            where portal_id = :portal and created_at > :since and created_at < :until
              and state <> 'FAILED'
            order by created_at desc
            offset :before limit 1
            """)
        .bind("portal", portal.value())
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("until", now.plus(UNDER_WAY).atOffset(ZoneOffset.UTC))
        .bind("before", n - 1)
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findOne();
  }

  private static long insert(Handle handle, New made, Instant now) {
    return handle
        .createQuery(
            """
            insert into crm_export
              (portal_id, app_id, object_type, request, state, link_key, created_at, updated_at)
            values (:portal, :app, :type, :request::jsonb, 'ENQUEUED', :key, :now, :now)
            returning export_id
            """)
        .bind("portal", made.portal().value())
        .bind("app", made.app().value())
        .bind("type", made.objectType())
        .bind("request", Json.mapper().writeValueAsString(made.request()))
        .bind("key", LinkKey.random().bytes())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /** Some of those whose files have lain for so long by their portal's time. */
  List<Export> doneBefore(Map<PortalId, Instant> times, Duration age, int most) {
    List<PortalId> portals = List.copyOf(times.keySet());
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.*
                    from unnest(:portals::bigint[], :before::timestamptz[]) as t (portal_id, before)
                    join crm_export e
                      on e.portal_id = t.portal_id and e.state = 'DONE' and e.updated_at <= t.before
                    limit :most
                    """)
                .bindArray("portals", Long.class, portals.stream().map(PortalId::value).toList())
                .bindArray(
                    "before",
                    String.class,
                    portals.stream()
                        .map(portal -> Objects.requireNonNull(times.get(portal)).minus(age))
                        .map(Instant::toString)
                        .toList())
                .bind("most", most)
                .map(ExportStore::export)
                .list());
  }

  Optional<Export> find(PortalId portal, long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "where portal_id = :portal and export_id = :id")
                .bind("portal", portal.value())
                .bind("id", id)
                .map(ExportStore::export)
                .findOne());
  }

  /** Those that a stopped server has left, of all portals. */
  List<Export> unfinished() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    COLUMNS + "where state in ('ENQUEUED', 'PROCESSING') order by export_id")
                .map(ExportStore::export)
                .list());
  }

  void update(Export export, Export.State state, long count, @Nullable String file, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update crm_export
                    set state = :state, record_count = :count, file = :file, updated_at = :now
                    where portal_id = :portal and export_id = :id
                    """)
                .bind("state", state.name())
                .bind("count", count)
                .bind("file", file)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("portal", export.portal().value())
                .bind("id", export.id())
                .execute());
  }

  private static Export export(ResultSet row, StatementContext context) throws SQLException {
    return new Export(
        new PortalId(row.getLong("portal_id")),
        row.getLong("export_id"),
        row.getString("object_type"),
        Json.mapper().readValue(row.getString("request"), ExportRequest.class),
        Export.State.valueOf(row.getString("state")),
        row.getLong("record_count"),
        new LinkKey(row.getBytes("link_key")),
        Optional.ofNullable(row.getString("file")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
