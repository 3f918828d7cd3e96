package dev.axle.crm.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.crm.filters.Property;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How the records of a portal's types are indexed, as their definitions say. */
final class Shapes {

  private record Known(ObjectType type, Shape shape) {}

  private final Properties properties;

  /** By definitions, which portals that have changed nothing share. */
  private final Cache<PropertyDefinitions, Known> cache =
      Caffeine.newBuilder().weakKeys().maximumSize(2_000).build();

  Shapes(Properties properties) {
    this.properties = properties;
  }

  /** The same one as long as nothing has changed. */
  @SuppressWarnings("ReferenceEquality")
  Shape of(PortalId portal, ObjectType type) {
    PropertyDefinitions definitions = properties.of(portal, type);
    Known known = cache.getIfPresent(definitions);
    if (known == null || known.type() != type) {
      known = new Known(type, shape(type, definitions));
      cache.put(definitions, known);
    }
    return known.shape();
  }

  /** Values of archived properties stay with the records, so they stay in the index. */
  private static Shape shape(ObjectType type, PropertyDefinitions definitions) {
    Map<String, Property.Kind> kinds = new HashMap<>();
    Stream.concat(definitions.archived().stream(), definitions.inUse().stream())
        .map(Property::of)
        .forEach(property -> kinds.put(property.name(), property.kind()));
    return new Shape(
        type.id(),
        kinds,
        type.searchableProperties().stream()
            .map(definitions::find)
            .filter(Objects::nonNull)
            .map(Property::of)
            .toList());
  }
}
