package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each setting of the limits makes of a tier. */
class LimitPolicyTest {

  @ParameterizedTest
  @EnumSource(Tier.class)
  void onlyTheRealLimitsHoldWhatATierMayHave(Tier tier) {
    assertThat(LimitPolicy.REAL.entitlements(tier)).isNotEqualTo(Entitlements.unlimited());
    assertThat(LimitPolicy.GENEROUS.entitlements(tier)).isEqualTo(Entitlements.unlimited());
    assertThat(LimitPolicy.OFF.entitlements(tier)).isEqualTo(Entitlements.unlimited());
  }

  @Test
  void aHigherTierMayHaveNoLess() {
    Entitlements before = LimitPolicy.REAL.entitlements(Tier.FREE);
    for (Tier tier : Tier.values()) {
      Entitlements most = LimitPolicy.REAL.entitlements(tier);
      assertThat(most.customProperties()).isGreaterThanOrEqualTo(before.customProperties());
      assertThat(most.calculatedProperties()).isGreaterThanOrEqualTo(before.calculatedProperties());
      assertThat(most.pipelinesPerType()).isGreaterThanOrEqualTo(before.pipelinesPerType());
      assertThat(most.teams()).isGreaterThanOrEqualTo(before.teams());
      assertThat(most.associationsPerRecord())
          .isGreaterThanOrEqualTo(before.associationsPerRecord());
      before = most;
    }
  }
}
