package dev.axle.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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
    kindsDoNotIncludeTheWhole(schemas);
    rawObjectIsText(schemas.path("PublicAuditInfo"));
    idsAreNumbers(schemas.path("LabelsBetweenObjectPair"));
    idsAreNumbers(schemas.path("MultiAssociatedObjectWithLabel"));
    plainTypesHaveNoLabel(schemas.path("AssociationSpecWithLabel"));
    schemas.forEachEntry((name, schema) -> scopesHaveAType(schema));
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

  /** Declared texts, documented and captured as numbers in all answers on associations. */
  private static void idsAreNumbers(JsonNode schema) {
    for (var name : new String[] {"fromObjectId", "toObjectId"}) {
      if (schema.at("/properties/" + name) instanceof ObjectNode id) {
        id.put("type", "integer");
      }
    }
  }

  /** A kind of request that includes the choice of all kinds, which includes the kind again. */
  private static void kindsDoNotIncludeTheWhole(JsonNode schemas) {
    for (var name : new String[] {"PublicExportViewRequest", "PublicExportListRequest"}) {
      if (schemas.path(name).path("allOf") instanceof ArrayNode parts) {
        parts.removeIf(part -> part.path("$ref").asString("").endsWith("/PublicExportRequest"));
      }
    }
  }

  /** Declared an object, captured as JSON in a text. */
  private static void rawObjectIsText(JsonNode schema) {
    if (schema.at("/properties/rawObject") instanceof ObjectNode raw) {
      raw.put("type", "string");
    }
  }

  /** Documented and captured as null, declared without. */
  private static void plainTypesHaveNoLabel(JsonNode schema) {
    if (schema.at("/properties/label") instanceof ObjectNode label) {
      label.put("nullable", true);
    }
  }

  /**
   * Of the scopes of tokens, the files on OAuth have an empty type; the guide says what they are.
   */
  private static void scopesHaveAType(JsonNode schema) {
    if (schema.at("/properties/scopes") instanceof ObjectNode scopes
        && scopes.path("type").asString("").isEmpty()
        && !scopes.has("$ref")) {
      if (scopes.has("items")) {
        scopes.put("type", "array").putObject("items").put("type", "string");
      } else {
        scopes.put("type", "string");
      }
      scopes.remove("example");
    }
  }
}
