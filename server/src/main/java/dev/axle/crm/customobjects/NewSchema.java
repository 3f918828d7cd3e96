package dev.axle.crm.customobjects;

import dev.axle.crm.properties.NewProperty;
import dev.axle.crm.schemas.CustomObjectType;
import java.util.List;
import java.util.function.Function;

/**
 * A schema to be made.
 *
 * @param properties given the name of the type's first group, which those go under that name none
 * @param associatedObjects names of the types that its records may be associated with, beside the
 *     activities
 */
record NewSchema(
    CustomObjectType.Definition definition,
    Function<String, List<NewProperty>> properties,
    List<String> associatedObjects,
    boolean associatedWithItself) {

  NewSchema {
    associatedObjects = List.copyOf(associatedObjects);
  }
}
