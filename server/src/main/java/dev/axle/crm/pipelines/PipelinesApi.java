package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations on pipelines and stages.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/guide
 */
public final class PipelinesApi {

  private static final Parameter[] VALIDATED = {
    Parameter.flag(
        "validateReferencesBeforeDelete", "Whether to refuse if records are in what goes away."),
    Parameter.flag(
        "validateDealStageUsagesBeforeDelete", "Whether to refuse if deals are in what goes away.")
  };

  private final ObjectTypes types;
  private final Pipelines pipelines;

  public PipelinesApi(ObjectTypes types, Pipelines pipelines) {
    this.types = types;
    this.pipelines = pipelines;
  }

  public List<Operation> operations() {
    List<String> all = paths("");
    List<String> one = paths("/{pipelineId}");
    List<String> stages = paths("/{pipelineId}/stages");
    List<String> stage = paths("/{pipelineId}/stages/{stageId}");
    return List.of(
        Operation.of("crm.pipelines.list", Method.GET, all)
            .access(reading())
            .gives(200, PipelineWire.Listing.class)
            .documented("Lists the pipelines of a type.")
            .answeredBy(this::list),
        Operation.of("crm.pipelines.create", Method.POST, all)
            .access(writing())
            .takes(PipelineWire.Create.class)
            .gives(201, PipelineWire.Shown.class)
            .documented("Makes a pipeline with its stages.")
            .answeredBy(this::create),
        Operation.of("crm.pipelines.read", Method.GET, one)
            .access(reading())
            .gives(200, PipelineWire.Shown.class)
            .documented("Reads a pipeline.")
            .answeredBy(this::read),
        Operation.of("crm.pipelines.replace", Method.PUT, one)
            .access(writing())
            .takes(PipelineWire.Create.class)
            .gives(200, PipelineWire.Shown.class)
            .query(VALIDATED)
            .documented("Puts a pipeline and its stages in place of one.")
            .answeredBy(this::replace),
        Operation.of("crm.pipelines.update", Method.PATCH, one)
            .access(writing())
            .takes(PipelineWire.Update.class)
            .gives(200, PipelineWire.Shown.class)
            .documented("Renames or moves a pipeline, or brings it back.")
            .answeredBy(this::update),
        Operation.of("crm.pipelines.delete", Method.DELETE, one)
            .access(writing())
            .givesNothing()
            .query(VALIDATED)
            .documented("Archives a pipeline.")
            .answeredBy(this::delete),
        Operation.of("crm.pipelines.audit", Method.GET, paths("/{pipelineId}/audit"))
            .access(reading())
            .gives(200, PipelineWire.AuditListing.class)
            .documented("Lists what was done with a pipeline.")
            .answeredBy(call -> audit(call, null)),
        Operation.of("crm.pipelines.stages.list", Method.GET, stages)
            .access(reading())
            .gives(200, PipelineWire.StageListing.class)
            .documented("Lists the stages of a pipeline.")
            .answeredBy(this::listStages),
        Operation.of("crm.pipelines.stages.create", Method.POST, stages)
            .access(writing())
            .takes(PipelineWire.StageCreate.class)
            .gives(201, PipelineWire.ShownStage.class)
            .documented("Makes a stage.")
            .answeredBy(this::createStage),
        Operation.of("crm.pipelines.stages.read", Method.GET, stage)
            .access(reading())
            .gives(200, PipelineWire.ShownStage.class)
            .documented("Reads a stage.")
            .answeredBy(this::readStage),
        Operation.of("crm.pipelines.stages.replace", Method.PUT, stage)
            .access(writing())
            .takes(PipelineWire.StageReplace.class)
            .gives(200, PipelineWire.ShownStage.class)
            .documented("Puts a stage in place of one.")
            .answeredBy(this::replaceStage),
        Operation.of("crm.pipelines.stages.update", Method.PATCH, stage)
            .access(writing())
            .takes(PipelineWire.StageUpdate.class)
            .gives(200, PipelineWire.ShownStage.class)
            .documented("Changes a stage, or brings it back.")
            .answeredBy(this::updateStage),
        Operation.of("crm.pipelines.stages.delete", Method.DELETE, stage)
            .access(writing())
            .givesNothing()
            .query(VALIDATED)
            .documented("Archives a stage.")
            .answeredBy(this::deleteStage),
        Operation.of(
                "crm.pipelines.stages.audit",
                Method.GET,
                paths("/{pipelineId}/stages/{stageId}/audit"))
            .access(reading())
            .gives(200, PipelineWire.AuditListing.class)
            .documented("Lists what was done with a stage.")
            .answeredBy(call -> audit(call, call.path("stageId"))));
  }

  private static List<String> paths(String tail) {
    return ApiPaths.crm("pipelines", "/{objectType}" + tail);
  }

