package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** The pipelines that a portal begins with, read from their data file. */
final class DefaultPipelines {

  /** When HubSpot's own pipelines were made, as far as portals show it. */
  private static final Instant SINCE = Instant.EPOCH;

  private record PipelineFile(String id, String label, List<StageFile> stages) {}

  private record StageFile(String id, String label, Map<String, String> metadata) {}

  private final Map<String, List<Pipeline>> byType = new TreeMap<>();

  DefaultPipelines() {
    try (InputStream in = DefaultPipelines.class.getResourceAsStream("default-pipelines.json")) {
      if (in == null) {
        throw new IllegalStateException("missing resource default-pipelines.json");
      }
      Map<String, List<PipelineFile>> files =
          Json.mapper()
              .readValue(
                  in.readAllBytes(), new TypeReference<Map<String, List<PipelineFile>>>() {});
      files.forEach(
          (type, pipelines) ->
              byType.put(type, pipelines.stream().map(DefaultPipelines::pipeline).toList()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Pipeline pipeline(PipelineFile file) {
    List<Stage> stages = new ArrayList<>();
    for (StageFile stage : file.stages()) {
      stages.add(
          new Stage(
              stage.id(), stage.label(), stages.size(), stage.metadata(), SINCE, SINCE, null));
    }
    return new Pipeline(file.id(), file.label(), 0, stages, SINCE, SINCE, null);
  }

  List<Pipeline> of(ObjectType type) {
    return switch (type.name()) {
      case "contact", "company" -> List.of(lifecycle(type));
      default -> byType.getOrDefault(type.id().value(), List.of());
    };
  }

  private static Pipeline lifecycle(ObjectType type) {
    List<Stage> stages = new ArrayList<>();
    for (BuiltInProperty.Option option : options(type, "lifecyclestage")) {
      stages.add(
          new Stage(option.value(), option.label(), stages.size(), Map.of(), SINCE, SINCE, null));
    }
    BuiltInProperty.Option pipeline = options(type, "hs_pipeline").getFirst();
    return new Pipeline(pipeline.value(), pipeline.label(), 0, stages, SINCE, SINCE, null);
  }

  private static List<BuiltInProperty.Option> options(ObjectType type, String property) {
    return type.properties().stream()
        .filter(each -> each.name().equals(property))
        .map(BuiltInProperty::options)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(List.of());
  }
}
