package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Problem;
import java.util.Collection;
import java.util.List;

/** What can go wrong with pipelines and stages. */
public final class PipelineProblems {

  private PipelineProblems() {}

  static Problem noPipelines(ObjectType type) {
    return Problem.invalid(
        "Objects of type %s don't have pipelines.".formatted(type.fullyQualifiedName()));
  }

  static Problem fixed(ObjectType type) {
    return Problem.invalid(
        "The lifecycle pipeline of %s can't be changed through this API.".formatted(type.plural()));
  }

  static Problem noPipeline(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Pipeline with ID '%s' not found".formatted(id))
        .subCategory("PipelineError.PIPELINE_NOT_FOUND");
  }

  static Problem noStage(String id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Stage with ID '%s' not found".formatted(id))
        .subCategory("PipelineError.STAGE_NOT_FOUND");
  }

  static Problem blankLabel() {
    return Problem.invalid("The label must have 1 to 200 characters.");
  }

  static Problem labelTaken(String label) {
    return Problem.of(409, "CONFLICT", "The label '%s' is used already.".formatted(label))
        .subCategory("PipelineError.DUPLICATE_LABEL");
  }

  static Problem idTaken(String id) {
    return Problem.of(409, "CONFLICT", "The id '%s' is used already.".formatted(id))
        .subCategory("PipelineError.DUPLICATE_ID");
  }

  static Problem noStages() {
    return Problem.invalid("A pipeline needs at least one stage.");
  }

  static Problem tooMany(String what, int most) {
    return Problem.invalid("There can be at most %d %s.".formatted(most, what));
  }

  static Problem overTheLimit(int most) {
    return Problem.of(
            400, "API_LIMIT", "You have reached your limit of %d pipelines.".formatted(most))
        .context("maximum pipelines", List.of(Integer.toString(most)));
  }

  static Problem lastPipeline() {
    return Problem.invalid("The last pipeline of an object type can't be deleted.");
  }

  static Problem badProbability(String given) {
    return Problem.invalid(
        "The metadata of a deal stage needs a probability between 0.0 and 1.0, not '%s'."
            .formatted(given));
  }

  static Problem badTicketState(String given) {
    return Problem.invalid(
        "The ticketState of a ticket stage is OPEN or CLOSED, not '%s'.".formatted(given));
  }

  static Problem inUse(Collection<String> stages, List<Long> users) {
    String stageIds = "[" + String.join(", ", stages) + "]";
    String objectIds = "[" + String.join(", ", users.stream().map(String::valueOf).toList()) + "]";
    return Problem.invalid(
            "Stage IDs: %s are being referenced by object IDs: %s".formatted(stageIds, objectIds))
        .subCategory("PipelineError.STAGE_ID_IN_USE")
        .context("stageIds", List.of(stageIds))
        .context("objectIds", List.of(objectIds));
  }
}
