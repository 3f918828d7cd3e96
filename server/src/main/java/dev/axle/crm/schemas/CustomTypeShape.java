package dev.axle.crm.schemas;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a portal's own types have in common: properties, group, scopes. */
final class CustomTypeShape {

  private static final String CREATED = "hs_createdate";
  private static final String MODIFIED = "hs_lastmodifieddate";

  private static final ObjectType.Scopes SCOPES =
      new ObjectType.Scopes(
          Set.of("crm.objects.custom.read"),
          Set.of("crm.objects.custom.write"),
          Set.of("crm.schemas.custom.read", "crm.objects.custom.read"),
          Set.of("crm.schemas.custom.write"));

  private static final List<BuiltInProperty> PROPERTIES =
      Stream.of("custom", "owner", "system")
          .flatMap(set -> ObjectTypeFiles.set(set).properties().stream())
          .toList();

  private CustomTypeShape() {}

  static ObjectType of(CustomObjectType type) {
    CustomObjectType.Definition definition = type.definition();
    String group = definition.name().toLowerCase(Locale.ROOT) + "_information";
    return new ObjectType(
        type.id(),
        type.fullyQualifiedName(),
        type.fullyQualifiedName(),
        type.fullyQualifiedName(),
        List.of(definition.name()),
        definition.labels(),
        definition.name(),
        CREATED,
        MODIFIED,
        definition.primaryDisplayProperty(),
        List.of(CREATED, MODIFIED, "hs_object_id"),
        definition.requiredProperties(),
        definition.searchableProperties(),
        Map.of(),
        SCOPES,
        EnumSet.allOf(ObjectOperation.class),
        List.of(new BuiltInGroup(group, definition.labels().singular() + " information", 0)),
        PROPERTIES.stream().map(property -> property.inGroup(group)).toList());
  }
}
