package dev.axle.edge;

import java.util.Optional;

/** Reads the numbers that stand for things in paths and forms. */
final class Numbers {

  private Numbers() {}

  static Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }
}
