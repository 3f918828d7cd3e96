package dev.axle.crm.objects;

import java.util.Optional;
import java.util.Set;

/**
 * A record as a write left it.
 *
 * @param shown the properties that the answer to the write shows
 * @param created whether the write made it
 */
public record Written(
    CrmObject object, Set<String> shown, boolean created, Optional<String> trace) {}
