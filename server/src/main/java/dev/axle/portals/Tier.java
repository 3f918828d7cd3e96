package dev.axle.portals;

import dev.axle.edge.Allowance;
import java.util.Locale;

/**
 * What an account has subscribed to; it decides how much its apps may call.
 *
 * <p>Source: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
 */
public enum Tier {
  FREE(100, 250_000, 500_000),
  STARTER(100, 250_000, 80_000_000),
  PROFESSIONAL(190, 625_000, 80_000_000),
  ENTERPRISE(190, 1_000_000, 80_000_000);

  private static final int SEARCHES_PER_SECOND = 5;
  private static final int EXPORTS_IN_24_HOURS = 30;

  private final Allowance allowance;

  Tier(long burst, long daily, long importedRows) {
    this.allowance =
        new Allowance(burst, daily, SEARCHES_PER_SECOND, EXPORTS_IN_24_HOURS, importedRows);
  }

  Allowance allowance() {
    return allowance;
  }

  /** The name in settings and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tier of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
