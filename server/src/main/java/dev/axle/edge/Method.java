package dev.axle.edge;

import java.util.Optional;

/** The HTTP methods that operations use. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  public static Optional<Method> named(String name) {
    for (Method method : values()) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  boolean hasBody() {
    return this == POST || this == PUT || this == PATCH;
  }
}
