package dev.axle.crm.pipelines;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline and its stages, archived ones too.
 *
 * @param archivedAt null while it is in use
 */
public record Pipeline(
    String id,
    String label,
    int displayOrder,
    List<Stage> stages,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {

  public Pipeline {
    stages = stages.stream().sorted(Comparator.comparingInt(Stage::displayOrder)).toList();
  }

  boolean isArchived() {
    return archivedAt != null;
  }

  /** The stages in use, in their order. */
  public List<Stage> open() {
    return stages.stream().filter(stage -> !stage.isArchived()).toList();
  }

  /** The stage in use of this id. */
  public Optional<Stage> stage(String id) {
    return open().stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  Pipeline with(List<Stage> stages, Instant now) {
    return new Pipeline(id, label, displayOrder, stages, createdAt, now, archivedAt);
  }
}
