package dev.axle.portals;

import dev.axle.edge.Allowance;
import dev.axle.edge.CallerKind;
import java.util.Optional;

/** How strictly an instance holds the limits of the tiers. */
public enum LimitPolicy {
  /** As HubSpot does. */
  REAL {
    @Override
    Optional<Allowance> allowance(Subscription subscription, CallerKind kind) {
      return Optional.of(TierLimits.get().of(subscription, kind));
    }

    @Override
    Entitlements entitlements(Tier tier) {
      return Entitlements.of(tier);
    }
  },
  /** Counted and reported, and so wide that no test run meets them. */
  GENEROUS {
    @Override
    Optional<Allowance> allowance(Subscription subscription, CallerKind kind) {
      return Optional.of(TierLimits.get().generous());
    }
  },
  /** Neither counted nor reported. */
  OFF {
    @Override
    Optional<Allowance> allowance(Subscription subscription, CallerKind kind) {
      return Optional.empty();
    }
  };

  abstract Optional<Allowance> allowance(Subscription subscription, CallerKind kind);

  /** What a tier may have; without the real limits all that it wants. */
  Entitlements entitlements(Tier tier) {
    return Entitlements.unlimited();
  }
}
