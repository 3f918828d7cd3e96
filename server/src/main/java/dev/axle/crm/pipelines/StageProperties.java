package dev.axle.crm.pipelines;

import dev.axle.crm.properties.PortalProperties;
import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties that follow from a portal's pipelines: the pipelines and stages to choose from,
 * and when a record came into each stage, left it, and how long it was there.
 */
public final class StageProperties implements PortalProperties {

  private final Pipelines pipelines;

  public StageProperties(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  @Override
  public List<BuiltInProperty> of(PortalId portal, ObjectType type) {
    Optional<PipelineProperties> names =
        PipelineProperties.of(type).filter(found -> !found.fixed());
    if (names.isEmpty()) {
      return List.of();
    }
    List<Pipeline> all = pipelines.of(portal, type);
    List<BuiltInProperty.Option> choices = new ArrayList<>();
    List<BuiltInProperty.Option> stages = new ArrayList<>();
    List<BuiltInProperty> properties = new ArrayList<>();
    for (Pipeline pipeline : all) {
      choices.add(new BuiltInProperty.Option(pipeline.label(), pipeline.id()));
      for (Stage stage : pipeline.open()) {
        stages.add(new BuiltInProperty.Option(label(type, pipeline, stage), stage.id()));
        properties.addAll(times(stage, label(type, pipeline, stage)));
      }
    }
    properties.add(chosen(type, names.get().pipeline(), choices));
    properties.add(chosen(type, names.get().stage(), stages));
    return properties;
  }

  private static String label(ObjectType type, Pipeline pipeline, Stage stage) {
    return type.name().equals("deal") || type.name().equals("ticket")
        ? "%s (%s)".formatted(stage.label(), pipeline.label())
        : stage.label();
  }

  private static BuiltInProperty chosen(
      ObjectType type, String name, List<BuiltInProperty.Option> options) {
    BuiltInProperty present =
        type.properties().stream()
            .filter(property -> property.name().equals(name))
            .findFirst()
            .orElseThrow();
    return property(
        name,
        present.label(),
        present.type(),
        present.fieldType(),
        present.groupName(),
        present.description(),
        options,
        present.readOnly(),
        false,
        present.formField());
  }

  private static List<BuiltInProperty> times(Stage stage, String label) {
    String id = stage.id();
    return List.of(
        date("hs_v2_date_entered_" + id, "Date entered '%s'".formatted(label)),
        date("hs_v2_date_exited_" + id, "Date exited '%s'".formatted(label)),
        duration("hs_v2_latest_time_in_" + id, "Latest time in '%s'".formatted(label)),
        duration("hs_v2_cumulative_time_in_" + id, "Cumulative time in '%s'".formatted(label)),
        date("hs_date_entered_" + id, "Date entered '%s' (legacy)".formatted(label)),
        date("hs_date_exited_" + id, "Date exited '%s' (legacy)".formatted(label)),
        duration("hs_time_in_" + id, "Time in '%s' (legacy)".formatted(label)));
  }

  private static BuiltInProperty date(String name, String label) {
    return property(name, label, "datetime", "date", null, null, null, true, true, false);
  }

  private static BuiltInProperty duration(String name, String label) {
    return property(name, label, "number", "number", null, null, null, true, true, false);
  }

  private static BuiltInProperty property(
      String name,
      String label,
      String type,
      String fieldType,
      @Nullable String group,
      @Nullable String description,
      @Nullable List<BuiltInProperty.Option> options,
      boolean readOnly,
      boolean calculated,
      boolean formField) {
    return new BuiltInProperty(
        name,
        label,
        type,
        fieldType,
        group,
        description,
        options,
        readOnly,
        calculated,
        false,
        false,
        formField,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
