package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values to be set on a record; null or empty clears.
 *
 * @param id the record's number, or the value of its {@code idProperty}
 * @param trace the caller's own mark of this item in a batch
 */
public record ObjectChange(
    String id,
    Optional<String> idProperty,
    Map<String, @Nullable String> properties,
    Optional<String> trace) {

  /** The same change to another record. */
  ObjectChange of(ObjectId other) {
    return new ObjectChange(other.toString(), idProperty, properties, trace);
  }
}
