package dev.axle.oauth;

/** What comes of an app's asking: a request to be decided, or none. */
public sealed interface Consideration permits AuthorizationRequest, Consideration.Refused {

  /**
   * Something is wrong with the link itself. It is shown to the user on a page; nobody is sent back
   * to the app, because nobody knows whether it is the app.
   *
   * @param reason for a person to read
   */
  record Refused(String reason) implements Consideration {}
}
