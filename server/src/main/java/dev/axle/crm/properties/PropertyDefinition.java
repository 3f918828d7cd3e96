package dev.axle.crm.properties;

import dev.axle.crm.schemas.Rollup;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a property is.
 *
 * @param archivedAt null while it is in use
 */
public record PropertyDefinition(
    String name,
    PropertyContent content,
    PropertyRights rights,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant archivedAt) {

  public boolean isArchived() {
    return archivedAt != null;
  }

  /** Whether it counts associated records and is 0 where there are none, not empty. */
  public boolean isCalculatedCount() {
    Rollup rollup = content.rollup();
    return rollup != null && rollup.summary() == Rollup.Summary.COUNT && rights.calculated();
  }

  Set<String> optionValues() {
    Set<String> values = new HashSet<>();
    content.options().forEach(option -> values.add(option.value()));
    return values;
  }
}
