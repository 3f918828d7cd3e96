package dev.axle.reference;

import dev.axle.edge.Json;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that schemas allow, with words that one meets: by the names of fields, else by type. */
final class Examples {

  private static final int DEEPEST = 7;

  private static final PrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withSeparators(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER));

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("objectType", "contacts"),
          Map.entry("objectTypeId", "0-1"),
          Map.entry("fromObjectType", "contacts"),
          Map.entry("fromObjectTypeId", "0-1"),
          Map.entry("toObjectType", "companies"),
          Map.entry("toObjectTypeId", "0-2"),
          Map.entry("associatedObjectType", "deals"),
          Map.entry("propertyName", "email"),
          Map.entry("property", "email"),
          Map.entry("groupName", "contactinformation"),
          Map.entry("idProperty", "email"),
          Map.entry("email", "ada@example.com"),
          Map.entry("firstName", "Ada"),
          Map.entry("lastName", "Lovelace"),
          Map.entry("name", "example"),
          Map.entry("label", "Example"),
          Map.entry("pipelineId", "default"),
          Map.entry("stageId", "appointmentscheduled"),
          Map.entry("associationCategory", "HUBSPOT_DEFINED"),
          Map.entry("category", "HUBSPOT_DEFINED"),
          Map.entry("associationType", "contact_to_company"),
          Map.entry("associationTypeId", "279"),
          Map.entry("ruleType", "FORMAT"),
          Map.entry("operator", "EQ"),
          Map.entry("direction", "DESCENDING"),
          Map.entry("processingType", "MANUAL"),
          Map.entry("processingTypes", "MANUAL"),
          Map.entry("type", "string"),
          Map.entry("fieldType", "text"),
          Map.entry("fromCurrencyCode", "EUR"),
          Map.entry("toCurrencyCode", "USD"),
          Map.entry("currencyCode", "EUR"),
          Map.entry("companyCurrency", "USD"),
          Map.entry("timeZone", "Europe/Dublin"),
          Map.entry("format", "CSV"),
          Map.entry("exportType", "VIEW"),
          Map.entry("language", "EN"),
          Map.entry("access", "PRIVATE"),
          Map.entry("status", "COMPLETE"),
          Map.entry("url", "https://example.com/picture.png"),
          Map.entry("path", "picture.png"),
          Map.entry("value", "ada@example.com"),
          Map.entry("summary", "COUNT"),
          Map.entry("listName", "Customers"));

  /** Fields that examples show although they may be left out. */
  private static final Set<String> SHOWN =
      Set.of("filterGroups", "filters", "value", "limit", "label", "name");

  private final Map<String, ObjectNode> components;

  Examples(Map<String, ObjectNode> components) {
    this.components = components;
  }

  /** JSON as one writes it. */
  static String written(JsonNode json) {
    return Json.mapper().writer().with(PRINTER).writeValueAsString(json);
  }

  /** A value for a parameter of a path. */
  static String path(String parameter) {
    return text(parameter);
  }

  /** A value for a schema. */
  JsonNode of(JsonNode schema) {
    return of("", schema, 0);
  }

  private JsonNode of(String name, JsonNode schema, int depth) {
    JsonNode reference = schema.get("$ref");
    if (reference != null) {
      String component = reference.asString().replaceFirst(".*/", "");
      return of(name, components.getOrDefault(component, Json.mapper().createObjectNode()), depth);
    }
    for (String choice : new String[] {"anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        return of(name, schema.path(choice).path(0), depth);
      }
    }
    if (schema.has("allOf")) {
      ObjectNode all = Json.mapper().createObjectNode();
      schema.path("allOf").forEach(part -> all.setAll((ObjectNode) of(name, part, depth)));
      return all;
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.path(0).asString() : type.asString("")) {
      case "object" -> object(name, schema, depth);
      case "array" -> array(name, schema, depth);
      case "string" -> Json.mapper().getNodeFactory().stringNode(text(name));
      case "integer", "number" -> Json.mapper().getNodeFactory().numberNode(number(name));
      case "boolean" -> Json.mapper().getNodeFactory().booleanNode(!name.equals("archived"));
      default -> Json.mapper().createObjectNode();
    };
  }

  private JsonNode object(String name, JsonNode schema, int depth) {
    ObjectNode object = Json.mapper().createObjectNode();
    if (schema.has("additionalProperties")) {
      String key = name.equals("properties") ? "email" : "name";
      object.set(key, of(key, schema.path("additionalProperties"), depth + 1));
      return object;
    }
    Set<String> required =
        Set.copyOf(
            StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .toList());
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String key = property.getKey();
      if (required.contains(key) || (SHOWN.contains(key) && depth < DEEPEST)) {
        object.set(key, of(key, property.getValue(), depth + 1));
      }
    }
    Iterator<Map.Entry<String, JsonNode>> all = schema.path("properties").properties().iterator();
    if (object.isEmpty() && all.hasNext()) {
      Map.Entry<String, JsonNode> first = all.next();
      object.set(first.getKey(), of(first.getKey(), first.getValue(), depth + 1));
    }
    return object;
  }

  private JsonNode array(String name, JsonNode schema, int depth) {
    ArrayNode array = Json.mapper().createArrayNode();
    return depth < DEEPEST ? array.add(of(name, schema.path("items"), depth + 1)) : array;
  }

  private static String text(String name) {
    String known = TEXTS.get(name);
    if (known != null) {
      return known;
    }
    if (name.endsWith("At") || name.endsWith("Time") || name.endsWith("imestamp")) {
      return "2026-03-01T09:30:00Z";
    }
    return name.isEmpty() || name.matches("(?i).*(id|ids|inputs)") || name.matches("p\\d")
        ? "512"
        : name;
  }

  private static int number(String name) {
    return switch (name) {
      case "limit", "count" -> 10;
      case "offset", "displayOrder" -> 0;
      case "associationTypeId", "typeId" -> 279;
      default -> 1;
    };
  }
}
