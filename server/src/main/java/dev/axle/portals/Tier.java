package dev.axle.portals;

import java.util.Locale;

/**
 * What an account has subscribed to; it decides how much its apps may call, and what it may have.
 */
public enum Tier {
  FREE,
  STARTER,
  PROFESSIONAL,
  ENTERPRISE;

  /** The name in settings and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tier of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
