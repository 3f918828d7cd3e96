package dev.axle.edge;

/** The number of an app: the source of the writes that it makes, and the owner of its limits. */
public record AppId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
