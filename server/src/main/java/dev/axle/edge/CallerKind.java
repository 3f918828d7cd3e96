package dev.axle.edge;

/** What kind of credentials a caller has shown; its limits depend on it. */
public enum CallerKind {
  /** Nobody: the operation is open. */
  ANONYMOUS,
  /** An app that the portal made for itself. */
  PRIVATE_APP,
  /** A public app that the portal has installed, by an OAuth access token. */
  PUBLIC_APP,
  /** Somebody who is signed in to the pages. */
  USER,
  /** A developer who speaks of the own apps, by an API key; nothing else is open to it. */
  DEVELOPER;

  /** Whether it is a program that called, and not somebody on a page. */
  public boolean isApp() {
    return this == PRIVATE_APP || this == PUBLIC_APP;
  }
}
