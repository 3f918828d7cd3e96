package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.journal.PropertyVersion;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A record as a reader sees it.
 *
 * @param properties those asked for, by name; null where the record has no value
 */
public record SeenObject(
    CrmObject object,
    SortedMap<String, @Nullable String> properties,
    Map<String, List<PropertyVersion>> history,
    Map<ObjectTypeId, List<Associations.Inline>> associations) {}
