package dev.axle.crm.schemas;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of record is. Standard types are data files; all of them, and a portal's own, go
 * through the same code.
 *
 * @param name singular, as in paths: {@code contact}
 * @param fullyQualifiedName {@code CONTACT}
 * @param aliases further names that paths may use
 * @param associationName the word for this type in the names of v3 association types: {@code
 *     meeting_event}
 * @param createdProperty the property that tells when a record was made: {@code createdate} or
 *     {@code hs_createdate}
 * @param primaryDisplayProperty the property that says what people call a record
 * @param defaultProperties returned when a reader names none
 * @param requiredProperties without which a record can't be made
 * @param defaults values that a new record gets where it brings none
 * @param operations what may be done with records of this type
 * @param properties the built-in definitions
 */
public record ObjectType(
    ObjectTypeId id,
    String name,
    String plural,
    String fullyQualifiedName,
    List<String> aliases,
    Labels labels,
    String associationName,
    String createdProperty,
    String modifiedProperty,
    @Nullable String primaryDisplayProperty,
    List<String> defaultProperties,
    List<String> requiredProperties,
    List<String> searchableProperties,
    Map<String, String> defaults,
    Scopes scopes,
    Set<ObjectOperation> operations,
    List<BuiltInGroup> groups,
    List<BuiltInProperty> properties) {

  static final String CUSTOM = "2-";

  /** What people call one of these, and several. */
  public record Labels(String singular, String plural) {}

  /**
   * Scopes of which a caller needs one, for records and for the definitions of their properties.
   */
  public record Scopes(
      Set<String> read, Set<String> write, Set<String> schemaRead, Set<String> schemaWrite) {}

  public ObjectType {
    aliases = List.copyOf(aliases);
    defaultProperties = List.copyOf(defaultProperties);
    requiredProperties = List.copyOf(requiredProperties);
    searchableProperties = List.copyOf(searchableProperties);
    defaults = Map.copyOf(defaults);
    operations = Set.copyOf(operations);
    groups = List.copyOf(groups);
    properties = List.copyOf(properties);
  }

  /** Whether a portal defined this type itself. */
  public boolean isCustom() {
    return id.value().startsWith(CUSTOM);
  }

  /** Whether a portal's own type can't do without a property: it is required, or names records. */
  public boolean needs(String property) {
    return isCustom()
        && (requiredProperties.contains(property) || property.equals(primaryDisplayProperty));
  }

  /**
   * Under which the associations of a record are shown: the plural, with a blank where it has an
   * underscore; the fully qualified name of a portal's own type.
   */
  public String associationsKey() {
    return isCustom() ? fullyQualifiedName : plural.replace('_', ' ');
  }

  /**
   * Whether records of this type tell their creation by {@code createdate} or the like, not by a
   * value.
   */
  public boolean isTimestamp(String property) {
    return property.equals(createdProperty) || property.equals(modifiedProperty);
  }
}
