package dev.axle.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Valid records of a type, made from its property definitions: a value for each property that takes
 * one, no two records alike.
 */
final class SampleRecords {

  /** Values that have to fit others, or name things that a fresh portal does not have. */
  private static final Set<String> ONLY_IF_REQUIRED =
      Set.of("pipeline", "dealstage", "hs_pipeline", "hs_pipeline_stage", "lifecyclestage");

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final List<JsonNode> definitions;
  private final Set<String> required;

  SampleRecords(JsonNode definitions, Set<String> required) {
    this.definitions = List.copyOf(definitions.valueStream().toList());
    this.required = Set.copyOf(required);
  }

  /** A record's properties, as JSON. */
  String next() {
    var salt = NEXT.incrementAndGet();
    var values = new TreeMap<String, String>();
    for (var definition : definitions) {
      if (takesAValue(definition)) {
        values.put(name(definition), value(definition, salt));
      }
    }
    return json(values);
  }

  /** A change that any record of the type accepts. */
  String change() {
    var changed = new TreeMap<String, String>();
    definitions.stream()
        .filter(this::takesAValue)
        .filter(d -> text(d, "type").equals("string") && !flag(d, "hasUniqueValue"))
        .filter(d -> !isAddress(name(d)))
        .findFirst()
        .ifPresent(d -> changed.put(name(d), "changed " + NEXT.incrementAndGet()));
    return json(changed);
  }

  /** The names of some properties, for a reader to ask for. */
  String someNames() {
    var names = new ArrayList<String>();
    definitions.stream().filter(this::takesAValue).limit(3).forEach(d -> names.add(name(d)));
    return String.join(",", names);
  }

  /** Whether no two records may have the same email, as with contacts. */
  boolean haveAddresses() {
    return definitions.stream().anyMatch(d -> name(d).equals("email") && flag(d, "hasUniqueValue"));
  }

  private boolean takesAValue(JsonNode definition) {
    if (definition.path("modificationMetadata").path("readOnlyValue").asBoolean(false)
        || flag(definition, "calculated")
        || flag(definition, "hasUniqueValue") && !name(definition).equals("email")) {
      return false;
    }
    if (required.contains(name(definition))) {
      return true;
    }
    var choices = text(definition, "type").equals("enumeration");
    return !ONLY_IF_REQUIRED.contains(name(definition))
        && !flag(definition, "externalOptions")
        && text(definition, "referencedObjectType").isEmpty()
        && !(choices && definition.path("options").isEmpty());
  }

  private static String value(JsonNode definition, int salt) {
    return switch (text(definition, "type")) {
      case "number" ->
          String.valueOf(name(definition).equals("hs_internal_user_id") ? salt : salt % 10);
      case "bool" -> "true";
      case "date" -> "2026-11-24";
      case "datetime" -> "2026-11-24T10:00:00Z";
      case "enumeration" ->
          definition.path("options").path(0).path("value").asString("no options to choose from");
      default -> words(name(definition), salt);
    };
  }

  private static String words(String name, int salt) {
    if (name.contains("email") && !name.contains("subject")) {
      return "person-%d@company-%d.com".formatted(salt, salt);
    }
    if (isAddress(name)) {
      return "https://company-%d.com/page".formatted(salt);
    }
    if (name.contains("phone")) {
      return "+1555%07d".formatted(salt);
    }
    return name.endsWith("headers") ? "{}" : "word " + salt;
  }

  private static boolean isAddress(String name) {
    return name.contains("email")
        || name.contains("domain")
        || name.contains("website")
        || name.contains("url");
  }

  private static String name(JsonNode definition) {
    return text(definition, "name");
  }

  private static String text(JsonNode definition, String key) {
    return definition.path(key).asString("");
  }

  private static boolean flag(JsonNode definition, String key) {
    return definition.path(key).asBoolean(false);
  }

  private static String json(Map<String, String> values) {
    return JsonMapper.shared().writeValueAsString(values);
  }
}
