package dev.axle.crm.schemas;

import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object type that a portal defined itself.
 *
 * @param number what follows {@code 2-} in its type id
 */
public record CustomObjectType(
    PortalId portal,
    long number,
    Definition definition,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant archivedAt) {

  /** The part that the portal decides; the name stays. */
  public record Definition(
      String name,
      ObjectType.Labels labels,
      @Nullable String description,
      @Nullable String primaryDisplayProperty,
      List<String> secondaryDisplayProperties,
      List<String> searchableProperties,
      List<String> requiredProperties,
      boolean allowsSensitiveProperties) {

    public Definition {
      secondaryDisplayProperties = List.copyOf(secondaryDisplayProperties);
      searchableProperties = List.copyOf(searchableProperties);
      requiredProperties = List.copyOf(requiredProperties);
    }
  }

  public ObjectTypeId id() {
    return new ObjectTypeId(ObjectType.CUSTOM + number);
  }

  /** {@code p123_cars}. */
  public String fullyQualifiedName() {
    return "p" + portal.value() + "_" + definition.name();
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  CustomObjectType with(Definition changed, Instant now) {
    return new CustomObjectType(portal, number, changed, createdAt, now, archivedAt);
  }

  CustomObjectType archived(Instant now) {
    return new CustomObjectType(portal, number, definition, createdAt, now, now);
  }
}
