package dev.axle.crm.filters;

/** A property of a filter, and how its values compare. */
public record Property(String name, Kind kind) {

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
