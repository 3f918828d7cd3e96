package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pipelines and stages must be like, and when they may go. */
final class PipelineRules {

  static final int MOST_STAGES = 100;
  private static final int LONGEST_LABEL = 200;
  private static final int SHOWN_USERS = 100;

  private PipelineRules() {}

  /** Whether a stage means something else for its records than it did. */
  static boolean isRevalued(List<Pipeline> before, List<Pipeline> after) {
    Map<String, Map<String, String>> meanings = new HashMap<>();
    before.forEach(
        pipeline -> pipeline.stages().forEach(stage -> meanings.put(stage.id(), stage.metadata())));
    return after.stream()
        .flatMap(pipeline -> pipeline.stages().stream())
        .anyMatch(
            stage -> !stage.metadata().equals(meanings.getOrDefault(stage.id(), stage.metadata())));
  }

  static String checked(String label) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw PipelineProblems.blankLabel();
    }
    return label;
  }

  static void checkLabel(String label, List<Pipeline> others, @Nullable String self) {
    checked(label);
    for (Pipeline other : others) {
      if (!other.id().equals(self) && other.label().equalsIgnoreCase(label)) {
        throw PipelineProblems.labelTaken(label);
      }
    }
  }

  static void refuseStageLabel(List<Stage> others, Stage stage) {
    for (Stage other : others) {
      if (!other.id().equals(stage.id()) && other.label().equalsIgnoreCase(stage.label())) {
        throw PipelineProblems.labelTaken(stage.label());
      }
    }
  }

  static List<Stage> stages(
      PipelineStore.Rows rows,
      ObjectType type,
      List<Pipeline> all,
      List<Pipelines.StageInput> inputs,
      List<Stage> before,
      Instant now) {
    if (inputs.isEmpty()) {
      throw PipelineProblems.noStages();
    }
    if (inputs.size() > MOST_STAGES) {
      throw PipelineProblems.tooMany("stages in a pipeline", MOST_STAGES);
    }
    List<Stage> stages = new ArrayList<>();
    for (Pipelines.StageInput input : inputs) {
      Optional<Stage> present =
          before.stream().filter(stage -> stage.id().equals(input.id())).findFirst();
      Stage stage = stage(rows, type, all, input, present.orElse(null), now);
      refuseStageLabel(stages, stage);
      stages.add(stage);
    }
    return stages.stream().sorted(Comparator.comparingInt(Stage::displayOrder)).toList();
  }

  static Stage stage(
      PipelineStore.Rows rows,
      ObjectType type,
      List<Pipeline> all,
      Pipelines.StageInput input,
      @Nullable Stage before,
      Instant now) {
    String id = input.id() == null ? rows.number() : input.id();
    if (before == null
        && all.stream()
            .flatMap(pipeline -> pipeline.stages().stream())
            .anyMatch(stage -> stage.id().equals(id))) {
      throw PipelineProblems.idTaken(id);
    }
    return new Stage(
        id,
        checked(input.label()),
        input.displayOrder(),
        StageMetadata.checked(type, input.metadata()),
        before == null ? now : before.createdAt(),
        now,
        null);
  }

  static Stage archived(Stage stage, Instant now) {
    return new Stage(
        stage.id(),
        stage.label(),
        stage.displayOrder(),
        stage.metadata(),
        stage.createdAt(),
        stage.updatedAt(),
        stage.archivedAt() == null ? now : stage.archivedAt());
  }

  static void refuseUsed(
      PipelineStore.Rows rows,
      PipelineProperties properties,
      List<String> stages,
      boolean validate) {
    if (validate && !stages.isEmpty()) {
      List<Long> users = rows.users(properties.stage(), stages, SHOWN_USERS);
      if (!users.isEmpty()) {
        throw PipelineProblems.inUse(stages, users);
      }
    }
  }
}
