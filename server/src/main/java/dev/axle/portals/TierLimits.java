package dev.axle.portals;

import dev.axle.edge.Allowance;
import dev.axle.edge.CallerKind;
import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * How much the apps of a portal may call: what the file {@code tiers.json} says of its tier, more
 * with the API limit increase, and another burst for public apps.
 *
 * <p>Source: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
 *
 * @param tiers by the tier's name
 * @param generous what is never met
 */
record TierLimits(
    Map<String, Allowance> tiers,
    LimitIncrease limitIncrease,
    PublicApp publicApp,
    Allowance generous) {

  private static final TierLimits FILE = read();

  /**
   * What the add-on gives.
   *
   * @param burst of each private app, however often it was bought
   * @param daily more calls, each time it was bought
   */
  record LimitIncrease(long burst, long daily) {}

  /**
   * @param burst of each app in a portal that has installed it
   */
  record PublicApp(long burst) {}

  static TierLimits get() {
    return FILE;
  }

  Allowance of(Subscription subscription, CallerKind kind) {
    Allowance tier = Objects.requireNonNull(tiers.get(subscription.tier().text()));
    int increases = subscription.limitIncreases();
    long burst = increases > 0 ? Math.max(tier.burst(), limitIncrease.burst()) : tier.burst();
    return new Allowance(
        kind == CallerKind.PUBLIC_APP ? publicApp.burst() : burst,
        tier.daily() + increases * limitIncrease.daily(),
        tier.searches(),
        tier.exports(),
        tier.importedRows());
  }

  private static TierLimits read() {
    try (InputStream in = TierLimits.class.getResourceAsStream("tiers.json")) {
      if (in == null) {
        throw new IllegalStateException("missing resource tiers.json");
      }
      TierLimits limits = Json.mapper().readValue(in.readAllBytes(), TierLimits.class);
      for (Tier tier : Tier.values()) {
        if (!limits.tiers().containsKey(tier.text())) {
          throw new IllegalStateException("no limits of " + tier.text());
        }
      }
      return limits;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
