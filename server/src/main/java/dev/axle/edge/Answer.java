package dev.axle.edge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body a record that Jackson writes, or null for an empty answer
 * @param headers beside those that every answer carries
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  public static Answer created(Object body, String location) {
    return new Answer(201, body, Map.of("Location", location));
  }

  public static Answer multiStatus(Object body) {
    return new Answer(207, body, Map.of());
  }

  public static Answer noContent() {
    return new Answer(204, null, Map.of());
  }
}
