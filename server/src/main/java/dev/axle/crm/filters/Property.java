package dev.axle.crm.filters;

import dev.axle.crm.properties.PropertyDefinition;

/** A property of a filter, and how its values compare. */
public record Property(String name, Kind kind) {

  /** The property of a definition. */
  public static Property of(PropertyDefinition definition) {
    return new Property(
        definition.name(),
        switch (definition.content().type()) {
          case STRING, PHONE_NUMBER, OBJECT_COORDINATES, JSON -> Kind.TEXT;
          case BOOL, ENUMERATION -> Kind.OPTION;
          case NUMBER -> Kind.NUMBER;
          case DATE, DATETIME -> Kind.TIME;
        });
  }

  public enum Kind {
    /** Without regard to case. */
    TEXT,
    /** One or several options, joined by semicolons; exactly. */
    OPTION,
    /** By size. */
    NUMBER,
    /** Dates and times, by milliseconds since 1970 in UTC. */
    TIME
  }
}
