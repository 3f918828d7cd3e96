package dev.axle.portals;

import dev.axle.edge.Allowance;
import java.util.Optional;

/** How strictly an instance holds the limits of the tiers. */
public enum LimitPolicy {
  /** As HubSpot does. */
  REAL {
    @Override
    Optional<Allowance> allowance(Tier tier) {
      return Optional.of(tier.allowance());
    }

    @Override
    Entitlements entitlements(Tier tier) {
      return Entitlements.of(tier);
    }
  },
  /** Counted and reported, and so wide that no test run meets them. */
  GENEROUS {
    @Override
    Optional<Allowance> allowance(Tier tier) {
      return Optional.of(
          new Allowance(1_000_000, 1_000_000_000, 100_000, 1_000_000, 1_000_000_000));
    }
  },
  /** Neither counted nor reported. */
  OFF {
    @Override
    Optional<Allowance> allowance(Tier tier) {
      return Optional.empty();
    }
  };

  abstract Optional<Allowance> allowance(Tier tier);

  /** What a tier may have; without the real limits all that it wants. */
  Entitlements entitlements(Tier tier) {
    return Entitlements.unlimited();
  }
}
