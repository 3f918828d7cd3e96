package dev.axle.reference;

import dev.axle.edge.Access;
import dev.axle.edge.Json;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations as an OpenAPI document. What OpenAPI has no word for stands in extensions: {@code
 * x-axle-limit}, and {@code x-axle-scopes}, a list of requirements, of each of which one scope is
 * needed; those that depend on the object type name a table of {@code x-axle-scopes-by-type}.
 *
 * <p>Source: https://spec.openapis.org/oas/v3.1.1.html
 */
final class OpenApi {

  private static final String JSON = "application/json";

  /** More alternatives than these are told by {@code x-axle-scopes} alone. */
  private static final int MOST_ALTERNATIVES = 8;

  private final ObjectNode root = Json.mapper().createObjectNode();
  private final ObjectNode paths;
  private final ObjectNode scopesByType;
  private final Map<SortedMap<String, SortedSet<String>>, String> tables = new HashMap<>();
  private final SortedSet<String> scopes = new TreeSet<>();

  private OpenApi() {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Axle")
        .put("version", "1")
        .put("description", "The HubSpot API as Axle answers it, and Axle's own under /axle.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    root.putArray("servers").addObject().put("url", "/");
    root.putArray("tags");
    paths = root.putObject("paths");
    scopesByType = root.putObject("x-axle-scopes-by-type");
  }

  static ObjectNode document(List<Described> operations, Map<String, ObjectNode> schemas) {
    OpenApi made = new OpenApi();
    SortedSet<String> tags = new TreeSet<>();
    for (Described each : operations) {
      tags.add(each.tag());
      each.paths().forEach(path -> made.add(each, path));
    }
    tags.forEach(tag -> ((ArrayNode) made.root.path("tags")).addObject().put("name", tag));
    made.root.set("components", made.components(schemas));
    return made.root;
  }

  private ObjectNode components(Map<String, ObjectNode> schemas) {
    ObjectNode components = Json.mapper().createObjectNode();
    ObjectNode all = components.putObject("schemas");
    schemas.forEach(all::set);
    all.set("Error", ErrorResponses.schema());
    components.set("responses", ErrorResponses.all());
    ObjectNode security = components.putObject("securitySchemes");
    security
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "The access token of a private app.");
    ObjectNode flow =
        security
            .putObject("oauth")
            .put("type", "oauth2")
            .putObject("flows")
            .putObject("authorizationCode")
            .put("authorizationUrl", "/oauth/authorize")
            .put("tokenUrl", "/oauth/v1/token")
            .put("refreshUrl", "/oauth/v1/token");
    ObjectNode known = flow.putObject("scopes");
    scopes.forEach(scope -> known.put(scope, ""));
    return components;
  }

  private void add(Described described, Described.Path path) {
    Operation operation = described.operation();
    ObjectNode node =
        paths
            .withObjectProperty(path.template())
            .putObject(operation.method().name().toLowerCase(Locale.ROOT));
    node.put("operationId", path.id());
    node.putArray("tags").add(described.tag());
    node.put("summary", operation.documentation());
    ArrayNode parameters = node.putArray("parameters");
    for (String name : path.parameters()) {
      ObjectNode parameter =
          parameters.addObject().put("name", name).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
      parameter.put("example", Examples.path(name));
    }
    operation.query().forEach(each -> parameters.add(query(each)));
    described.request().ifPresent(schema -> request(node, schema, described));
    if (!operation.parts().isEmpty()) {
      parts(node, operation.parts());
    }
    node.set("responses", responses(described, path));
    security(node, described);
    node.put("x-axle-limit", operation.limit().name().toLowerCase(Locale.ROOT));
    node.set("x-axle-scopes", requirements(described));
  }

