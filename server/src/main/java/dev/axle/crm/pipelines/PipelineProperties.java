package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import java.util.Optional;

/**
 * The properties by which the records of a type stand in a pipeline.
 *
 * @param pipeline such as {@code pipeline} or {@code hs_pipeline}
 * @param stage such as {@code dealstage} or {@code hs_pipeline_stage}
 * @param fixed whether the pipeline can't be changed, as that of the lifecycle
 */
public record PipelineProperties(String pipeline, String stage, boolean fixed) {

  private static final String PIPELINE = "hs_pipeline";
  private static final String STAGE = "hs_pipeline_stage";

  /** Nothing for types whose records stand in none. */
  public static Optional<PipelineProperties> of(ObjectType type) {
    return switch (type.name()) {
      case "deal" -> Optional.of(new PipelineProperties("pipeline", "dealstage", false));
      case "contact", "company" ->
          Optional.of(new PipelineProperties(PIPELINE, "lifecyclestage", true));
      default ->
          has(type, STAGE)
              ? Optional.of(new PipelineProperties(PIPELINE, STAGE, false))
              : Optional.empty();
    };
  }

  private static boolean has(ObjectType type, String property) {
    return type.properties().stream().map(BuiltInProperty::name).anyMatch(property::equals);
  }
}
