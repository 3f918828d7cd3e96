package dev.axle.crm.schemas;

import dev.axle.edge.Problem;
import java.util.List;

/** The number of a record; on the wire a text. */
public record ObjectId(long value) implements Comparable<ObjectId> {

  private static final String NOT_FOUND = "OBJECT_NOT_FOUND";

  /**
   * The number that a path or a body names.
   *
   * @throws Problem 404 for what can't be one
   */
  public static ObjectId of(String text) {
    long value;
    try {
      value = Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      throw Problem.of(404, NOT_FOUND, "Object not found.  objectId are usually numeric.")
          .context("id", List.of(text));
    }
    if (value <= 0) {
      throw Problem.of(404, NOT_FOUND, "Object not found. objectId is usually positive.")
          .context("id", List.of(text));
    }
    return new ObjectId(value);
  }

  @Override
  public int compareTo(ObjectId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
