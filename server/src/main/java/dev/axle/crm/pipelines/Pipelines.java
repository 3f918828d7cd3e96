package dev.axle.crm.pipelines;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.crm.properties.Recalculation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines of each portal. A portal that has changed nothing has HubSpot's, and no rows.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/guide
 */
public final class Pipelines {

  private static final int MOST_AUDITS = 500;

  /** How long another node may go on with the pipelines from before a change. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private record Key(PortalId portal, ObjectTypeId type) {}

  private final PipelineStore store;
  private final PipelineLimits limits;
  private final Recalculation recalculation;
  private final DefaultPipelines defaults = new DefaultPipelines();
  private final List<BiConsumer<PortalId, ObjectType>> listeners = new ArrayList<>();
  private final Cache<Key, List<Pipeline>> cache =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(REMEMBERED).build();

  public Pipelines(Jdbi jdbi, PipelineLimits limits, Recalculation recalculation) {
    this.recalculation = recalculation;
    this.store = new PipelineStore(jdbi);
    this.limits = limits;
  }

  /** Has a listener called after each change of a type's pipelines. */
  public void onChange(BiConsumer<PortalId, ObjectType> listener) {
    listeners.add(listener);
  }

  /** A new pipeline or stage as a request describes it. */
  record StageInput(
      @Nullable String id, String label, int displayOrder, Map<String, String> metadata) {}

  record Input(@Nullable String id, String label, int displayOrder, List<StageInput> stages) {}

  private List<Pipeline> all(PortalId portal, ObjectType type) {
    Key key = new Key(portal, type.id());
    List<Pipeline> known = cache.getIfPresent(key);
    if (known == null) {
      known = store.reading(portal, type, rows -> present(rows, type));
      cache.put(key, known);
    }
    return known;
  }

  private List<Pipeline> present(PipelineStore.Rows rows, ObjectType type) {
    List<Pipeline> own = rows.all();
    return own.isEmpty() ? defaults.of(type) : own;
  }

  /** The pipelines in use, in their order. */
  public List<Pipeline> of(PortalId portal, ObjectType type) {
    return inUse(all(portal, type));
  }

  /**
   * @throws Problem 404 if there is none in use
   */
  Pipeline read(PortalId portal, ObjectType type, String id) {
    return find(of(portal, type), id);
  }

  private static Pipeline find(List<Pipeline> all, String id) {
    return all.stream()
        .filter(pipeline -> pipeline.id().equals(id))
        .findFirst()
        .orElseThrow(() -> PipelineProblems.noPipeline(id));
  }

  /**
   * @throws Problem 404 if there is none in use
   */
  static Stage stage(Pipeline pipeline, String id) {
    return pipeline.stage(id).orElseThrow(() -> PipelineProblems.noStage(id));
  }

  private <T> T change(PortalId portal, ObjectType type, Change<T> work) {
    PipelineProperties properties =
        PipelineProperties.of(type).orElseThrow(() -> PipelineProblems.noPipelines(type));
    if (properties.fixed()) {
      throw PipelineProblems.fixed(type);
    }
    T result =
        store.changing(
            portal,
            type,
            rows -> {
              List<Pipeline> own = rows.all();
              if (own.isEmpty()) {
                own = defaults.of(type);
                rows.write(own);
              }
              T done = work.with(rows, own, properties);
              if (PipelineRules.isRevalued(own, rows.all())) {
                rows.recalculate(recalculation);
              }
              return done;
            });
    cache.invalidate(new Key(portal, type.id()));
    listeners.forEach(listener -> listener.accept(portal, type));
    return result;
  }

  /** Deletes all pipelines of a type that is no more. */
  public void purge(PortalId portal, ObjectType type) {
    store.changing(
        portal,
        type,
        rows -> {
          rows.purge();
          return type;
        });
    cache.invalidate(new Key(portal, type.id()));
  }

  private interface Change<T> {
    T with(PipelineStore.Rows rows, List<Pipeline> all, PipelineProperties properties);
  }

