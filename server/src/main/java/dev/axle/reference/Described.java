package dev.axle.reference;

import dev.axle.edge.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of an operation.
 *
 * @param tag the group that it belongs to
 * @param paths its spellings, the classic one first
 * @param scopes of each the caller needs one; empty if the operation is open
 * @param request the JSON schema of its body, whose {@code $ref}s point into the document
 * @param response the JSON schema of its answer
 * @param requestExample a body that the schema allows
 * @param responseExample an answer that the schema allows
 */
public record Described(
    Operation operation,
    String tag,
    List<Path> paths,
    List<RequiredScopes> scopes,
    Optional<JsonNode> request,
    Optional<JsonNode> response,
    Optional<JsonNode> requestExample,
    Optional<JsonNode> responseExample) {

  public Described {
    paths = List.copyOf(paths);
    scopes = List.copyOf(scopes);
  }

  /** Answers that have room for errors beside results are given with 207 when they have some. */
  boolean answersInPart() {
    Class<?> type = operation.response();
    return type != null
        && type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getName().equals("numErrors"));
  }

  /**
   * One spelling of an operation's path.
   *
   * @param id unique among all paths of all operations
   * @param parameters the names in the template, in order
   */
  public record Path(String id, String template, List<String> parameters) {
    public Path {
      parameters = List.copyOf(parameters);
    }
  }
}
