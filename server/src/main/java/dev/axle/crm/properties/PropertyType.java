package dev.axle.crm.properties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a property are, and which form fields may show them.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-properties-v3/guide (property
 * types)
 */
public enum PropertyType {
  STRING(Set.of("text", "textarea", "html", "file", "phonenumber", "calculation_equation")),
  NUMBER(Set.of("number", "calculation_equation")),
  BOOL(Set.of("booleancheckbox", "calculation_equation")),
  ENUMERATION(Set.of("booleancheckbox", "checkbox", "radio", "select", "calculation_equation")),
  DATE(Set.of("date")),
  DATETIME(Set.of("date")),
  PHONE_NUMBER(Set.of("phonenumber")),
  OBJECT_COORDINATES(Set.of()),
  JSON(Set.of());

  private final Set<String> fieldTypes;

  PropertyType(Set<String> fieldTypes) {
    this.fieldTypes = fieldTypes;
  }

  /** The field types that a portal's own property of this type may have. */
  Set<String> fieldTypes() {
    return fieldTypes;
  }

  /** The name on the wire. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static @Nullable PropertyType named(String text) {
    for (PropertyType type : values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    return null;
  }
}
