package dev.axle.edge;

import java.util.Optional;

/**
 * What is answered beside the API: pages for people. The edge asks it for paths of no operation.
 */
@FunctionalInterface
public interface Site {

  /** An instance without pages. */
  Site NONE = request -> Optional.empty();

  /** The answer, or nothing if it has no such path. */
  Optional<Answer> answer(Request request);

  /**
   * Who calls an operation from one of the pages; nobody unless the request shows that it comes
   * from there, whatever cookies it has.
   */
  default Optional<Caller> caller(Request request) {
    return Optional.empty();
  }
}
