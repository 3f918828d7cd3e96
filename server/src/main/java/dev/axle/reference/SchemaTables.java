package dev.axle.reference;

import dev.axle.edge.Json;
import dev.axle.reference.SchemaTable.Field;
import dev.axle.reference.SchemaTable.Word;
import dev.axle.reference.SchemaTable.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns JSON schemas into tables: that of a schema, and those of all schemas that it names. */
final class SchemaTables {

  private final Map<String, ? extends JsonNode> components;
  private final Set<String> shown = new HashSet<>();

  SchemaTables(Map<String, ? extends JsonNode> components) {
    this.components = components;
  }

  /** What a schema is, in words. */
  static Words words(JsonNode schema) {
    List<Word> words = new ArrayList<>();
    say(schema, words);
    return new Words(words);
  }

  /** The tables that explain a schema, without those that this has made before. */
  List<SchemaTable> of(JsonNode schema) {
    List<SchemaTable> tables = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    if (schema.has("properties")) {
      tables.add(table("", schema));
    }
    open.addAll(names(schema));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (shown.add(name)) {
        JsonNode component = component(name);
        tables.add(table(name, component));
        open.addAll(names(component));
      }
    }
    return tables;
  }

  private JsonNode component(String name) {
    JsonNode component = components.get(name);
    return component == null ? Json.mapper().createObjectNode() : component;
  }

  private static List<String> names(JsonNode schema) {
    return schema.findValuesAsString("$ref").stream().map(SchemaTables::name).toList();
  }

  private static String name(String reference) {
    return reference.replaceFirst(".*/", "");
  }

  private static SchemaTable table(String name, JsonNode schema) {
    JsonNode object = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
    Set<String> required =
        object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    List<Field> fields =
        object.path("properties").properties().stream()
            .map(
                property ->
                    new Field(
                        property.getKey(),
                        words(property.getValue()),
                        required.contains(property.getKey())))
            .toList();
    List<Words> kinds =
        schema.has("anyOf") || schema.has("oneOf") || fields.isEmpty()
            ? alternatives(schema).stream().map(SchemaTables::words).toList()
            : List.of();
    return new SchemaTable(name, fields, kinds);
  }

  private static List<JsonNode> alternatives(JsonNode schema) {
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        return schema.path(choice).valueStream().toList();
      }
    }
    return List.of(schema);
  }

  private static void say(JsonNode schema, List<Word> words) {
    if (schema.has("$ref")) {
      words.add(new Word(name(schema.path("$ref").asString()), true));
    } else if (schema.has("allOf")) {
      say(schema.path("allOf").path(0), words);
      JsonNode kind = schema.at("/allOf/1/properties");
      kind.properties()
          .forEach(
              each ->
                  plain(
                      words,
                      " with %s %s"
                          .formatted(each.getKey(), each.getValue().at("/enum/0").asString(""))));
    } else if (schema.has("anyOf") || schema.has("oneOf")) {
      String between = "";
      for (JsonNode alternative : alternatives(schema)) {
        plain(words, between);
        say(alternative, words);
        between = " or ";
      }
    } else if (schema.has("enum")) {
      plain(
          words,
          schema
              .path("enum")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(", ", "one of ", "")));
    } else {
      sayType(schema, words);
    }
  }

  private static void sayType(JsonNode schema, List<Word> words) {
    List<String> types =
        schema.path("type").isArray()
            ? schema.path("type").valueStream().map(JsonNode::asString).toList()
            : List.of(schema.path("type").asString(""));
    switch (types.getFirst()) {
      case "array" -> {
        plain(words, "list of ");
        say(schema.path("items"), words);
      }
      case "object" -> {
        if (schema.has("additionalProperties")) {
          plain(words, "object, of each key: ");
          say(schema.path("additionalProperties"), words);
        } else {
          plain(words, "object");
        }
      }
      case "string" -> plain(words, "text");
      case "integer" -> plain(words, "whole number");
      case "" -> plain(words, "any JSON");
      case String other -> plain(words, other);
    }
    if (schema.path("format").asString("").equals("date-time")) {
      plain(words, ", a time such as 2026-03-01T09:30:00Z");
    }
    if (types.contains("null")) {
      plain(words, " or null");
    }
  }

  private static void plain(List<Word> words, String text) {
    if (!text.isEmpty()) {
      words.add(new Word(text, false));
    }
  }
}
