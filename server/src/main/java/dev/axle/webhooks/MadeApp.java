package dev.axle.webhooks;

/** An app that a portal has made: for others, or for itself. */
public record MadeApp(AppKey key, String name, Kind kind) {

  /** For whom an app is, which says what its webhooks are signed by. */
  public enum Kind {
    /** Its client secret signs. */
    PUBLIC,
    /** A secret of its webhooks' own signs. */
    PRIVATE
  }
}
