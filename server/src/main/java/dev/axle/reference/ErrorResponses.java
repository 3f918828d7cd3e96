package dev.axle.reference;

import dev.axle.edge.Json;
import java.util.Map;
import java.util.TreeMap;
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

  /** Adds the answer of a status by reference. */
  static void refer(ObjectNode responses, int status, boolean given) {
    Meaning meaning = MEANINGS.get(status);
    if (given && meaning != null) {
      responses
          .putObject(Integer.toString(status))
          .put("$ref", "#/components/responses/" + meaning.name());
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
