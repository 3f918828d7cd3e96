package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names of fields. All but three begin with the object type, so that a type's fields are its
 * own; a property whose values come to compare otherwise gets another field.
 */
final class Fields {

  /** Type and id of a record, by which its document is found. */
  static final String KEY = "key";

  static final String ID = "id";
  static final String TYPE = "type";

  private Fields() {}

  static String key(ObjectTypeId type, long id) {
    return type + "/" + id;
  }

  static String values(ObjectTypeId type, Property property) {
    return values(type, property.name(), property.kind());
  }

  static String values(ObjectTypeId type, String property, Property.Kind kind) {
    return type + ":" + property + suffix(kind);
  }

  private static String suffix(Property.Kind kind) {
    return switch (kind) {
      case TEXT -> ":text";
      case OPTION -> ":option";
      case NUMBER -> ":number";
      case TIME -> ":time";
    };
  }

  static String words(ObjectTypeId type, String property) {
    return type + ":" + property + ":words";
  }

  /** The words of several properties together, even if it is one: of that it holds each value. */
  static String words(ObjectTypeId type, List<Property> properties) {
    return type
        + "@words:"
        + properties.stream().map(Property::name).collect(Collectors.joining("+"));
  }

  static String associated(ObjectTypeId from, ObjectTypeId to, Optional<Filter.Label> label) {
    return from
        + "@"
        + to
        + label.map(each -> ":" + each.category() + "-" + each.typeId()).orElse("");
  }

  static String lists(ObjectTypeId type) {
    return type + "@lists";
  }
}