  /**
   * @throws Problem 400 for what is not valid, 409 for an id or a label that is taken
   */
  Pipeline create(PortalId portal, ObjectType type, Input input, Instant now) {
    PipelineLimits.Room room = room(portal, type);
    return change(
        portal,
        type,
        (rows, all, properties) -> {
          PipelineRules.checkLabel(
              input.label(), all.stream().filter(p -> !p.isArchived()).toList(), null);
          room.refuseMore(all);
          String id = input.id() == null ? rows.number() : input.id();
          if (all.stream().anyMatch(pipeline -> pipeline.id().equals(id))) {
            throw PipelineProblems.idTaken(id);
          }
          Pipeline made =
              new Pipeline(
                  id,
                  input.label(),
                  input.displayOrder(),
                  PipelineRules.stages(rows, type, all, input.stages(), List.of(), now),
                  now,
                  now,
                  null);
          rows.write(List.of(made));
          rows.record(PipelineStore.Audit.of(made, null, "CREATE", now));
          return made;
        });
  }

  private PipelineLimits.Room room(PortalId portal, ObjectType type) {
    return limits.of(portal, type, other -> of(portal, other).size());
  }

  /** Puts a pipeline in place of one; the stages that it doesn't name are archived. */
  Pipeline replace(
      PortalId portal, ObjectType type, String id, Input input, boolean validate, Instant now) {
    return change(
        portal,
        type,
        (rows, all, properties) -> {
          Pipeline before = find(inUse(all), id);
          PipelineRules.checkLabel(input.label(), inUse(all), id);
          List<Stage> kept =
              PipelineRules.stages(rows, type, all, input.stages(), before.stages(), now);
          Set<String> keptIds = new HashSet<>();
          kept.forEach(stage -> keptIds.add(stage.id()));
          List<String> gone =
              before.open().stream()
                  .map(Stage::id)
                  .filter(stage -> !keptIds.contains(stage))
                  .toList();
          PipelineRules.refuseUsed(rows, properties, gone, validate);
          List<Stage> stages = new ArrayList<>(kept);
          before.stages().stream()
              .filter(stage -> !keptIds.contains(stage.id()))
              .forEach(stage -> stages.add(PipelineRules.archived(stage, now)));
          Pipeline after =
              new Pipeline(
                  id, input.label(), input.displayOrder(), stages, before.createdAt(), now, null);
          rows.write(List.of(after));
          rows.record(PipelineStore.Audit.of(after, null, "UPDATE", now));
          return after;
        });
  }

  /** Changes the label or the order, or brings an archived one back. */
  Pipeline update(
      PortalId portal,
      ObjectType type,
      String id,
      @Nullable String label,
      @Nullable Integer displayOrder,
      @Nullable Boolean archived,
      Instant now) {
    PipelineLimits.Room room = room(portal, type);
    return change(
        portal,
        type,
        (rows, all, properties) -> {
          Pipeline before = find(Boolean.FALSE.equals(archived) ? all : inUse(all), id);
          if (before.isArchived()) {
            room.refuseMore(all);
          }
          if (label != null) {
            PipelineRules.checkLabel(label, inUse(all), id);
          }
          Pipeline after =
              new Pipeline(
                  id,
                  label == null ? before.label() : label,
                  displayOrder == null ? before.displayOrder() : displayOrder,
                  before.stages(),
                  before.createdAt(),
                  now,
                  null);
          rows.write(List.of(after));
          rows.record(PipelineStore.Audit.of(after, null, "UPDATE", now));
          return after;
        });
  }

  /**
   * Archives a pipeline.
   *
   * @param validate whether to refuse while records stand in it
   */
  void delete(PortalId portal, ObjectType type, String id, boolean validate, Instant now) {
    change(
        portal,
        type,
        (rows, all, properties) -> {
          Pipeline before = find(inUse(all), id);
          if (inUse(all).size() == 1) {
            throw PipelineProblems.lastPipeline();
          }
          PipelineRules.refuseUsed(
              rows, properties, before.open().stream().map(Stage::id).toList(), validate);
          rows.write(
              List.of(
                  new Pipeline(
                      id,
                      before.label(),
                      before.displayOrder(),
                      before.stages(),
                      before.createdAt(),
                      now,
                      now)));
          rows.record(PipelineStore.Audit.of(before, null, "DELETE", now));
          return id;
        });
  }

