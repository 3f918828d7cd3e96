package dev.axle.edge;

import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins. Absent, not empty, on the last page: clients loop while it is there.
 */
public record Paging(Next next) {

  /** The cursor, and the same request with it. */
  public record Next(String after, @Nullable String link) {}
}
