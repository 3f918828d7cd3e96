package dev.axle.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * What an app wants to be told.
 *
 * @param id of the app's own; it fits into an {@code int}, as HubSpot's do
 * @param objectType the id of the object type, of {@code object.*} only
 * @param property the name of the property, of {@code propertyChange} only
 * @param active whether it is told now
 */
public record Subscription(
    int id,
    EventType eventType,
    Optional<String> objectType,
    Optional<String> property,
    boolean active,
    Instant createdAt,
    Instant updatedAt) {

  /** The id of the object type whose records it is about. */
  String typeId() {
    return eventType.typeId().or(() -> objectType).orElseThrow();
  }
}