  private static ObjectNode query(Parameter parameter) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("name", parameter.name())
            .put("in", "query")
            .put("description", parameter.documentation());
    node.set("schema", schema(parameter));
    return node;
  }

  private static ObjectNode schema(Parameter parameter) {
    ObjectNode one = Json.mapper().createObjectNode();
    switch (parameter.type()) {
      case TEXT, TIME -> one.put("type", "string");
      case NUMBER -> one.put("type", "integer").put("format", "int64");
      case FLAG -> one.put("type", "boolean");
      case JSON -> one.put("type", "object");
      case FILE -> one.put("type", "string").put("contentMediaType", "application/octet-stream");
    }
    if (!parameter.repeated()) {
      return one;
    }
    ObjectNode several = Json.mapper().createObjectNode().put("type", "array");
    several.set("items", one);
    return several;
  }

  private static void request(ObjectNode node, JsonNode schema, Described described) {
    ObjectNode body = node.putObject("requestBody").put("required", true);
    ObjectNode content = body.putObject("content").putObject(JSON);
    content.set("schema", schema);
    described.requestExample().ifPresent(example -> content.set("example", example));
  }

  private static void parts(ObjectNode node, List<Parameter> parts) {
    ObjectNode schema =
        node.putObject("requestBody")
            .put("required", true)
            .putObject("content")
            .putObject("multipart/form-data")
            .putObject("schema")
            .put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Parameter part : parts) {
      properties.set(part.name(), schema(part).put("description", part.documentation()));
    }
  }

  private static ObjectNode responses(Described described, Described.Path path) {
    Operation operation = described.operation();
    ObjectNode responses = Json.mapper().createObjectNode();
    ObjectNode success =
        responses.putObject(Integer.toString(operation.success())).put("description", "Done.");
    described
        .response()
        .ifPresentOrElse(
            schema -> answered(success, schema),
            () -> {
              if (operation.success() != 204) {
                success.putObject("content").putObject("application/octet-stream");
              }
            });
    if (described.answersInPart()) {
      described
          .response()
          .ifPresent(
              schema ->
                  answered(
                      responses
                          .putObject("207")
                          .put("description", "Done in part; errors say why the rest is not."),
                      schema));
    }
    ErrorResponses.refer(responses, ErrorResponses.of(described, path));
    return responses;
  }

  private static void answered(ObjectNode response, JsonNode schema) {
    response.putObject("content").putObject(JSON).set("schema", schema);
  }

  private void security(ObjectNode node, Described described) {
    ArrayNode security = node.putArray("security");
    if (described.operation().access() instanceof Access.Open) {
      return;
    }
    security.addObject().putArray("bearer");
    List<SortedSet<String>> fixed =
        described.scopes().stream()
            .flatMap(
                each ->
                    each instanceof RequiredScopes.Always(SortedSet<String> anyOf)
                        ? Stream.of(anyOf)
                        : Stream.empty())
            .toList();
    if (fixed.size() == 1
        && described.scopes().size() == 1
        && !fixed.getFirst().isEmpty()
        && fixed.getFirst().size() <= MOST_ALTERNATIVES) {
      fixed.getFirst().forEach(scope -> security.addObject().putArray("oauth").add(scope));
    } else {
      security.addObject().putArray("oauth");
    }
  }

  private ArrayNode requirements(Described described) {
    ArrayNode requirements = Json.mapper().createArrayNode();
    for (RequiredScopes each : described.scopes()) {
      switch (each) {
        case RequiredScopes.Always(SortedSet<String> anyOf) -> {
          ArrayNode names = requirements.addObject().putArray("anyOf");
          anyOf.forEach(names::add);
          scopes.addAll(anyOf);
        }
        case RequiredScopes.ByObjectType(
                String parameter,
                SortedMap<String, SortedSet<String>> anyOf) ->
            requirements
                .addObject()
                .put("parameter", parameter)
                .put("anyOf", table(anyOf, described.operation().name()));
      }
    }
    return requirements;
  }

  /** Each table stands once, under the name of the first operation that has it. */
  private String table(SortedMap<String, SortedSet<String>> byType, String operation) {
    return tables.computeIfAbsent(
        byType,
        unused -> {
          ObjectNode table = scopesByType.putObject(operation);
          byType.forEach(
              (type, names) -> {
                ArrayNode all = table.putArray(type);
                names.forEach(all::add);
                scopes.addAll(names);
              });
          return operation;
        });
  }
}
