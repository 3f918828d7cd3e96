package dev.axle.edge;

/**
 * A value that an operation takes beside its path and its JSON: of the query, or a part of a body
 * of parts.
 *
 * @param documentation a sentence for whoever calls
 * @param repeated whether it may be given several times, or as a comma list
 */
public record Parameter(String name, Type type, String documentation, boolean repeated) {

  /** What the value is. */
  public enum Type {
    TEXT,
    NUMBER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A time as ISO-8601 text, or in milliseconds since the epoch. */
    TIME,
    /** JSON, in a part. */
    JSON,
    /** A file, in a part. */
    FILE
  }

  public static Parameter text(String name, String documentation) {
    return new Parameter(name, Type.TEXT, documentation, false);
  }

  public static Parameter texts(String name, String documentation) {
    return new Parameter(name, Type.TEXT, documentation, true);
  }

  public static Parameter number(String name, String documentation) {
    return new Parameter(name, Type.NUMBER, documentation, false);
  }

  public static Parameter numbers(String name, String documentation) {
    return new Parameter(name, Type.NUMBER, documentation, true);
  }

  public static Parameter flag(String name, String documentation) {
    return new Parameter(name, Type.FLAG, documentation, false);
  }

  public static Parameter time(String name, String documentation) {
    return new Parameter(name, Type.TIME, documentation, false);
  }

  public static Parameter json(String name, String documentation) {
    return new Parameter(name, Type.JSON, documentation, false);
  }

  public static Parameter file(String name, String documentation) {
    return new Parameter(name, Type.FILE, documentation, false);
  }

  /** The size of a page. */
  public static Parameter limit(int standard, int most) {
    return number(
        "limit", "How many to a page: %d unless told, %d at most.".formatted(standard, most));
  }

  /** Where a page begins. */
  public static Parameter after() {
    return text("after", "Where the page begins: paging.next.after of the page before.");
  }

  /** Whether what is archived is meant. */
  public static Parameter archived() {
    return flag("archived", "Whether those that are archived are meant.");
  }
}
