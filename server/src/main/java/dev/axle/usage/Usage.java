package dev.axle.usage;

import dev.axle.database.Database;
import dev.axle.edge.Allowance;
import dev.axle.edge.AppId;
import dev.axle.edge.CallerKind;
import dev.axle.edge.PortalId;
import dev.axle.portals.CallsOfToday;
import dev.axle.portals.PortalApp;
import dev.axle.portals.Portals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much the apps of a portal called, kept for 30 days. */
public final class Usage {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int TOP = 10;
  private static final int HOURS = 24;

  /** A rate over less time than this says nothing. */
  private static final Duration LEAST_RECENT = Duration.ofMinutes(1);

  private final UsageStore store;
  private final Traffic traffic;
  private final Portals portals;
  private final CallsOfToday calls;

  public Usage(Database database, Traffic traffic, Portals portals, CallsOfToday calls) {
    this.store = new UsageStore(database);
    this.traffic = traffic;
    this.portals = portals;
    this.calls = calls;
  }

  /** By what calls are added up. */
  public enum Grouping {
    APP,
    OPERATION,
    HOUR,
    DAY;

    boolean isTime() {
      return this == HOUR || this == DAY;
    }
  }

  /** Whole hours: those that begin in it. */
  public record Span(Instant from, Instant to) {}

  /**
   * @param key an app's id, an operation's name, the beginning of an hour, or a date in the
   *     portal's time zone
   */
  public record Row(String key, Counts counts) {}

  /** What was called, the busiest first; hours and days in their order. */
  public List<Row> of(PortalId portal, Grouping grouping, Span span, Optional<AppId> app) {
    traffic.keep();
    return store.read(portal, grouping, span, app, portals.timeZone(portal));
  }

  /** The calls of a day in the portal's time zone. */
  public record Day(LocalDate date, Counts counts) {}

  /** The calls of an hour. */
  record Hour(Instant begun, Counts counts) {}

  /** The last 24 hours, the present one last; also those without a call. */
  List<Hour> hours(PortalId portal, Optional<AppId> app) {
    ZoneId zone = timeZone(portal);
    Instant now = time(portal);
    List<Instant> hours =
        IntStream.rangeClosed(1 - HOURS, 0)
            .mapToObj(hour -> hour(now.plus(hour, ChronoUnit.HOURS), zone))
            .toList();
    Map<String, Counts> counts =
        of(portal, Grouping.HOUR, new Span(hours.getFirst(), now.plusMillis(1)), app).stream()
            .collect(Collectors.toUnmodifiableMap(Row::key, Row::counts));
    return hours.stream()
        .map(hour -> new Hour(hour, counts.getOrDefault(hour.toString(), Counts.NONE)))
        .toList();
  }

