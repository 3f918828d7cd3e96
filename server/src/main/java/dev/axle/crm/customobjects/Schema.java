package dev.axle.crm.customobjects;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.schemas.CustomObjectType;
import dev.axle.crm.schemas.ObjectType;
import java.util.List;

/** A type with its properties and the associations that its records may have. */
sealed interface Schema {

  List<PropertyDefinition> properties();

  List<AssociationType> associations();

  /** A type that the portal defined. */
  record Own(
      CustomObjectType type,
      List<PropertyDefinition> properties,
      List<AssociationType> associations)
      implements Schema {

    public Own {
      properties = List.copyOf(properties);
      associations = List.copyOf(associations);
    }
  }

  /** A type that every portal has. */
  record Standard(
      ObjectType type, List<PropertyDefinition> properties, List<AssociationType> associations)
      implements Schema {

    public Standard {
      properties = List.copyOf(properties);
      associations = List.copyOf(associations);
    }
  }
}
