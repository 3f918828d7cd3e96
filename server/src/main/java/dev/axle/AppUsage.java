package dev.axle;

import dev.axle.edge.CallListener;
import dev.axle.edge.Operation;
import dev.axle.portals.AppActivity;
import dev.axle.ui.Page;
import dev.axle.usage.AdviceApi;
import dev.axle.usage.AdviceBook;
import dev.axle.usage.AdvicePages;
import dev.axle.usage.BudgetsApi;
import dev.axle.usage.BudgetsPages;
import dev.axle.usage.RecordedActivity;
import dev.axle.usage.Traffic;
import dev.axle.usage.Usage;
import dev.axle.usage.UsageApi;
import dev.axle.usage.UsagePages;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is known of what apps call, and what they are told of it. */
final class AppUsage {

  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  final Usage usage;
  final AdviceBook advice;
  final AppActivity activity;
  private final Foundation base;
  private final Traffic traffic;

  AppUsage(Foundation base, Crm crm) {
    this.base = base;
    this.advice =
        new AdviceBook(
            base.database,
            base.portals,
            (portal, type, property) ->
                crm.types.knows(portal, type)
                    && crm.properties
                        .of(portal, crm.types.named(portal, type))
                        .uniqueNames()
                        .contains(property));
    this.traffic = new Traffic(base.database, advice);
    this.usage = new Usage(base.database, traffic, base.portals, base.callsOfToday);
    this.activity = new RecordedActivity(usage, advice);
    base.parts.push(traffic.keeping());
    base.jobs.every(BETWEEN_CLEANINGS, "usage-expiry", stop -> usage.expire());
    base.jobs.every(BETWEEN_CLEANINGS, "advice-expiry", stop -> advice.expire());
  }

  CallListener listener() {
    return traffic;
  }

  List<Page> pages() {
    return Stream.of(
            new UsagePages(usage).pages(),
            new BudgetsPages(base.budgets, usage).pages(),
            new AdvicePages(advice, base.portals).pages())
        .flatMap(List::stream)
        .toList();
  }

  List<Operation> operations() {
    return Stream.of(
            new UsageApi(usage).operations(),
            new BudgetsApi(base.budgets).operations(),
            new AdviceApi(advice).operations())
        .flatMap(List::stream)
        .toList();
  }
}
