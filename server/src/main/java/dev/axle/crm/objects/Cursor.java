package dev.axle.crm.objects;

import dev.axle.edge.EdgeProblems;

/** The {@code after} of a list: the id that the next page begins with. */
final class Cursor {

  private Cursor() {}

  static long read(String after) {
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException foreign) {
      throw EdgeProblems.badQueryParameter("after");
    }
  }
}
