package dev.axle.crm.properties;

import dev.axle.crm.validations.ValidationRule;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against the definitions of their properties, and puts them into the form in which
 * they are kept.
 */
public final class PropertyValues {

  /** A unique value is a key of an index, which has no room for more. */
  private static final int LONGEST_UNIQUE = 500;

  private PropertyValues() {}

  /**
   * The values as they are kept; null for those to be cleared.
   *
   * @throws Problem 400 that lists all values that are not valid
   */
  public static Map<String, @Nullable String> check(
      PortalId portal,
      PropertyDefinitions definitions,
      Map<String, @Nullable String> properties,
      Instant now) {
    Map<String, @Nullable String> values = LinkedHashMap.newLinkedHashMap(properties.size());
    List<InvalidValue> invalid = new ArrayList<>();
    for (Map.Entry<String, @Nullable String> entry : properties.entrySet()) {
      String name = entry.getKey();
      String value = entry.getValue();
      try {
        PropertyDefinitions.Known known = settable(definitions, name);
        values.put(
            name, value == null || value.isEmpty() ? null : ruled(known, kept(known, value), now));
      } catch (ValueFormats.Refused refused) {
        invalid.add(new InvalidValue(name, refused.code(), String.valueOf(refused.getMessage())));
      }
    }
    if (!invalid.isEmpty()) {
      throw PropertyProblems.invalidValues(portal, invalid);
    }
    return values;
  }

  /**
   * The values that are valid, as they are kept; the others are handed over instead of thrown.
   * Blank ones are left out.
   */
  public static Map<String, @Nullable String> sift(
      PropertyDefinitions definitions,
      Map<String, String> properties,
      Instant now,
      Consumer<InvalidValue> refused) {
    Map<String, @Nullable String> values = LinkedHashMap.newLinkedHashMap(properties.size());
    properties.forEach(
        (name, value) -> {
          try {
            PropertyDefinitions.Known known = settable(definitions, name);
            String kept = value.isEmpty() ? null : ruled(known, kept(known, value), now);
            if (kept != null) {
              values.put(name, kept);
            }
          } catch (ValueFormats.Refused invalid) {
            refused.accept(
                new InvalidValue(name, invalid.code(), String.valueOf(invalid.getMessage())));
          }
        });
    return values;
  }

  /** The value if it meets the rules of the portal, put right by those that do so. */
  private static @Nullable String ruled(
      PropertyDefinitions.Known known, @Nullable String value, Instant now)
      throws ValueFormats.Refused {
    if (value == null) {
      return null;
    }
    String ruled = value;
    for (ValidationRule rule : known.rules()) {
      ruled = rule.normalise(ruled);
    }
    for (ValidationRule rule : known.rules()) {
      if (!rule.admits(ruled, now)) {
        throw new ValueFormats.Refused(rule.type().name(), rule.refusal(ruled));
      }
    }
    return ruled;
  }

  private static PropertyDefinitions.Known settable(PropertyDefinitions definitions, String name)
      throws ValueFormats.Refused {
    PropertyDefinitions.Known known = definitions.known(name);
    if (known == null) {
      throw new ValueFormats.Refused(
          "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist");
    }
    PropertyRights rights = known.definition().rights();
    if (rights.readOnlyValue()) {
      throw new ValueFormats.Refused(
          "READ_ONLY_VALUE",
          "\"%s\" is a %s property; its value cannot be set."
              .formatted(name, rights.calculated() ? "calculated" : "read only"));
    }
    return known;
  }

  private static @Nullable String kept(PropertyDefinitions.Known known, String value)
      throws ValueFormats.Refused {
    PropertyDefinition definition = known.definition();
    PropertyContent content = definition.content();
    String kept =
        switch (content.type()) {
          case STRING, PHONE_NUMBER, OBJECT_COORDINATES, JSON -> text(definition, value);
          case NUMBER -> ValueFormats.number(value);
          case BOOL -> ValueFormats.bool(value);
          case DATE -> ValueFormats.date(value);
          case DATETIME -> ValueFormats.datetime(value);
          case ENUMERATION ->
              content.isMultiple()
                  ? ValueFormats.options(value, known)
                  : ValueFormats.option(value, known);
        };
    if (content.hasUniqueValue() && kept.length() > LONGEST_UNIQUE) {
      throw new ValueFormats.Refused(
          "VALUE_TOO_LONG",
          "A unique value may have %d characters, not %d."
              .formatted(LONGEST_UNIQUE, kept.length()));
    }
    return kept.isEmpty() ? null : kept;
  }

  private static String text(PropertyDefinition definition, String value)
      throws ValueFormats.Refused {
    if (definition.rights().hubspotDefined()) {
      if (definition.name().equals("email")) {
        return ValueFormats.email(value);
      }
      if (definition.name().equals("domain")) {
        return ValueFormats.domain(value);
      }
    }
    return ValueFormats.text(value);
  }

  /** Whether a checked value says that it is to be appended to what is there. */
  public static boolean isAppending(String value) {
    return value.startsWith(ValueFormats.APPENDING);
  }

  /** What is there and what is to be appended, each value once. */
  public static String appended(String present, String added) {
    Set<String> values = new LinkedHashSet<>(ValueFormats.parts(present));
    values.addAll(ValueFormats.parts(added.substring(ValueFormats.APPENDING.length())));
    return String.join(";", values);
  }

  /**
   * The kept form of a value that a record is looked up by; one that is not valid is no record's.
   */
  public static String normalised(PropertyDefinitions definitions, String property, String value) {
    PropertyDefinitions.Known known = definitions.known(property);
    try {
      String kept = known == null || value.isEmpty() ? null : kept(known, value);
      return kept == null ? value : kept;
    } catch (ValueFormats.Refused notOfTheType) {
      return value;
    }
  }
}
