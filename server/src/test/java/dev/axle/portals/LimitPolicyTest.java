package dev.axle.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Allowance;
import dev.axle.edge.CallerKind;
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

  @Test
  void theLimitIncreaseWidensTheBurstOnceAndTheDayEachTime() {
    assertThat(daily(0)).isEqualTo(1_000_000);
    assertThat(daily(1)).isEqualTo(2_000_000);
    assertThat(daily(2)).isEqualTo(3_000_000);
    assertThat(burst(CallerKind.PRIVATE_APP, 0)).isEqualTo(190);
    assertThat(burst(CallerKind.PRIVATE_APP, 1)).isEqualTo(250);
    assertThat(burst(CallerKind.PRIVATE_APP, 2)).isEqualTo(250);
    assertThat(burst(CallerKind.PUBLIC_APP, 2)).isEqualTo(110);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aPublicAppCallsAsMuchInEveryTier(Tier tier) {
    assertThat(allowance(CallerKind.PUBLIC_APP, tier, 0).burst()).isEqualTo(110);
    assertThat(allowance(CallerKind.PUBLIC_APP, tier, 0).searches()).isEqualTo(5);
  }

  private static long daily(int increases) {
    return allowance(CallerKind.PRIVATE_APP, Tier.ENTERPRISE, increases).daily();
  }

  private static long burst(CallerKind kind, int increases) {
    return allowance(kind, Tier.ENTERPRISE, increases).burst();
  }

  private static Allowance allowance(CallerKind kind, Tier tier, int increases) {
    return LimitPolicy.REAL.allowance(new Subscription(tier, increases), kind).orElseThrow();
  }
}
