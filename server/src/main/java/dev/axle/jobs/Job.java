package dev.axle.jobs;

/** Work that is done again and again. It may be cut off anywhere, and is then begun anew. */
@FunctionalInterface
public interface Job {

  /**
   * Does what there is to do now. Work of many steps asks before each of them whether it should
   * stop; the rest is for the next time.
   */
  void run(Stop stop);

  /** Whether the server is being stopped. */
  @FunctionalInterface
  interface Stop {
    boolean isAsked();
  }
}
