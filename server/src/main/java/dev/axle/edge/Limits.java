package dev.axle.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * HubSpot's limits: the burst of an app in ten seconds, the day of a portal's private apps, the
 * searches of a portal in a second.
 *
 * <p>Source: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
 */
public final class Limits {

  static final Duration BURST_INTERVAL = Duration.ofSeconds(10);
  private static final Duration SEARCH_INTERVAL = Duration.ofSeconds(1);
  private static final AppId ALL_APPS = new AppId(0);

  /** The largest number of portals whose days are kept in memory at once. */
  private static final int MOST = 100_000;

  private final Cache<PortalId, DayCount> days = Caffeine.newBuilder().maximumSize(MOST).build();
  private final LocalBuckets buckets = new LocalBuckets();
  private final DailyUsage usage;
  private final Reservations budgets;
  private final SharedCounts shared;

  public Limits(DailyUsage usage, Reservations budgets, SharedCounts shared) {
    this.usage = usage;
    this.budgets = budgets;
    this.shared = shared;
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
      case STANDARD ->
          caller.kind() == CallerKind.PUBLIC_APP
              ? admitPublicApp(caller, allowance)
              : admitPrivateApp(caller, allowance);
      case UNLIMITED -> Map.of();
    };
  }

  private Map<String, String> admitSearch(Caller caller, Allowance allowance) {
    Taken taken = take(caller, ALL_APPS, allowance.searches(), SEARCH_INTERVAL);
    if (!taken.admitted()) {
      throw LimitProblems.secondly(taken.nanosToWait());
    }
    return Map.of();
  }

  private Map<String, String> admitPublicApp(Caller caller, Allowance allowance) {
    Taken burst = take(caller, caller.app(), allowance.burst(), BURST_INTERVAL);
    Map<String, String> headers = LimitHeaders.ofPublicApp(allowance, burst.remaining());
    if (!burst.admitted()) {
      throw LimitProblems.burst(caller, headers, burst.nanosToWait());
    }
    return headers;
  }

  private Map<String, String> admitPrivateApp(Caller caller, Allowance allowance) {
    Taken burst = take(caller, caller.app(), allowance.burst(), BURST_INTERVAL);
    DayCount day = day(caller);
    List<Reservation> reservations = budgets.of(caller.portal());
    if (!burst.admitted()) {
      long left = day.remaining(caller.app(), allowance.daily(), reservations);
      throw LimitProblems.burst(
          caller, new LimitHeaders(allowance, 0, left).toMap(), burst.nanosToWait());
    }
    DayCount.Admission admission =
        day.admit(caller.portal(), caller.app(), allowance.daily(), reservations, shared);
    Map<String, String> headers =
        new LimitHeaders(allowance, burst.remaining(), admission.remaining()).toMap();
    if (!admission.admitted()) {
      throw admission.isBudget()
          ? LimitProblems.budget(caller, headers)
          : LimitProblems.daily(caller, headers);
    }
    return headers;
  }

  private Taken take(Caller caller, AppId app, long capacity, Duration interval) {
    BucketKey key =
        new BucketKey(caller.portal(), app, capacity, interval, caller.clock().offset());
    return shared.isReachable()
        ? shared.take(key, caller.clock()).orElseGet(() -> buckets.take(key, caller.clock()))
        : buckets.take(key, caller.clock());
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
                    : new DayCount(
                        today,
                        usage.calls(portal, today),
                        budgets.calls(portal, today.atStartOfDay(caller.timeZone()).toInstant())));
  }

  /** The counts of the days at hand, for whoever keeps them. */
  public Map<PortalId, DayCount> days() {
    return Map.copyOf(days.asMap());
  }
}
