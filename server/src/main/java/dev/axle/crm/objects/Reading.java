package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectType;
import java.util.List;
import java.util.Set;

/**
 * What a reader wants to see of records.
 *
 * @param properties none: the defaults of the type
 * @param history properties whose past is wanted; they are shown as well
 * @param associations the types of associated records to show
 * @param archived whether to read archived records, and only those
 */
public record Reading(
    Set<String> properties, Set<String> history, List<ObjectType> associations, boolean archived) {}
