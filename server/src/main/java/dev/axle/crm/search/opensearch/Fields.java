package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;

/** How the fields of a document are called, and what stands in those that are not values. */
final class Fields {

  static final String ID = "id";
  static final String LINKS = "links";
  static final String LISTS = "lists";

  /** The words of all texts, each after the name of its property. */
  static final String WORDS = "words";

  private Fields() {}

  /** The normal forms of a property's values. */
  static String values(Property property) {
    return switch (property.kind()) {
          case TEXT -> "text.";
          case OPTION -> "option.";
          case NUMBER -> "number.";
          case TIME -> "time.";
        }
        + property.name();
  }

  static String word(String name, String word) {
    return name + " " + word;
  }

  /** The term of all associations with a record. */
  static String link(ObjectTypeId type, long id) {
    return type + " " + id;
  }

  /** The term of the associations of one type with a record. */
  static String link(ObjectTypeId type, Filter.Label label, long id) {
    return type + " " + label.category() + " " + label.typeId() + " " + id;
  }
}
