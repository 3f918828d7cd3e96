package dev.axle.crm.exports;

import dev.axle.edge.AppId;
import dev.axle.edge.Json;
import dev.axle.edge.LinkKey;
import dev.axle.edge.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

  private final Jdbi jdbi;

  ExportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  long insert(PortalId portal, AppId app, String objectType, ExportRequest request, Instant now) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    insert into crm_export
                      (portal_id, app_id, object_type, request, state, link_key, created_at, updated_at)
                    values (:portal, :app, :type, :request::jsonb, 'ENQUEUED', :key, :now, :now)
                    returning export_id
                    """)
                .bind("portal", portal.value())
                .bind("app", app.value())
                .bind("type", objectType)
                .bind("request", Json.mapper().writeValueAsString(request))
                .bind("key", LinkKey.random().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one());
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
