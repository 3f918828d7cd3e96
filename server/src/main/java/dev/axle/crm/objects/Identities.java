package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyValues;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How records are named: by number, or by the value of a property whose values are unique. */
final class Identities {

  private final UniqueValueStore uniqueValues;

  Identities(UniqueValueStore uniqueValues) {
    this.uniqueValues = uniqueValues;
  }

  private static Optional<ObjectId> numberOf(String text) {
    try {
      return Optional.of(new ObjectId(Long.parseLong(text.strip())));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /**
   * The form in which a value of an id property is kept.
   *
   * @throws dev.axle.edge.Problem 400 if the values of the property are not unique
   */
  String normalised(
      ObjectType type, PropertyDefinitions definitions, String idProperty, String value) {
    if (idProperty.equals(CrmObject.ID)) {
      return value.strip();
    }
    if (!definitions.uniqueNames().contains(idProperty)) {
      throw ObjectProblems.notUnique(type, idProperty);
    }
    return PropertyValues.normalised(definitions, idProperty, value);
  }

  /** The records that have these normalised values. */
  Map<String, ObjectId> find(
      Connection connection,
      PortalId portal,
      ObjectType type,
      String idProperty,
      Collection<String> values)
      throws SQLException {
    if (!idProperty.equals(CrmObject.ID)) {
      Map<String, ObjectId> holders =
          uniqueValues.holders(connection, portal, type, idProperty, values);
      holders.values().removeIf(UniqueValues.NOBODY::equals);
      return holders;
    }
    Map<String, ObjectId> numbers = new HashMap<>();
    for (String value : values) {
      numberOf(value).ifPresent(id -> numbers.put(value, id));
    }
    return numbers;
  }
}
