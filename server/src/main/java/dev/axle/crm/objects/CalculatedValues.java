package dev.axle.crm.objects;

import dev.axle.crm.properties.Calculation;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that follow from others by the formulas of calculated properties. */
final class CalculatedValues {

  private CalculatedValues() {}

  static void derive(PropertyDefinitions definitions, Map<String, String> values) {
    for (Calculation calculation : definitions.calculations()) {
      String value = calculation.formula().value(name -> read(definitions, values, name));
      if (value == null || value.isEmpty() || !fits(calculation.type(), value)) {
        values.remove(calculation.property());
      } else {
        values.put(calculation.property(), value);
      }
    }
  }

  /** Dates count as milliseconds since the epoch. */
  private static @Nullable String read(
      PropertyDefinitions definitions, Map<String, String> values, String name) {
    String value = values.get(name);
    PropertyDefinition definition = definitions.find(name);
    if (value == null || definition == null) {
      return value;
    }
    try {
      return switch (definition.content().type()) {
        case DATE ->
            Long.toString(
                LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        case DATETIME -> Long.toString(Instant.parse(value).toEpochMilli());
        default -> value;
      };
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static boolean fits(PropertyType type, String value) {
    return switch (type) {
      case NUMBER -> value.matches("-?\\d+(\\.\\d+)?");
      case BOOL -> value.equals("true") || value.equals("false");
      default -> true;
    };
  }
}
