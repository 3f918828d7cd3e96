package dev.axle.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The limits of a private app, on a clock that the test moves. */
class LimitsTest {

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final Limits limits =
      new Limits((portal, day) -> 0, Reservations.NONE, SharedCounts.NONE);

  private Caller caller(long portal, long app, Allowance allowance) {
    return caller(CallerKind.PRIVATE_APP, portal, app, allowance);
  }

  private Caller caller(CallerKind kind, long portal, long app, Allowance allowance) {
    return new Caller(
        new PortalId(portal),
        kind,
        new AppId(app),
        "App",
        Optional.empty(),
        Set.of(),
        Optional.of(allowance),
        ZoneId.of("America/New_York"),
        () -> now);
  }

  private static Problem refusal(Runnable call) {
    Problem[] caught = new Problem[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Problem.class, problem -> caught[0] = problem);
    return caught[0];
  }

  private static Map<?, ?> body(Problem problem) {
    return (Map<?, ?>) Objects.requireNonNull(problem.answer("id").body());
  }

  @Test
  void headersCountDown() {
    Caller caller = caller(1, 10, new Allowance(190, 1_000_000, 5, 30, 1_000));
    assertThat(limits.admit(caller, LimitClass.STANDARD))
        .isEqualTo(
            Map.of(
                "X-HubSpot-RateLimit-Daily", "1000000",
                "X-HubSpot-RateLimit-Daily-Remaining", "999999",
                "X-HubSpot-RateLimit-Interval-Milliseconds", "10000",
                "X-HubSpot-RateLimit-Max", "190",
                "X-HubSpot-RateLimit-Remaining", "189",
                "X-HubSpot-RateLimit-Secondly", "19",
                "X-HubSpot-RateLimit-Secondly-Remaining", "19"));
    assertThat(limits.admit(caller, LimitClass.STANDARD))
        .containsEntry("X-HubSpot-RateLimit-Remaining", "188")
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", "999998");
  }

  @Test
  void theBurstIsOverAfterItsAllowanceAndComesBackAfterTenSeconds() {
    Caller caller = caller(2, 10, new Allowance(3, 1_000, 5, 30, 1_000));
    for (int i = 0; i < 3; i++) {
      limits.admit(caller, LimitClass.STANDARD);
    }
    Problem refused = refusal(() -> limits.admit(caller, LimitClass.STANDARD));
    Map<?, ?> body = body(refused);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(body.get("message")).isEqualTo("You have reached your ten_secondly_rolling limit.");
    assertThat(body.get("policyName")).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(body.get("errorType")).isEqualTo("RATE_LIMIT");
    assertThat(body.get("category")).isEqualTo("RATE_LIMITS");
    assertThat(body.get("groupName"))
        .isEqualTo("publicapi:private_app-api-calls-ten-secondly:2:10");
    assertThat(refused.answer("id").headers())
        .containsEntry("X-HubSpot-RateLimit-Remaining", "0")
        .containsKey("Retry-After");
    now = now.plus(Duration.ofSeconds(10));
    limits.admit(caller, LimitClass.STANDARD);
  }

  @Test
  void eachAppHasItsOwnBurst() {
    Allowance allowance = new Allowance(1, 1_000, 5, 30, 1_000);
    limits.admit(caller(3, 10, allowance), LimitClass.STANDARD);
    limits.admit(caller(3, 11, allowance), LimitClass.STANDARD);
    refusal(() -> limits.admit(caller(3, 10, allowance), LimitClass.STANDARD));
  }

  @Test
  void theDayIsSharedByAllAppsAndEndsAtThePortalsMidnight() {
    Allowance allowance = new Allowance(100, 2, 5, 30, 1_000);
    limits.admit(caller(4, 10, allowance), LimitClass.STANDARD);
    limits.admit(caller(4, 11, allowance), LimitClass.STANDARD);
    Problem refused = refusal(() -> limits.admit(caller(4, 10, allowance), LimitClass.STANDARD));
    Map<?, ?> body = body(refused);
    assertThat(body.get("message")).isEqualTo("You have reached your daily limit.");
    assertThat(body.get("policyName")).isEqualTo("DAILY");
    now = Instant.parse("2026-11-25T04:59:59Z");
    refusal(() -> limits.admit(caller(4, 10, allowance), LimitClass.STANDARD));
    now = Instant.parse("2026-11-25T05:00:00Z");
    limits.admit(caller(4, 10, allowance), LimitClass.STANDARD);
  }

  @Test
  void aDayGoesOnWhereItWasKept() {
    Limits kept = new Limits((portal, day) -> 7, Reservations.NONE, SharedCounts.NONE);
    assertThat(kept.admit(caller(5, 10, new Allowance(100, 10, 5, 30, 1_000)), LimitClass.STANDARD))
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", "2");
  }

  @Test
  void searchesAreCountedByTheSecondForAllAppsAndCarryNoHeaders() {
    Allowance allowance = new Allowance(100, 1_000, 2, 30, 1_000);
    assertThat(limits.admit(caller(6, 10, allowance), LimitClass.SEARCH)).isEmpty();
    limits.admit(caller(6, 11, allowance), LimitClass.SEARCH);
    Problem refused = refusal(() -> limits.admit(caller(6, 12, allowance), LimitClass.SEARCH));
    Map<?, ?> body = body(refused);
    assertThat(body.get("message")).isEqualTo("You have reached your secondly limit.");
    assertThat(body.get("policyName")).isEqualTo("SECONDLY");
    now = now.plus(Duration.ofSeconds(1));
    limits.admit(caller(6, 10, allowance), LimitClass.SEARCH);
  }

