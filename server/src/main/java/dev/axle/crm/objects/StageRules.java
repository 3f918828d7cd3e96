package dev.axle.crm.objects;

import dev.axle.crm.pipelines.Pipeline;
import dev.axle.crm.pipelines.PipelineProperties;
import dev.axle.crm.pipelines.Pipelines;
import dev.axle.crm.pipelines.Stage;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where records may stand: a stage is one of its pipeline's. */
final class StageRules {

  private final Pipelines pipelines;
  private final HomeRates rates;

  StageRules(Pipelines pipelines, HomeRates rates) {
    this.pipelines = pipelines;
    this.rates = rates;
  }

  HomeRates rates() {
    return rates;
  }

  /**
   * Completes where a new record stands: the pipeline of its stage, the first stage of its
   * pipeline.
   *
   * @throws dev.axle.edge.Problem 400 if the stage isn't one of the pipeline
   */
  void place(PortalId portal, ObjectType type, Map<String, String> values) {
    PipelineProperties names = names(type);
    if (names == null) {
      return;
    }
    List<Pipeline> all = pipelines.of(portal, type);
    if (all.isEmpty()) {
      return;
    }
    String stage = values.get(names.stage());
    if (!values.containsKey(names.pipeline())) {
      Optional<Pipeline> found =
          stage == null
              ? standard(type, names, all)
              : all.stream().filter(each -> each.stage(stage).isPresent()).findFirst();
      found.ifPresent(pipeline -> values.put(names.pipeline(), pipeline.id()));
    }
    String pipelineId = values.get(names.pipeline());
    String first = type.defaults().get(names.stage());
    if (stage == null && pipelineId != null && first != null) {
      all.stream()
          .filter(pipeline -> pipeline.id().equals(pipelineId) && !pipeline.open().isEmpty())
          .findFirst()
          .ifPresent(
              pipeline ->
                  values.put(
                      names.stage(),
                      pipeline.stage(first).orElse(pipeline.open().getFirst()).id()));
    }
    check(type, names, all, values);
  }

  private static Optional<Pipeline> standard(
      ObjectType type, PipelineProperties names, List<Pipeline> all) {
    String id = type.defaults().get(names.pipeline());
    return id == null
        ? Optional.empty()
        : all.stream()
            .filter(pipeline -> pipeline.id().equals(id))
            .findFirst()
            .or(() -> Optional.of(all.getFirst()));
  }

  /**
   * @param set the values that a change sets
   * @param values all values after it
   * @throws dev.axle.edge.Problem 400 if the stage isn't one of the pipeline
   */
  void check(
      PortalId portal, ObjectType type, Map<String, String> set, Map<String, String> values) {
    PipelineProperties names = names(type);
    if (names != null && (set.containsKey(names.stage()) || set.containsKey(names.pipeline()))) {
      check(type, names, pipelines.of(portal, type), values);
    }
  }

  private static void check(
      ObjectType type, PipelineProperties names, List<Pipeline> all, Map<String, String> values) {
    String stage = values.get(names.stage());
    String pipelineId = values.get(names.pipeline());
    if (stage == null || pipelineId == null) {
      return;
    }
    for (Pipeline pipeline : all) {
      if (pipeline.id().equals(pipelineId) && pipeline.stage(stage).isPresent()) {
        return;
      }
    }
    throw ObjectProblems.stageOfOther(names, stage, pipelineId);
  }

  /** The stage that a record stands in; nothing where the type or the record has none. */
  Optional<Stage> stage(PortalId portal, ObjectType type, Map<String, String> values) {
    PipelineProperties names = names(type);
    String id = names == null ? null : values.get(names.stage());
    if (names == null || id == null) {
      return Optional.empty();
    }
    return pipelines.of(portal, type).stream()
        .filter(
            pipeline -> pipeline.id().equals(values.getOrDefault(names.pipeline(), pipeline.id())))
        .flatMap(pipeline -> pipeline.stage(id).stream())
        .findFirst();
  }

  static @Nullable PipelineProperties names(ObjectType type) {
    return PipelineProperties.of(type).filter(found -> !found.fixed()).orElse(null);
  }
}
