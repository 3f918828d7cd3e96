package dev.axle;

/** Starts Axle. */
public final class Axle {

  private Axle() {}

  /** Entry point. */
  public static void main(String[] args) {
    System.out.println("axle");
  }
}
