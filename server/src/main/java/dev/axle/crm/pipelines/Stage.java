package dev.axle.crm.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline.
 *
 * @param metadata of deals {@code probability} ("0.0" to "1.0"), of tickets {@code ticketState}, of
 *     all {@code isClosed}
 * @param archivedAt null while it is in use
 */
public record Stage(
    String id,
    String label,
    int displayOrder,
    Map<String, String> metadata,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {

  public Stage {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  boolean isArchived() {
    return archivedAt != null;
  }

  /** Whether records in this stage are done with. */
  public boolean isClosed() {
    return "true".equals(metadata.get("isClosed"));
  }

  /** The likelihood that a deal in this stage is won, 0 to 1; 0 where none is given. */
  public BigDecimal probability() {
    return new BigDecimal(metadata.getOrDefault("probability", "0"));
  }
}
