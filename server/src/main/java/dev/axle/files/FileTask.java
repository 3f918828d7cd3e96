package dev.axle.files;

import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Work on files or folders that a call asked for and did not wait for.
 *
 * @param request as it was sent
 * @param attempts how often it was begun
 * @param result the file or folder that it was about, once it is done
 */
record FileTask(
    PortalId portal,
    UUID id,
    Kind kind,
    String request,
    Status status,
    int attempts,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<Long> result,
    Optional<Failure> failure) {

  enum Kind {
    IMPORT_FROM_URL,
    FOLDER_UPDATE
  }

  /** HubSpot's states; a failed task is complete, with an error. */
  enum Status {
    PENDING,
    PROCESSING,
    COMPLETE
  }

  /** {@code StandardError}: why nothing came of a task. */
  record Failure(
      String status,
      String category,
      String message,
      Map<String, List<String>> context,
      List<String> errors,
      Map<String, String> links) {

    static Failure of(String category, String message) {
      return new Failure("error", category, message, Map.of(), List.of(), Map.of());
    }
  }

  <T> T request(Class<T> type) {
    return Json.mapper().readValue(request, type);
  }
}
