package dev.axle;

import dev.axle.database.Database;
import dev.axle.edge.Limits;
import dev.axle.edge.SharedCounts;
import dev.axle.jobs.Jobs;
import dev.axle.journal.CommitNews;
import dev.axle.journal.Journal;
import dev.axle.portals.ApiUsage;
import dev.axle.portals.CallsOfToday;
import dev.axle.portals.Portals;
import dev.axle.sharedlimits.SharedLimits;
import dev.axle.storage.Spool;
import dev.axle.storage.Storages;
import dev.axle.time.Clock;
import dev.axle.usage.Budgets;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all features stand on: the database, where bytes lie, portals and their limits, the journal,
 * jobs.
 */
final class Foundation {

  /** No upload takes as long; what is older in the spool was left by a killed server. */
  private static final Duration UPLOADS_LAST = Duration.ofDays(1);

  final Settings settings;
  final Clock clock;
  final Deque<AutoCloseable> parts;
  final Database database;
  final Spool spool;
  final Storages storages;
  final Portals portals;
  final CallsOfToday callsOfToday;
  final Budgets budgets;
  final Limits limits;
  final Supplier<String> limitsState;
  final Journal journal;
  final Jobs jobs;

  /**
   * Opens it, and leaves what has to be closed with the parts.
   *
   * @throws Exception whatever keeps a part from starting, in words for whoever started it
   */
  Foundation(Settings settings, Clock clock, Deque<AutoCloseable> parts) throws Exception {
    this.settings = settings;
    this.clock = clock;
    this.parts = parts;
    this.database = DatabaseChoice.open(settings, clock, parts);
    this.spool = Spool.open(settings.data().resolve("incoming"), clock.now().minus(UPLOADS_LAST));
    this.storages =
        settings.bucket().isPresent()
            ? Storages.in(settings.bucket().get(), spool)
            : Storages.in(settings.data());
    parts.push(storages);
    this.portals = new Portals(database.jdbi(), settings.limits(), clock);
    ApiUsage usage = new ApiUsage(database.jdbi());
    this.budgets = new Budgets(database, portals);
    Optional<SharedLimits> shared = settings.redis().map(SharedLimits::open);
    shared.ifPresent(parts::push);
    this.limits =
        new Limits(usage, budgets, shared.map(SharedCounts.class::cast).orElse(SharedCounts.NONE));
    this.limitsState = () -> shared.map(SharedLimits::state).orElse("each node counts for itself");
    this.callsOfToday = new CallsOfToday(usage, limits::days);
    parts.push(usage.keeping(limits::days));
    this.journal = new Journal(database);
    if (settings.databaseUrl().isPresent()) {
      parts.push(CommitNews.start(database, journal));
    }
    this.jobs = new Jobs(database, portals::times, clock);
  }
}
