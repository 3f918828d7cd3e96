package dev.axle.outgoing;

/**
 * What came back.
 *
 * @param text the beginning of the body
 */
public record Answered(int status, String text) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
