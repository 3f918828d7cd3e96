package dev.axle.edge;

/**
 * A part of a portal's day that only one app may use.
 *
 * @param percent of the portal's daily limit
 */
public record Reservation(AppId app, int percent) {

  /** The calls that are kept for the app. */
  public long calls(long allowed) {
    return allowed * percent / 100;
  }
}