  private static Instant hour(Instant time, ZoneId zone) {
    return time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  /** The last days as a stretch of time, today with them. */
  Span lastDays(PortalId portal, int many) {
    ZoneId zone = timeZone(portal);
    LocalDate today = LocalDate.ofInstant(time(portal), zone);
    return new Span(start(today.minusDays(many - 1L), zone), start(today.plusDays(1), zone));
  }

  /** What time it is in the portal. */
  Instant time(PortalId portal) {
    return portals.clock(portal).now();
  }

  ZoneId timeZone(PortalId portal) {
    return portals.timeZone(portal);
  }

  /** What the apps of a portal call now, the busiest first. */
  List<Pace> now(PortalId portal) {
    Map<AppId, String> names = names(portal);
    Map<AppId, CallerKind> kinds =
        portals.apps(portal).stream().collect(Collectors.toMap(PortalApp::id, PortalApp::kind));
    return traffic.lastMinute().of(portal, time(portal)).stream()
        .map(
            busy ->
                new Pace(
                    busy.app(),
                    name(busy.app(), names),
                    busy.tenSeconds().calls(),
                    Optional.ofNullable(kinds.get(busy.app()))
                        .flatMap(kind -> portals.allowance(portal, kind))
                        .map(Allowance::burst),
                    busy.minute().calls(),
                    busy.minute().throttled()))
        .toList();
  }

  /** What people call an app, also one that is gone. */
  static String name(AppId app, Map<AppId, String> names) {
    return names.getOrDefault(app, "App " + app + ", deleted");
  }

  /** The last days, today last; also those without a call. */
  public List<Day> days(PortalId portal, int many, Optional<AppId> app) {
    ZoneId zone = timeZone(portal);
    Span span = lastDays(portal, many);
    LocalDate first = LocalDate.ofInstant(span.from(), zone);
    Map<String, Counts> counts =
        of(portal, Grouping.DAY, span, app).stream()
            .collect(Collectors.toUnmodifiableMap(Row::key, Row::counts));
    return first
        .datesUntil(first.plusDays(many))
        .map(date -> new Day(date, counts.getOrDefault(date.toString(), Counts.NONE)))
        .toList();
  }

  private static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** What people call the apps of a portal. */
  public Map<AppId, String> names(PortalId portal) {
    Map<AppId, String> names = new HashMap<>();
    names.put(AppId.PAGES, "Pages");
    portals.apps(portal).forEach(app -> names.put(app.id(), app.name()));
    return names;
  }

  /** An app and its calls. */
  public record TopCaller(AppId app, String name, long calls) {}

  /**
   * How a portal stands today.
   *
   * @param allowance the calls that it may make; nothing when limits are switched off
   * @param used those that count against it
   * @param begun when this day began
   * @param resetsAt when the next day begins
   * @param perMinute the calls of a minute, since the beginning of the hour before this one
   * @param endsAt when the allowance is used up if it goes on like this, if that is today
   * @param throttled 429s by policy
   */
  public record Today(
      Optional<Long> allowance,
      long used,
      Instant begun,
      Instant resetsAt,
      double perMinute,
      Optional<Instant> endsAt,
      List<TopCaller> topCallers,
      Map<String, Long> throttled) {

    public Optional<Long> remaining() {
      return allowance.map(allowed -> Math.max(0, allowed - used));
    }
  }

  /** How a portal stands today, by its own clock. */
  public Today today(PortalId portal) {
    traffic.keep();
    ZoneId zone = portals.timeZone(portal);
    Instant now = portals.clock(portal).now();
    LocalDate date = LocalDate.ofInstant(now, zone);
    Instant begun = start(date, zone);
    Instant resetsAt = start(date.plusDays(1), zone);
    List<Row> apps =
        store.read(portal, Grouping.APP, new Span(begun, resetsAt), Optional.empty(), zone);
    Optional<Long> allowance = portals.allowance(portal).map(Allowance::daily);
    long used = allowance.isPresent() ? calls.of(portal, date) : sum(apps);
    double perMinute = recentRate(portal, begun, now, zone);
    return new Today(
        allowance,
        used,
        begun,
        resetsAt,
        perMinute,
        allowance.flatMap(allowed -> end(allowed - used, perMinute, now, resetsAt)),
        top(portal, apps),
        throttled(apps));
  }

  private static long sum(List<Row> rows) {
    return rows.stream().mapToLong(row -> row.counts().counted()).sum();
  }

  private double recentRate(PortalId portal, Instant begun, Instant now, ZoneId zone) {
    Instant hourBefore = hour(now, zone).minus(Duration.ofHours(1));
    Instant from = hourBefore.isBefore(begun) ? begun : hourBefore;
    List<Row> recent =
        store.read(portal, Grouping.APP, new Span(from, now.plusMillis(1)), Optional.empty(), zone);
    Duration elapsed = Duration.between(from, now);
    Duration over = elapsed.compareTo(LEAST_RECENT) < 0 ? LEAST_RECENT : elapsed;
    return sum(recent) * 60_000.0 / over.toMillis();
  }

  private static Optional<Instant> end(
      long remaining, double perMinute, Instant now, Instant resetsAt) {
    if (remaining <= 0) {
      return Optional.of(now);
    }
    double minutes = remaining / perMinute;
    return minutes * 60_000 < Duration.between(now, resetsAt).toMillis()
        ? Optional.of(now.plusMillis((long) (minutes * 60_000)))
        : Optional.empty();
  }

  private List<TopCaller> top(PortalId portal, List<Row> apps) {
    Map<AppId, String> names = names(portal);
    return apps.stream()
        .limit(TOP)
        .map(
            row -> {
              AppId app = new AppId(Long.parseLong(row.key()));
              return new TopCaller(app, names.getOrDefault(app, ""), row.counts().calls());
            })
        .toList();
  }

  private static Map<String, Long> throttled(List<Row> rows) {
    Counts all = rows.stream().map(Row::counts).reduce(Counts.NONE, Counts::plus);
    Map<String, Long> throttled = new LinkedHashMap<>();
    throttled.put("TEN_SECONDLY_ROLLING", all.burst());
    throttled.put("SECONDLY", all.secondly());
    throttled.put("DAILY", all.daily());
    return throttled;
  }

  /** Forgets what is older than 30 days by each portal's clock. */
  public void expire() {
    Map<PortalId, Instant> before = new HashMap<>();
    portals.times().forEach((portal, now) -> before.put(portal, now.minus(KEPT)));
    store.deleteBefore(before);
  }
}
