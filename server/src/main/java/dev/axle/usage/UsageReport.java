package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page of usage shows beside what goes on now.
 *
 * @param apps all that can be asked for, by name
 * @param hours the last 24
 * @param days the last 30
 * @param callers the busiest app first
 * @param operations the busiest first
 */
public record UsageReport(
    UsageWish wish,
    List<App> apps,
    List<Line> hours,
    List<Line> days,
    List<Caller> callers,
    List<Line> operations) {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** An app that can be asked for. */
  public record App(AppId app, String name) {}

  /** Calls, and what they have in common. */
  public record Line(String label, Counts counts) {}

  /** An app and its calls. */
  public record Caller(AppId app, String name, Counts counts) {}

  static UsageReport of(Usage usage, PortalId portal, UsageWish wish) {
    ZoneId zone = usage.timeZone(portal);
    Map<AppId, String> names = usage.names(portal);
    Usage.Span span = usage.lastDays(portal, wish.stretch().days());
    return new UsageReport(
        wish,
        apps(names, usage, portal),
        usage.hours(portal, wish.app()).stream()
            .map(hour -> new Line(HOUR.format(hour.begun().atZone(zone)), hour.counts()))
            .toList(),
        usage.days(portal, UsageWish.Stretch.MONTH.days(), wish.app()).stream()
            .map(day -> new Line(DAY.format(day.date()), day.counts()))
            .toList(),
        usage.of(portal, Usage.Grouping.APP, span, wish.app()).stream()
            .map(row -> caller(row, names))
            .toList(),
        usage.of(portal, Usage.Grouping.OPERATION, span, wish.app()).stream()
            .map(row -> new Line(row.key(), row.counts()))
            .toList());
  }

  /** Those that the portal has, and those that are gone and have called. */
  private static List<App> apps(Map<AppId, String> names, Usage usage, PortalId portal) {
    Usage.Span month = usage.lastDays(portal, UsageWish.Stretch.MONTH.days());
    Stream<AppId> callers =
        usage.of(portal, Usage.Grouping.APP, month, Optional.empty()).stream()
            .map(row -> caller(row, names).app());
    return Stream.concat(names.keySet().stream(), callers)
        .distinct()
        .map(app -> new App(app, Usage.name(app, names)))
        .sorted(Comparator.comparing(App::name).thenComparing(app -> app.app().value()))
        .toList();
  }

  private static Caller caller(Usage.Row row, Map<AppId, String> names) {
    AppId app = new AppId(Long.parseLong(row.key()));
    return new Caller(app, Usage.name(app, names), row.counts());
  }

  /** Whether nothing was called in 30 days. */
  public boolean isEmpty() {
    return days.stream().allMatch(day -> day.counts().calls() == 0);
  }

  /** All calls of the stretch. */
  public Counts sum() {
    return callers.stream().map(Caller::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** What the app that was asked for is called; nothing if all were. */
  public Optional<String> only() {
    return apps.stream().filter(app -> wish.isOf(app.app())).map(App::name).findFirst();
  }
}
