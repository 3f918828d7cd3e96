package dev.axle.crm.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A standard type as its data file says it. */
record ObjectTypeFile(
    String objectTypeId,
    String name,
    String plural,
    String fullyQualifiedName,
    @Nullable List<String> aliases,
    ObjectType.Labels labels,
    String associationName,
    String createdProperty,
    String modifiedProperty,
    @Nullable String primaryDisplayProperty,
    List<String> defaultProperties,
    @Nullable List<String> requiredProperties,
    @Nullable List<String> searchableProperties,
    @Nullable Map<String, String> defaults,
    ObjectType.Scopes scopes,
    @Nullable List<String> operations,
    @Nullable @JsonProperty("include") List<String> include,
    List<BuiltInGroup> groups,
    List<BuiltInProperty> properties) {

  /** Property sets that several types share. */
  record PropertySet(List<BuiltInProperty> properties) {}

  List<String> sets() {
    return include == null ? List.of() : include;
  }

  ObjectType with(List<PropertySet> shared) {
    String firstGroup = groups.getFirst().name();
    Map<String, BuiltInProperty> all = new LinkedHashMap<>();
    properties.forEach(property -> all.put(property.name(), property.inGroup(firstGroup)));
    for (PropertySet set : shared) {
      for (BuiltInProperty property : set.properties()) {
        all.putIfAbsent(property.name(), property.inGroup(firstGroup));
      }
    }
    return new ObjectType(
        new ObjectTypeId(objectTypeId),
        name,
        plural,
        fullyQualifiedName,
        orEmpty(aliases),
        labels,
        associationName,
        createdProperty,
        modifiedProperty,
        primaryDisplayProperty,
        defaultProperties,
        orEmpty(requiredProperties),
        orEmpty(searchableProperties),
        defaults == null ? Map.of() : defaults,
        scopes,
        allowed(),
        groups,
        new ArrayList<>(all.values()));
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  private Set<ObjectOperation> allowed() {
    if (operations == null) {
      return EnumSet.allOf(ObjectOperation.class);
    }
    Set<ObjectOperation> allowed = EnumSet.noneOf(ObjectOperation.class);
    for (String operation : operations) {
      allowed.add(ObjectOperation.valueOf(operation.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return allowed;
  }
}
