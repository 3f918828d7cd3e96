package dev.axle.crm.properties;

import dev.axle.crm.schemas.BuiltInProperty;
import dev.axle.crm.schemas.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions that every portal has, as the data files of the types say them. */
final class BuiltIns {

  private BuiltIns() {}

  static Map<String, PropertyDefinition> of(ObjectType type) {
    return of(type, type.properties());
  }

  static Map<String, PropertyDefinition> of(ObjectType type, List<BuiltInProperty> properties) {
    Map<String, PropertyDefinition> definitions = new LinkedHashMap<>();
    for (BuiltInProperty property : properties) {
      definitions.put(property.name(), definition(type, property));
    }
    return definitions;
  }

  private static PropertyDefinition definition(ObjectType type, BuiltInProperty property) {
    PropertyType valueType = PropertyType.named(property.type());
    if (valueType == null) {
      throw new IllegalStateException(
          "%s.%s has the unknown type %s"
              .formatted(type.plural(), property.name(), property.type()));
    }
    String group = property.groupName();
    String description = property.description();
    PropertyContent content =
        new PropertyContent(
            property.label(),
            valueType,
            property.fieldType(),
            group == null ? type.groups().getFirst().name() : group,
            description == null ? "" : description,
            options(property),
            -1,
            property.hidden(),
            property.formField(),
            property.hasUniqueValue(),
            property.externalOptions(),
            property.referencedObjectType(),
            null,
            property.showCurrencySymbol(),
            property.currencyPropertyName(),
            property.numberDisplayHint(),
            property.textDisplayHint(),
            property.dateDisplayHint(),
            "non_sensitive",
            property.rollup());
    boolean readOnly = property.readOnly() || property.calculated();
    return new PropertyDefinition(
        property.name(),
        content,
        new PropertyRights(true, property.calculated(), readOnly, readOnly, readOnly, false),
        null,
        null,
        null);
  }

  private static List<PropertyOption> options(BuiltInProperty property) {
    List<BuiltInProperty.Option> given = property.options();
    if (given == null) {
      return List.of();
    }
    List<PropertyOption> options = new ArrayList<>();
    for (BuiltInProperty.Option option : given) {
      options.add(new PropertyOption(option.label(), option.value(), null, options.size(), false));
    }
    return options;
  }
}
