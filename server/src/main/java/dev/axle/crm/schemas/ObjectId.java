package dev.axle.crm.schemas;

/** The number of a record; on the wire a text. */
public record ObjectId(long value) implements Comparable<ObjectId> {

  @Override
  public int compareTo(ObjectId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
