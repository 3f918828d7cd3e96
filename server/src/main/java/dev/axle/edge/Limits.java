package dev.axle.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.time.Clock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * HubSpot's limits: the burst of an app in ten seconds, the day of a portal, the searches of a
 * portal in a second.
 *
 * <p>Source: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
 */
public final class Limits {

  static final Duration BURST_INTERVAL = Duration.ofSeconds(10);

  private record AppKey(PortalId portal, AppId app, long capacity) {}

  private record PortalKey(PortalId portal, long capacity) {}

  private final Cache<AppKey, Bucket> bursts = bounded();
  private final Cache<PortalKey, Bucket> searches = bounded();
  private final Cache<PortalId, DayCount> days = bounded();
  private final DailyUsage usage;

  public Limits(DailyUsage usage) {
    this.usage = usage;
  }

  /** The largest number of apps and portals whose limits are kept in memory at once. */
  private static <K, V> Cache<K, V> bounded() {
    return Caffeine.newBuilder().maximumSize(100_000).build();
  }

  /**
   * Counts one call.
   *
   * @return the limit headers of the answer
   * @throws Problem 429 with the policy that was hit
   */
  Map<String, String> admit(Caller caller, LimitClass limit) {
    if (limit == LimitClass.UNLIMITED || caller.allowance().isEmpty()) {
      return Map.of();
    }
    Allowance allowance = caller.allowance().get();
    return switch (limit) {
      case SEARCH -> admitSearch(caller, allowance);
      case STANDARD -> admitStandard(caller, allowance);
      case UNLIMITED -> Map.of();
    };
  }

  private Map<String, String> admitSearch(Caller caller, Allowance allowance) {
    Bucket bucket =
        searches.get(
            new PortalKey(caller.portal(), allowance.searches()),
            key -> bucket(key.capacity(), Duration.ofSeconds(1), caller.clock()));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw LimitProblems.secondly(probe.getNanosToWaitForRefill());
    }
    return Map.of();
  }

  private Map<String, String> admitStandard(Caller caller, Allowance allowance) {
    Bucket bucket =
        bursts.get(
            new AppKey(caller.portal(), caller.app(), allowance.burst()),
            key -> bucket(key.capacity(), BURST_INTERVAL, caller.clock()));
    ConsumptionProbe burst = bucket.tryConsumeAndReturnRemaining(1);
    DayCount day = day(caller);
    if (!burst.isConsumed()) {
      LimitHeaders headers = new LimitHeaders(allowance, 0, day.remaining(allowance.daily()));
      throw LimitProblems.burst(caller, headers, burst.getNanosToWaitForRefill());
    }
    if (!day.admit(allowance.daily())) {
      throw LimitProblems.daily(caller, new LimitHeaders(allowance, burst.getRemainingTokens(), 0));
    }
    return new LimitHeaders(allowance, burst.getRemainingTokens(), day.remaining(allowance.daily()))
        .toMap();
  }

  private DayCount day(Caller caller) {
    LocalDate today = LocalDate.ofInstant(caller.clock().now(), caller.timeZone());
    DayCount current = days.getIfPresent(caller.portal());
    if (current != null && current.date().equals(today)) {
      return current;
    }
    return days.asMap()
        .compute(
            caller.portal(),
            (portal, known) ->
                known != null && known.date().equals(today)
                    ? known
                    : new DayCount(today, usage.calls(portal, today)));
  }

  /** The counts of the days at hand, for whoever keeps them. */
  public Map<PortalId, DayCount> days() {
    return Map.copyOf(days.asMap());
  }

  private static Bucket bucket(long capacity, Duration interval, Clock clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillIntervally(capacity, interval))
        .withCustomTimePrecision(meter(clock))
        .build();
  }

  private static TimeMeter meter(Clock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return clock.now().toEpochMilli() * 1_000_000;
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
