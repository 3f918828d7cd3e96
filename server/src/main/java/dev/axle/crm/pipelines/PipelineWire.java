package dev.axle.crm.pipelines;

import dev.axle.edge.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pipelines and stages as they are on the wire. */
final class PipelineWire {

  private static final String PERMISSIONS = "CRM_PERMISSIONS_ENFORCEMENT";
  private static final String READ_ONLY = "READ_ONLY";

  private PipelineWire() {}

  record ShownStage(
      String id,
      String label,
      int displayOrder,
      Map<String, String> metadata,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable String archivedAt,
      String writePermissions) {}

  record Shown(
      String id,
      String label,
      int displayOrder,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable String archivedAt,
      List<ShownStage> stages) {}

  record Listing(List<Shown> results) {}

  record StageListing(List<ShownStage> results) {}

  record StageCreate(
      @Nullable String stageId,
      String label,
      Integer displayOrder,
      @Nullable Map<String, String> metadata) {

    Pipelines.StageInput input() {
      return new Pipelines.StageInput(
          stageId == null || stageId.isBlank() ? null : stageId,
          label,
          displayOrder,
          metadata == null ? Map.of() : metadata);
    }
  }

  record Create(
      @Nullable String pipelineId, String label, Integer displayOrder, List<StageCreate> stages) {

    Pipelines.Input input() {
      return new Pipelines.Input(
          pipelineId == null || pipelineId.isBlank() ? null : pipelineId,
          label,
          displayOrder,
          stages.stream().map(StageCreate::input).toList());
    }
  }

  record Update(
      @Nullable String label, @Nullable Integer displayOrder, @Nullable Boolean archived) {}

  record StageReplace(String label, Integer displayOrder, @Nullable Map<String, String> metadata) {}

  record StageUpdate(
      @Nullable String label,
      @Nullable Integer displayOrder,
      @Nullable Map<String, String> metadata,
      @Nullable Boolean archived) {}

  /** {@code PublicAuditInfo}. */
  record Audited(
      long portalId,
      String identifier,
      String action,
      String timestamp,
      String message,
      String rawObject) {}

  record AuditListing(List<Audited> results) {}

  static Shown of(Pipeline pipeline, boolean fixed) {
    return new Shown(
        pipeline.id(),
        pipeline.label(),
        pipeline.displayOrder(),
        pipeline.createdAt().toString(),
        pipeline.updatedAt().toString(),
        pipeline.isArchived(),
        text(pipeline.archivedAt()),
        pipeline.open().stream().map(stage -> of(stage, fixed)).toList());
  }

  static ShownStage of(Stage stage, boolean fixed) {
    return new ShownStage(
        stage.id(),
        stage.label(),
        stage.displayOrder(),
        stage.metadata(),
        stage.createdAt().toString(),
        stage.updatedAt().toString(),
        stage.isArchived(),
        text(stage.archivedAt()),
        fixed ? READ_ONLY : PERMISSIONS);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  static String json(Pipeline pipeline, @Nullable Stage stage) {
    return Json.mapper().writeValueAsString(stage == null ? of(pipeline, false) : of(stage, false));
  }

  static Audited of(long portalId, PipelineStore.Audit audit) {
    return new Audited(
        portalId,
        portalId
            + ":"
            + audit.pipelineId()
            + (audit.stageId() == null ? "" : ":" + audit.stageId()),
        audit.action(),
        audit.at().toString(),
        audit.message(),
        audit.raw());
  }
}
