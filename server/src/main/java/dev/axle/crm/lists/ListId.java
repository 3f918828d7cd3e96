package dev.axle.crm.lists;

import dev.axle.edge.EdgeProblems;

/** The number of a list; on the wire a text. */
public record ListId(long value) implements Comparable<ListId> {

  /**
   * The number in a path.
   *
   * @throws dev.axle.edge.Problem 400 for what can't be one
   */
  static ListId of(String text) {
    return new ListId(number("listId", text));
  }

  static long number(String name, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter(name);
    }
  }

  @Override
  public int compareTo(ListId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
