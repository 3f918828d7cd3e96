package dev.axle.webhooks;

import java.util.Set;

/**
 * An app that a portal has made: for others, or for itself.
 *
 * @param scopes all that it can be granted
 */
public record MadeApp(AppKey key, String name, Kind kind, Set<String> scopes) {

  public MadeApp {
    scopes = Set.copyOf(scopes);
  }

  /** For whom an app is, which says what its webhooks are signed by. */
  public enum Kind {
    /** Its client secret signs. */
    PUBLIC,
    /** A secret of its webhooks' own signs. */
    PRIVATE
  }
}
