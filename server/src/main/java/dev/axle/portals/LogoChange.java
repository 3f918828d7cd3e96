package dev.axle.portals;

import dev.axle.edge.Problem;
import dev.axle.ui.Visit;
import java.util.Optional;

/** What becomes of the logo of an app, as the form with {@code portals/logo-field} says it. */
public sealed interface LogoChange {

  /** It stays as it is. */
  record Stays() implements LogoChange {}

  /** The app has none from now on. */
  record Goes() implements LogoChange {}

  /** Another one takes its place. */
  record Comes(Logo logo) implements LogoChange {}

  /**
   * @throws Problem 400 if what was sent is no logo
   */
  static LogoChange of(Visit visit) {
    Optional<byte[]> sent = visit.file("logo");
    if (sent.isPresent()) {
      return new Comes(Logo.of(sent.get()));
    }
    return visit.form().flag("no-logo") ? new Goes() : new Stays();
  }
}
