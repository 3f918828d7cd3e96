package dev.axle.crm.customobjects;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.schemas.CustomObjectType;
import java.util.List;

/** A type with its properties and the associations that its records may have. */
record Schema(
    CustomObjectType type,
    List<PropertyDefinition> properties,
    List<AssociationType> associations) {

  Schema {
    properties = List.copyOf(properties);
    associations = List.copyOf(associations);
  }
}
