package dev.axle.crm.lists;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.jobs.Job;
import dev.axle.jobs.Jobs;
import dev.axle.jobs.PortalTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Finds the members of lists whose filters speak of now again and again. */
public final class MovingLists {

  private static final Duration LOOKED_FOR = Duration.ofSeconds(2);

  /** How old the members may be by the portal's clock. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Database database;
  private final Fills fills;
  private final PortalTimes times;

  public MovingLists(Database database, Jobs jobs, Fills fills, PortalTimes times) {
    this.database = database;
    this.fills = fills;
    this.times = times;
    jobs.every(LOOKED_FOR, "moving-lists", this::refill);
  }

  private void refill(Job.Stop stop) {
    Map<PortalId, Instant> now = times.now();
    for (FillStore.Clock clock : database.read(FillStore::clocks)) {
      Instant present = now.getOrDefault(clock.portal(), clock.foundAt());
      if (Duration.between(clock.foundAt(), present).abs().compareTo(FRESH) >= 0) {
        database.transaction(
            transaction -> {
              fills.begin(transaction, clock.portal(), clock.list());
              return clock;
            });
      }
      if (stop.isAsked()) {
        return;
      }
    }
    fills.wake();
  }
}
