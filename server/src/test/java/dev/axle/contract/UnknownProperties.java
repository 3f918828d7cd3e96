package dev.axle.contract;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The properties of a body that its schema does not name. OpenAPI tolerates them, a strict client
 * does not. Places are JSON pointers with {@code *} for any index: {@code /results/*}{@code
 * /extra}.
 */
final class UnknownProperties {

  private static final List<String> COMBINED = List.of("allOf", "anyOf", "oneOf");

  private final SpecDocument document;
  private final Collection<String> found = new TreeSet<>();

  private UnknownProperties(SpecDocument document) {
    this.document = document;
  }

  static List<String> in(JsonNode body, String schemaPlace, SpecDocument document) {
    var walk = new UnknownProperties(document);
    walk.walk(body, schemaPlace, "");
    return List.copyOf(walk.found);
  }

  private void walk(JsonNode body, String schemaPlace, String where) {
    var place = document.resolved(schemaPlace);
    var schema = document.at(place);
    if (body.isArray() && schema.has("items")) {
      body.forEach(item -> walk(item, place + "/items", where + "/*"));
    } else if (body.isObject() && isDescribed(schema)) {
      body.forEachEntry((name, value) -> property(name, value, place, where + "/" + name));
    }
  }

  private void property(String name, JsonNode value, String place, String where) {
    var schema = document.at(place);
    if (schema.path("properties").has(name)) {
      walk(value, place + "/properties/" + name, where);
    } else if (schema.path("additionalProperties").isObject()) {
      walk(value, place + "/additionalProperties", where);
    } else {
      found.add(where);
    }
  }

  /** A schema without properties is any object; one made of others is beyond this walk. */
  private static boolean isDescribed(JsonNode schema) {
    return (!schema.path("properties").isEmpty() || schema.path("additionalProperties").isObject())
        && COMBINED.stream().noneMatch(schema::has);
  }
}
