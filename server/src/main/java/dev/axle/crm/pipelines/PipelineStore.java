package dev.axle.crm.pipelines;

import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The rows of pipelines, and of what was done with them. */
final class PipelineStore {

  private final Jdbi jdbi;

  PipelineStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is stored of a pipeline beside its columns. */
  private record Definition(String label, int displayOrder, List<StoredStage> stages) {}

  private record StoredStage(
      String id,
      String label,
      int displayOrder,
      Map<String, String> metadata,
      String createdAt,
      String updatedAt,
      @Nullable String archivedAt) {}

  /** Something that was done with a pipeline or a stage. */
  record Audit(
      String pipelineId,
      @Nullable String stageId,
      String action,
      Instant at,
      String message,
      String raw) {

    static Audit of(Pipeline pipeline, @Nullable Stage stage, String action, Instant now) {
      return new Audit(
          pipeline.id(),
          stage == null ? null : stage.id(),
          action,
          now,
          "%s '%s'"
              .formatted(
                  stage == null ? "Pipeline" : "Stage",
                  stage == null ? pipeline.label() : stage.label()),
          PipelineWire.json(pipeline, stage));
    }
  }

  <T> T reading(PortalId portal, ObjectType type, Function<Rows, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Rows(handle, portal, type)));
  }

  /** One transaction at a time for each type of a portal. */
  <T> T changing(PortalId portal, ObjectType type, Function<Rows, T> work) {
    return jdbi.inTransaction(
        transaction -> {
          transaction
              .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
              .bind("key", "pipelines " + portal + " " + type.id())
              .mapTo(Integer.class)
              .one();
          return work.apply(new Rows(transaction, portal, type));
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

    List<Pipeline> all() {
      return handle
          .createQuery(
              """
              select pipeline_id, definition, created_at, updated_at, archived_at from pipeline
              where portal_id = :portal and object_type = :type
              order by (definition ->> 'displayOrder')::int, created_at, pipeline_id
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .map(
              (row, context) -> {
                Definition definition = Json.mapper().readValue(row.getString(2), Definition.class);
                return new Pipeline(
                    row.getString(1),
                    definition.label(),
                    definition.displayOrder(),
                    definition.stages().stream().map(Rows::stage).toList(),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(5, OffsetDateTime.class)));
              })
          .list();
    }

    /** Asks for a recalculation of the records in the transaction that the rows are changed in. */
    void recalculate(Recalculation recalculation) {
      try {
        recalculation.begin(handle.getConnection(), portal, type.id(), Recalculation.Cause.RECORD);
      } catch (SQLException failure) {
        throw new UnableToExecuteStatementException(failure, null);
      }
    }

    void purge() {
      for (String table : List.of("pipeline", "pipeline_audit")) {
        handle
            .createUpdate(
                "delete from " + table + " where portal_id = :portal and object_type = :type")
            .bind("portal", portal.value())
            .bind("type", type.id().value())
            .execute();
      }
    }

    private static Stage stage(StoredStage stored) {
      return new Stage(
          stored.id(),
          stored.label(),
          stored.displayOrder(),
          stored.metadata(),
          Instant.parse(stored.createdAt()),
          Instant.parse(stored.updatedAt()),
          stored.archivedAt() == null ? null : Instant.parse(stored.archivedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
      return time == null ? null : time.toInstant();
    }

    private static StoredStage stored(Stage stage) {
      return new StoredStage(
          stage.id(),
          stage.label(),
          stage.displayOrder(),
          stage.metadata(),
          stage.createdAt().toString(),
          stage.updatedAt().toString(),
          stage.archivedAt() == null ? null : stage.archivedAt().toString());
    }

    void write(Collection<Pipeline> pipelines) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into pipeline
                (portal_id, object_type, pipeline_id, definition, created_at, updated_at, archived_at)
              values (:portal, :type, :id, :definition::jsonb, :created, :updated, :archived)
              on conflict (portal_id, object_type, pipeline_id) do update
              set definition = excluded.definition, updated_at = excluded.updated_at,
                archived_at = excluded.archived_at
              """);
      for (Pipeline pipeline : pipelines) {
        Instant archivedAt = pipeline.archivedAt();
        batch
            .bind("portal", portal.value())
            .bind("type", type.id().value())
            .bind("id", pipeline.id())
            .bind(
                "definition",
                Json.mapper()
                    .writeValueAsString(
                        new Definition(
                            pipeline.label(),
                            pipeline.displayOrder(),
                            pipeline.stages().stream().map(Rows::stored).toList())))
            .bind("created", pipeline.createdAt().atOffset(ZoneOffset.UTC))
            .bind("updated", pipeline.updatedAt().atOffset(ZoneOffset.UTC))
            .bind("archived", archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC))
            .add();
      }
      batch.execute();
    }

    String number() {
      return handle
          .createQuery("select nextval('pipeline_number')::text")
          .mapTo(String.class)
          .one();
    }

    /** Some of the records that stand in one of these stages. */
    List<Long> users(String stageProperty, Collection<String> stages, int most) {
      return handle
          .createQuery(
              """
              select id from crm_object
              where portal_id = :portal and object_type = :type and archived_at is null
                and properties ->> :property = any(:stages)
              order by id limit :most
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("property", stageProperty)
          .bindArray("stages", String.class, List.copyOf(stages))
          .bind("most", most)
          .mapTo(Long.class)
          .list();
    }

    void record(Audit audit) {
      handle
          .createUpdate(
              """
              insert into pipeline_audit
                (portal_id, object_type, pipeline_id, stage_id, action, occurred_at, message, raw)
              values (:portal, :type, :pipeline, :stage, :action, :at, :message, :raw::jsonb)
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("pipeline", audit.pipelineId())
          .bind("stage", audit.stageId())
          .bind("action", audit.action())
          .bind("at", audit.at().atOffset(ZoneOffset.UTC))
          .bind("message", audit.message())
          .bind("raw", audit.raw())
          .execute();
    }

    /** What was done, the newest first. */
    List<Audit> audits(String pipelineId, @Nullable String stageId, int most) {
      return handle
          .createQuery(
              """
              select pipeline_id, stage_id, action, occurred_at, message, raw from pipeline_audit
              where portal_id = :portal and object_type = :type and pipeline_id = :pipeline
                and stage_id is not distinct from cast(:stage as text)
              order by id desc limit :most
              """)
          .bind("portal", portal.value())
          .bind("type", type.id().value())
          .bind("pipeline", pipelineId)
          .bind("stage", stageId)
          .bind("most", most)
          .map(
              (row, context) ->
                  new Audit(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getObject(4, OffsetDateTime.class).toInstant(),
                      row.getString(5),
                      row.getString(6)))
          .list();
    }
  }
}
