package dev.axle.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI 3.0 file, ready to validate bodies with. Schemas are named by their place: a JSON
 * pointer into the file.
 */
final class SpecDocument {

  private static final String LOCATION = "https://specs.invalid/openapi.json";

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  SpecDocument(ObjectNode openApi) {
    this.root = SpecCorrections.applied(openApi);
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder ->
                builder
                    .schemas(Map.of(LOCATION, root.toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .build()));
  }

  static SpecDocument read(Path file) {
    return new SpecDocument((ObjectNode) JsonMapper.shared().readTree(file.toFile()));
  }

  /** The place of the schema for a body of this status; empty: there is no such body. */
  Optional<String> responseSchema(SpecOperation operation, int status) {
    var responses = place(operation) + "/responses/";
    var own = responses + status;
    return bodySchema(root.at(own).isMissingNode() ? responses + "default" : own);
  }

  /** The place of the schema for the request's body; empty: the operation takes none. */
  Optional<String> requestSchema(SpecOperation operation) {
    return bodySchema(place(operation) + "/requestBody");
  }

  /** The names that the operation's query may have. */
  Set<String> queryParameters(SpecOperation operation) {
    var names = new TreeSet<String>();
    for (var parameter : root.at(place(operation) + "/parameters")) {
      if (parameter.path("in").asString("").equals("query")) {
        names.add(parameter.path("name").asString());
      }
    }
    return names;
  }

  /** Follows references until there are none. */
  String resolved(String place) {
    var reference = root.at(place).path("$ref");
    return reference.isMissingNode() ? place : resolved(reference.asString().substring(1));
  }

  JsonNode at(String place) {
    return root.at(place);
  }

  /** What the validator has against the body; nothing, if all is well. */
  List<Error> validate(String place, JsonNode body) {
    return compiled
        .computeIfAbsent(
            resolved(place), where -> registry.getSchema(SchemaLocation.of(LOCATION + "#" + where)))
        .validate(body);
  }

  private Optional<String> bodySchema(String place) {
    var content = resolved(place) + "/content";
    return root.at(content).propertyNames().stream()
        .findFirst()
        .map(type -> resolved(content + "/" + escaped(type) + "/schema"));
  }

  private static String place(SpecOperation operation) {
    return "/paths/"
        + escaped(operation.path())
        + "/"
        + operation.method().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
