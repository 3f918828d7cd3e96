package dev.axle.crm.imports;

import dev.axle.crm.properties.PropertyContent;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** From what people write into a cell to what the API takes for its property. */
@FunctionalInterface
interface Conversion {

  /**
   * @param text stripped and not empty
   */
  String of(String text) throws CellRefused;

  /**
   * The conversion for a property.
   *
   * @param owners asked for only if the property holds owners
   */
  static Conversion to(
      PropertyDefinition definition, DateOrder order, ZoneId zone, Supplier<OwnerNames> owners) {
    PropertyContent content = definition.content();
    return switch (content.type()) {
      case NUMBER ->
          text ->
              NumberCells.parse(text)
                  .orElseThrow(
                      () ->
                          new CellRefused(
                              ImportErrorType.COULD_NOT_PARSE_NUMBER,
                              "'" + text + "' is not a number."));
      case DATE -> text -> order.date(text).orElseThrow(() -> notADate(text, order));
      case DATETIME -> text -> order.datetime(text, zone).orElseThrow(() -> notADate(text, order));
      case BOOL -> Conversion::bool;
      case ENUMERATION ->
          "OWNER".equals(content.referencedObjectType())
              ? owner(owners.get())
              : content.externalOptions() ? text -> text : options(definition);
      case STRING ->
          definition.name().equals("domain") && definition.rights().hubspotDefined()
              ? Conversion::domain
              : text -> text;
      case PHONE_NUMBER, OBJECT_COORDINATES, JSON -> text -> text;
    };
  }

  private static CellRefused notADate(String text, DateOrder order) {
    return new CellRefused(
        ImportErrorType.COULD_NOT_PARSE_DATE,
        "'%s' is not a date in the order %s.".formatted(text, order));
  }

  private static String bool(String text) throws CellRefused {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1" -> "true";
      case "false", "no", "n", "0" -> "false";
      default ->
          throw new CellRefused(
              ImportErrorType.INVALID_ENUMERATION_OPTION, "'" + text + "' is neither yes nor no.");
    };
  }

  /** What a domain looks like, with or without scheme and path. */
  Pattern DOMAIN =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)?[^\\s/@.]+(\\.[^\\s/@.]+)+([/:?#].*)?");

  private static String domain(String text) throws CellRefused {
    if (!DOMAIN.matcher(text).matches()) {
      throw new CellRefused(ImportErrorType.INVALID_DOMAIN, "'" + text + "' is not a domain.");
    }
    return text;
  }

  /** The properties that hold stages. */
  Set<String> STAGES = Set.of("dealstage", "hs_pipeline_stage");

  private static Conversion owner(OwnerNames owners) {
    return text -> {
      List<Long> ids = owners.called(text);
      if (ids.isEmpty()) {
        throw new CellRefused(
            ImportErrorType.COULD_NOT_FIND_OWNER, "There is no owner '" + text + "'.");
      }
      if (ids.size() > 1) {
        throw new CellRefused(
            ImportErrorType.MULTIPLE_OWNERS_FOUND,
            "%d owners are called '%s'.".formatted(ids.size(), text));
      }
      return ids.getFirst().toString();
    };
  }

  /** The label of a stage says its pipeline too, which people leave out. */
  private static String label(PropertyDefinition definition, PropertyOption option) {
    return definition.rights().hubspotDefined() && STAGES.contains(definition.name())
        ? option.label().replaceFirst(" \\([^()]*\\)$", "")
        : option.label();
  }

  private static Conversion options(PropertyDefinition definition) {
    PropertyContent content = definition.content();
    Map<String, String> values = new HashMap<>();
    Map<String, Set<String>> labels = new HashMap<>();
    for (PropertyOption option : content.options()) {
      values.put(option.value(), option.value());
    }
    for (PropertyOption option : content.options()) {
      values.putIfAbsent(option.label(), option.value());
    }
    for (PropertyOption option : content.options()) {
      labels
          .computeIfAbsent(
              label(definition, option).toLowerCase(Locale.ROOT), label -> new HashSet<>())
          .add(option.value());
      values.putIfAbsent(option.value().toLowerCase(Locale.ROOT), option.value());
    }
    if (!content.isMultiple()) {
      return text -> option(text, values, labels);
    }
    return text -> {
      List<String> chosen = new ArrayList<>();
      for (String part : text.split(";")) {
        if (!part.isBlank()) {
          chosen.add(option(part.strip(), values, labels));
        }
      }
      return (text.startsWith(";") ? ";" : "") + String.join(";", chosen);
    };
  }

  private static String option(
      String text, Map<String, String> values, Map<String, Set<String>> labels) throws CellRefused {
    String exact = values.get(text);
    if (exact != null) {
      return exact;
    }
    Set<String> called = labels.getOrDefault(text.toLowerCase(Locale.ROOT), Set.of());
    if (called.size() > 1) {
      throw new CellRefused(
          ImportErrorType.AMBIGUOUS_ENUMERATION_OPTION,
          "'%s' is the label of %d options.".formatted(text, called.size()));
    }
    if (called.size() == 1) {
      return called.iterator().next();
    }
    String loose = values.get(text.toLowerCase(Locale.ROOT));
    if (loose != null) {
      return loose;
    }
    throw new CellRefused(
        ImportErrorType.INVALID_ENUMERATION_OPTION,
        "'" + text + "' is neither the label nor the value of an option.");
  }
}