  Stage createStage(
      PortalId portal, ObjectType type, String pipelineId, StageInput input, Instant now) {
    return changeStages(
        portal,
        type,
        pipelineId,
        now,
        (rows, all, pipeline) -> {
          if (pipeline.open().size() >= PipelineRules.MOST_STAGES) {
            throw PipelineProblems.tooMany("stages in a pipeline", PipelineRules.MOST_STAGES);
          }
          Stage made = PipelineRules.stage(rows, type, all, input, null, now);
          PipelineRules.refuseStageLabel(pipeline.open(), made);
          rows.record(PipelineStore.Audit.of(pipeline, made, "CREATE", now));
          return made;
        });
  }

  /** Changes a stage; what is null stays. */
  Stage updateStage(
      PortalId portal,
      ObjectType type,
      String pipelineId,
      String id,
      @Nullable String label,
      @Nullable Integer displayOrder,
      @Nullable Map<String, String> metadata,
      @Nullable Boolean archived,
      Instant now) {
    return changeStages(
        portal,
        type,
        pipelineId,
        now,
        (rows, all, pipeline) -> {
          Stage before =
              Boolean.FALSE.equals(archived)
                  ? pipeline.stages().stream()
                      .filter(stage -> stage.id().equals(id))
                      .findFirst()
                      .orElseThrow(() -> PipelineProblems.noStage(id))
                  : stage(pipeline, id);
          Stage after =
              new Stage(
                  id,
                  label == null ? before.label() : PipelineRules.checked(label),
                  displayOrder == null ? before.displayOrder() : displayOrder,
                  metadata == null || metadata.isEmpty()
                      ? before.metadata()
                      : StageMetadata.checked(type, metadata),
                  before.createdAt(),
                  now,
                  null);
          PipelineRules.refuseStageLabel(pipeline.open(), after);
          rows.record(PipelineStore.Audit.of(pipeline, after, "UPDATE", now));
          return after;
        });
  }

  /**
   * Archives a stage.
   *
   * @param validate whether to refuse while records stand in it
   */
  void deleteStage(
      PortalId portal,
      ObjectType type,
      String pipelineId,
      String id,
      boolean validate,
      Instant now) {
    PipelineProperties properties =
        PipelineProperties.of(type).orElseThrow(() -> PipelineProblems.noPipelines(type));
    changeStages(
        portal,
        type,
        pipelineId,
        now,
        (rows, all, pipeline) -> {
          Stage before = stage(pipeline, id);
          if (pipeline.open().size() == 1) {
            throw PipelineProblems.noStages();
          }
          PipelineRules.refuseUsed(rows, properties, List.of(id), validate);
          rows.record(PipelineStore.Audit.of(pipeline, before, "DELETE", now));
          return PipelineRules.archived(before, now);
        });
  }

  private interface StageChange {
    Stage with(PipelineStore.Rows rows, List<Pipeline> all, Pipeline pipeline);
  }

  private Stage changeStages(
      PortalId portal, ObjectType type, String pipelineId, Instant now, StageChange work) {
    return change(
        portal,
        type,
        (rows, all, properties) -> {
          Pipeline pipeline = find(inUse(all), pipelineId);
          Stage changed = work.with(rows, all, pipeline);
          List<Stage> stages = new ArrayList<>(pipeline.stages());
          stages.removeIf(stage -> stage.id().equals(changed.id()));
          stages.add(changed);
          rows.write(List.of(pipeline.with(stages, now)));
          return changed;
        });
  }

  private static List<Pipeline> inUse(List<Pipeline> all) {
    return all.stream().filter(pipeline -> !pipeline.isArchived()).toList();
  }

  /** What was done with a pipeline or one of its stages, the newest first. */
  List<PipelineStore.Audit> audits(
      PortalId portal, ObjectType type, String pipelineId, @Nullable String stageId) {
    return store.reading(portal, type, rows -> rows.audits(pipelineId, stageId, MOST_AUDITS));
  }
}
