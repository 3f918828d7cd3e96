package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the lifecycle stage: it only goes forward. Who wants it to go back clears it first.
 *
 * <p>Source: https://knowledge.hubspot.com/records/use-lifecycle-stages
 */
final class Lifecycle {

  static final String STAGE = "lifecyclestage";

  private Lifecycle() {}

  /** Whether a write would lead back, which HubSpot passes over in silence. */
  static boolean isStepBack(
      PropertyDefinitions definitions, String property, @Nullable String before, String after) {
    return property.equals(STAGE)
        && before != null
        && order(definitions).indexOf(after) < order(definitions).indexOf(before);
  }

  /** The stages from the first to the last. */
  static List<String> order(PropertyDefinitions definitions) {
    PropertyDefinition stage = definitions.find(STAGE);
    return stage == null
        ? List.of()
        : stage.content().options().stream().map(PropertyOption::value).toList();
  }
}
