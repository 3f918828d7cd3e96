package dev.axle.crm.search;

import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.List;
import java.util.Map;

/**
 * How the records of a type are indexed.
 *
 * @param kinds how the values of each property compare; others are not indexed
 * @param searchable the properties whose words are found without naming a property
 */
public record Shape(
    ObjectTypeId type, Map<String, Property.Kind> kinds, List<Property> searchable) {
  public Shape {
    kinds = Map.copyOf(kinds);
    searchable = List.copyOf(searchable);
  }
}