  private Access reading() {
    return Access.anyOf(
        (caller, path) -> {
          ObjectType.Scopes scopes = types.named(caller.portal(), path.get("objectType")).scopes();
          Set<String> any = new TreeSet<>(scopes.read());
          any.addAll(scopes.schemaRead());
          return any;
        });
  }

  private Access writing() {
    return Access.anyOf(
        (caller, path) ->
            types.named(caller.portal(), path.get("objectType")).scopes().schemaWrite());
  }

  private ObjectType type(Call call) {
    ObjectType type = types.named(call.portal(), call.path("objectType"));
    if (PipelineProperties.of(type).isEmpty()) {
      throw PipelineProblems.noPipelines(type);
    }
    return type;
  }

  private static boolean fixed(ObjectType type) {
    return PipelineProperties.of(type).map(PipelineProperties::fixed).orElse(false);
  }

  private Answer list(Call call) {
    ObjectType type = type(call);
    return Answer.ok(
        new PipelineWire.Listing(
            pipelines.of(call.portal(), type).stream()
                .map(pipeline -> PipelineWire.of(pipeline, fixed(type)))
                .toList()));
  }

  private Answer create(Call call) {
    ObjectType type = type(call);
    Pipeline made =
        pipelines.create(
            call.portal(), type, call.body(PipelineWire.Create.class).input(), call.now());
    return Answer.created(PipelineWire.of(made, false), call.location(made.id()));
  }

  private Answer read(Call call) {
    ObjectType type = type(call);
    return Answer.ok(
        PipelineWire.of(pipelines.read(call.portal(), type, call.path("pipelineId")), fixed(type)));
  }

  private Answer replace(Call call) {
    return Answer.ok(
        PipelineWire.of(
            pipelines.replace(
                call.portal(),
                type(call),
                call.path("pipelineId"),
                call.body(PipelineWire.Create.class).input(),
                validate(call),
                call.now()),
            false));
  }

  private static boolean validate(Call call) {
    boolean references = call.query().flag("validateReferencesBeforeDelete");
    boolean usages = call.query().flag("validateDealStageUsagesBeforeDelete");
    return references || usages;
  }

  private Answer update(Call call) {
    var request = call.body(PipelineWire.Update.class);
    return Answer.ok(
        PipelineWire.of(
            pipelines.update(
                call.portal(),
                type(call),
                call.path("pipelineId"),
                request.label(),
                request.displayOrder(),
                request.archived(),
                call.now()),
            false));
  }

  private Answer delete(Call call) {
    pipelines.delete(
        call.portal(), type(call), call.path("pipelineId"), validate(call), call.now());
    return Answer.noContent();
  }

  private Answer listStages(Call call) {
    ObjectType type = type(call);
    return Answer.ok(
        new PipelineWire.StageListing(
            pipelines.read(call.portal(), type, call.path("pipelineId")).open().stream()
                .map(stage -> PipelineWire.of(stage, fixed(type)))
                .toList()));
  }

  private Answer createStage(Call call) {
    Stage made =
        pipelines.createStage(
            call.portal(),
            type(call),
            call.path("pipelineId"),
            call.body(PipelineWire.StageCreate.class).input(),
            call.now());
    return Answer.created(PipelineWire.of(made, false), call.location(made.id()));
  }

  private Answer readStage(Call call) {
    ObjectType type = type(call);
    Pipeline pipeline = pipelines.read(call.portal(), type, call.path("pipelineId"));
    return Answer.ok(PipelineWire.of(Pipelines.stage(pipeline, call.path("stageId")), fixed(type)));
  }

  private Answer replaceStage(Call call) {
    var request = call.body(PipelineWire.StageReplace.class);
    return Answer.ok(
        PipelineWire.of(
            pipelines.updateStage(
                call.portal(),
                type(call),
                call.path("pipelineId"),
                call.path("stageId"),
                request.label(),
                request.displayOrder(),
                request.metadata(),
                null,
                call.now()),
            false));
  }

  private Answer updateStage(Call call) {
    var request = call.body(PipelineWire.StageUpdate.class);
    return Answer.ok(
        PipelineWire.of(
            pipelines.updateStage(
                call.portal(),
                type(call),
                call.path("pipelineId"),
                call.path("stageId"),
                request.label(),
                request.displayOrder(),
                request.metadata(),
                request.archived(),
                call.now()),
            false));
  }

  private Answer deleteStage(Call call) {
    pipelines.deleteStage(
        call.portal(),
        type(call),
        call.path("pipelineId"),
        call.path("stageId"),
        validate(call),
        call.now());
    return Answer.noContent();
  }

  private Answer audit(Call call, @Nullable String stageId) {
    return Answer.ok(
        new PipelineWire.AuditListing(
            pipelines.audits(call.portal(), type(call), call.path("pipelineId"), stageId).stream()
                .map(audit -> PipelineWire.of(call.portal().value(), audit))
                .toList()));
  }
}