  @Test
  void withoutAnAllowanceNothingIsCounted() {
    Caller caller =
        new Caller(
            new PortalId(7),
            CallerKind.PRIVATE_APP,
            new AppId(1),
            "App",
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            ZoneId.of("UTC"),
            () -> now);
    assertThat(limits.admit(caller, LimitClass.STANDARD)).isEmpty();
  }

  @Test
  void aPublicAppHasABurstInEachPortalAndNoDay() {
    Allowance allowance = new Allowance(3, 1, 5, 30, 1_000);
    Caller app = caller(CallerKind.PUBLIC_APP, 8, 10, allowance);
    assertThat(limits.admit(app, LimitClass.STANDARD))
        .isEqualTo(
            Map.of(
                "X-HubSpot-RateLimit-Interval-Milliseconds", "10000",
                "X-HubSpot-RateLimit-Max", "3",
                "X-HubSpot-RateLimit-Remaining", "2"));
    limits.admit(app, LimitClass.STANDARD);
    limits.admit(app, LimitClass.STANDARD);
    Problem refused = refusal(() -> limits.admit(app, LimitClass.STANDARD));
    assertThat(body(refused).get("policyName")).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(body(refused).get("groupName"))
        .isEqualTo("publicapi:oauth_app-api-calls-ten-secondly:8:10");
    assertThat(refused.answer("id").headers())
        .containsEntry("X-HubSpot-RateLimit-Remaining", "0")
        .doesNotContainKeys("X-HubSpot-RateLimit-Daily", "X-HubSpot-RateLimit-Secondly");
    limits.admit(caller(CallerKind.PUBLIC_APP, 9, 10, allowance), LimitClass.STANDARD);
    assertThat(limits.days()).doesNotContainKey(new PortalId(8));
  }

  @Test
  void searchesOfPublicAppsCountWithThoseOfPrivateOnes() {
    Allowance allowance = new Allowance(100, 1_000, 2, 30, 1_000);
    limits.admit(caller(10, 10, allowance), LimitClass.SEARCH);
    limits.admit(caller(CallerKind.PUBLIC_APP, 10, 11, allowance), LimitClass.SEARCH);
    refusal(() -> limits.admit(caller(10, 10, allowance), LimitClass.SEARCH));
  }

  @Test
  void aMovedClockBeginsANewBurst() {
    Allowance allowance = new Allowance(1, 1_000, 5, 30, 1_000);
    Caller before = caller(11, 10, allowance);
    limits.admit(before, LimitClass.STANDARD);
    refusal(() -> limits.admit(before, LimitClass.STANDARD));
    Duration ahead = Duration.ofMinutes(1);
    Caller moved =
        new Caller(
            before.portal(),
            before.kind(),
            before.app(),
            "App",
            Optional.empty(),
            Set.of(),
            before.allowance(),
            before.timeZone(),
            new Clock() {
              @Override
              public Instant now() {
                return now.plus(ahead);
              }

              @Override
              public Duration offset() {
                return ahead;
              }
            });
    limits.admit(moved, LimitClass.STANDARD);
    refusal(() -> limits.admit(moved, LimitClass.STANDARD));
  }

  @Test
  void whatIsKeptForOneAppIsLeftToItByAllOthers() {
    Limits budgeted = new Limits((portal, day) -> 0, fortyPercentOf(20), SharedCounts.NONE);
    Allowance allowance = new Allowance(100, 10, 5, 30, 1_000);
    Caller greedy = caller(12, 21, allowance);
    Caller kept = caller(12, 20, allowance);
    budgeted.admit(kept, LimitClass.STANDARD);
    for (int i = 0; i < 6; i++) {
      budgeted.admit(greedy, LimitClass.STANDARD);
    }
    Problem refused = refusal(() -> budgeted.admit(greedy, LimitClass.STANDARD));
    assertThat(body(refused).get("policyName")).isEqualTo("DAILY");
    assertThat(String.valueOf(body(refused).get("message")))
        .startsWith("You have reached your daily limit.")
        .contains("budget");
    for (int i = 0; i < 3; i++) {
      budgeted.admit(kept, LimitClass.STANDARD);
    }
    Problem over = refusal(() -> budgeted.admit(kept, LimitClass.STANDARD));
    assertThat(body(over).get("message")).isEqualTo("You have reached your daily limit.");
  }

  @Test
  void anAppMayUseMoreThanItsPartOfWhatIsKeptForNobody() {
    Limits budgeted = new Limits((portal, day) -> 0, fortyPercentOf(20), SharedCounts.NONE);
    Caller kept = caller(13, 20, new Allowance(100, 10, 5, 30, 1_000));
    for (int i = 0; i < 10; i++) {
      budgeted.admit(kept, LimitClass.STANDARD);
    }
    refusal(() -> budgeted.admit(kept, LimitClass.STANDARD));
  }

  private static Reservations fortyPercentOf(long app) {
    return new Reservations() {
      @Override
      public List<Reservation> of(PortalId portal) {
        return List.of(new Reservation(new AppId(app), 40));
      }

      @Override
      public Map<AppId, Long> calls(PortalId portal, Instant since) {
        return Map.of();
      }
    };
  }
}
