package dev.axle.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.edge.AnsweredCall;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The calls of the last minute, second by second, as far as this node answered them. */
final class LastMinute {

  private static final int MOST_APPS = 10_000;
  private static final int BURST = 10;

  private record AppKey(PortalId portal, AppId app) {}

  private final Cache<AppKey, Seconds> apps = Caffeine.newBuilder().maximumSize(MOST_APPS).build();

  void add(AnsweredCall call) {
    apps.get(new AppKey(call.caller().portal(), call.caller().app()), unused -> new Seconds())
        .add(call.at().getEpochSecond(), Counts.of(call));
  }

  /**
   * What an app has called.
   *
   * @param tenSeconds all calls of the last ten seconds
   * @param minute all calls of the last minute
   */
  record Busy(AppId app, Counts tenSeconds, Counts minute) {}

  /** The apps of a portal that have called, the busiest first. */
  List<Busy> of(PortalId portal, Instant now) {
    long second = now.getEpochSecond();
    return apps.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().portal().equals(portal))
        .map(entry -> busy(entry, second))
        .filter(busy -> busy.minute().calls() > 0)
        .sorted(
            Comparator.comparing((Busy busy) -> -busy.minute().calls())
                .thenComparing(busy -> busy.app().value()))
        .toList();
  }

  private static Busy busy(Map.Entry<AppKey, Seconds> entry, long second) {
    Seconds seconds = entry.getValue();
    return new Busy(
        entry.getKey().app(), seconds.last(BURST, second), seconds.last(Seconds.MANY, second));
  }

  /** A ring of sixty seconds. */
  private static final class Seconds {

    static final int MANY = 60;

    private final long[] when = new long[MANY];
    private final Counts[] counts = new Counts[MANY];

    synchronized void add(long second, Counts call) {
      int place = (int) Math.floorMod(second, (long) MANY);
      counts[place] = when[place] == second ? counts[place].plus(call) : call;
      when[place] = second;
    }

    /** The calls of so many seconds up to one. */
    synchronized Counts last(int many, long second) {
      Counts sum = Counts.NONE;
      for (int place = 0; place < MANY; place++) {
        if (when[place] > second - many && when[place] <= second) {
          sum = sum.plus(counts[place]);
        }
      }
      return sum;
    }
  }
}
