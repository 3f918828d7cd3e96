package dev.axle.edge;

import java.util.Map;

/** The decoded values of a path template's parameters, by name. */
public record PathParameters(Map<String, String> values) {

  public static final PathParameters NONE = new PathParameters(Map.of());

  /**
   * @throws IllegalArgumentException if the operation's path has no such parameter: a fault of ours
   */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no path parameter named " + name);
    }
    return value;
  }
}
