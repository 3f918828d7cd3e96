package dev.axle.edge;

/** The number of a user, another one than that of the owner. */
public record UserId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
