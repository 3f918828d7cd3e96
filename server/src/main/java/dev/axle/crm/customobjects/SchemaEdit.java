package dev.axle.crm.customobjects;

import dev.axle.crm.schemas.CustomObjectType;
import dev.axle.crm.schemas.ObjectType;
import java.util.List;
import java.util.Optional;

/** Changes of a definition; what is empty stays. The name stays in any case. */
record SchemaEdit(
    Optional<String> singular,
    Optional<String> plural,
    Optional<String> description,
    boolean clearDescription,
    Optional<String> primaryDisplayProperty,
    Optional<List<String>> secondaryDisplayProperties,
    Optional<List<String>> searchableProperties,
    Optional<List<String>> requiredProperties,
    Optional<Boolean> allowsSensitiveProperties) {

  CustomObjectType.Definition of(CustomObjectType.Definition before) {
    return new CustomObjectType.Definition(
        before.name(),
        new ObjectType.Labels(
            singular.orElse(before.labels().singular()), plural.orElse(before.labels().plural())),
        clearDescription ? null : description.orElse(before.description()),
        primaryDisplayProperty.orElse(before.primaryDisplayProperty()),
        secondaryDisplayProperties.orElse(before.secondaryDisplayProperties()),
        searchableProperties.orElse(before.searchableProperties()),
        requiredProperties.orElse(before.requiredProperties()),
        allowsSensitiveProperties.orElse(before.allowsSensitiveProperties()));
  }
}
