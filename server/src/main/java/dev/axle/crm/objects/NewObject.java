package dev.axle.crm.objects;

import dev.axle.crm.associations.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record to be made.
 *
 * @param trace the caller's own mark of this item in a batch
 */
public record NewObject(
    Map<String, @Nullable String> properties, List<Wanted> associations, Optional<String> trace) {}
