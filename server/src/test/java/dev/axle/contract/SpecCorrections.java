package dev.axle.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where HubSpot's files say other than HubSpot does. Each correction has its reason; nothing else
 * is made looser.
 */
final class SpecCorrections {

  private SpecCorrections() {}

  static ObjectNode applied(ObjectNode openApi) {
    var schemas = openApi.at("/components/schemas");
    schemas.forEachEntry(
        (name, schema) -> {
          if (name.startsWith("SimplePublic") && !name.contains("Input")) {
            unsetValuesAreNull(schema);
          }
        });
    subCategoryIsText(schemas.path("StandardError"));
    return openApi;
  }

  /** The files of 2026-09 say so; the older ones do not, but HubSpot has always answered null. */
  private static void unsetValuesAreNull(JsonNode schema) {
    if (schema.at("/properties/properties/additionalProperties") instanceof ObjectNode value) {
      value.put("nullable", true);
    }
  }

  /** Declared an object, captured as text ({@code crm.associations.NO_ASSOCIATIONS_FOUND}). */
  private static void subCategoryIsText(JsonNode schema) {
    if (schema.at("/properties/subCategory") instanceof ObjectNode subCategory) {
      subCategory.put("type", "string");
    }
  }
}
