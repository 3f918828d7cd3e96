package dev.axle.reference;

import dev.axle.edge.Access;
import dev.axle.edge.Json;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The answers of failures: one shape for all, and what each status means. */
final class ErrorResponses {

  private record Meaning(String name, String description) {}

  private static final Map<Integer, Meaning> MEANINGS =
      new TreeMap<>(
          Map.of(
              400, new Meaning("BadRequest", "What was sent is not as it has to be."),
              401, new Meaning("Unauthorized", "There is no token, or none that is good."),
              403, new Meaning("Forbidden", "The token lacks a scope, which errors name."),
              404, new Meaning("NotFound", "What the path names is not there."),
              429, new Meaning("TooManyRequests", "A limit is reached: policyName says which.")));

  private ErrorResponses() {}

  /** What an operation may fail with: a status, and what it means. */
  record Failure(int status, String description) {}

  /** The failures that calls of an operation by one of its paths have to expect. */
  static List<Failure> of(Described described, Described.Path path) {
    Operation operation = described.operation();
    boolean open = operation.access() instanceof Access.Open;
    boolean limited = !open && operation.limit() != LimitClass.UNLIMITED;
    return Stream.of(
            status(400, takesAnything(operation, path)),
            status(401, !open),
            status(403, described.scopes().stream().anyMatch(each -> !each.all().isEmpty())),
            status(404, !path.parameters().isEmpty()),
            status(429, limited))
        .flatMap(Optional::stream)
        .map(status -> new Failure(status, meaning(status).description()))
        .toList();
  }

  private static Optional<Integer> status(int status, boolean expected) {
    return expected ? Optional.of(status) : Optional.empty();
  }

  private static Meaning meaning(int status) {
    return Objects.requireNonNull(MEANINGS.get(status));
  }

  private static boolean takesAnything(Operation operation, Described.Path path) {
    return operation.request() != null
        || !operation.parts().isEmpty()
        || !operation.query().isEmpty()
        || !path.parameters().isEmpty();
  }

  /** Adds the answers of failures by reference. */
  static void refer(ObjectNode responses, List<Failure> failures) {
    for (Failure failure : failures) {
      responses
          .putObject(Integer.toString(failure.status()))
          .put("$ref", "#/components/responses/" + meaning(failure.status()).name());
    }
  }

  static ObjectNode all() {
    ObjectNode all = Json.mapper().createObjectNode();
    for (Meaning meaning : MEANINGS.values()) {
      ObjectNode response = all.putObject(meaning.name()).put("description", meaning.description());
      if (meaning.name().equals("TooManyRequests")) {
        response
            .putObject("headers")
            .putObject("Retry-After")
            .put("description", "Seconds to wait.")
            .putObject("schema")
            .put("type", "integer");
      }
      response
          .putObject("content")
          .putObject("application/json")
          .putObject("schema")
          .put("$ref", "#/components/schemas/Error");
    }
    return all;
  }

  static ObjectNode schema() {
    return (ObjectNode)
        Json.mapper()
            .readTree(
                """
                {
                  "type": "object",
                  "required": ["status", "message", "correlationId"],
                  "properties": {
                    "status": {"type": "string", "enum": ["error"]},
                    "message": {"type": "string"},
                    "correlationId": {"type": "string", "format": "uuid"},
                    "category": {"type": "string", "description": "What kind of failure it is."},
                    "subCategory": {"type": "string"},
                    "errors": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": ["message"],
                        "properties": {
                          "message": {"type": "string"},
                          "code": {"type": "string"},
                          "in": {"type": "string"},
                          "subCategory": {"type": "string"},
                          "context": {
                            "type": "object",
                            "additionalProperties": {"type": "array", "items": {"type": "string"}}
                          }
                        }
                      }
                    },
                    "context": {
                      "type": "object",
                      "additionalProperties": {"type": "array", "items": {"type": "string"}}
                    },
                    "links": {"type": "object", "additionalProperties": {"type": "string"}},
                    "errorType": {"type": "string", "description": "RATE_LIMIT in a 429."},
                    "policyName": {"type": "string", "description": "The limit, in a 429."},
                    "groupName": {"type": "string"}
                  }
                }
                """);
  }
}
