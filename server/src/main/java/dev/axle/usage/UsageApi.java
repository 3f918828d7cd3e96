package dev.axle.usage;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.AppId;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that tell what apps called. Reading them counts against no limit. */
public final class UsageApi {

  private static final Duration STANDARD = Duration.ofHours(24);

  private final Usage usage;

  public UsageApi(Usage usage) {
    this.usage = usage;
  }

  /**
   * @param key an app's id, an operation's name, the beginning of an hour, or a date
   * @param name of the app, where it is one
   */
  record Line(
      String key,
      @Nullable String name,
      long calls,
      long counted,
      long errors4xx,
      long errors5xx,
      Map<String, Long> throttled,
      double averageMillis) {}

  record Listing(String from, String to, String groupBy, List<Line> results) {}

  record TopCaller(long appId, String name, long calls) {}

  /**
   * @param callsPerMinute recently
   * @param endsAt when the allowance is used up if calls go on at this rate, if that is today
   */
  record Forecast(double callsPerMinute, @Nullable String endsAt) {}

  record Today(
      @Nullable Long allowance,
      long used,
      @Nullable Long remaining,
      String resetsAt,
      Forecast forecast,
      List<TopCaller> topCallers,
      Map<String, Long> throttled) {}

  public List<Operation> operations() {
    Access anyToken = Access.anyOf((caller, path) -> Set.of());
    return List.of(
        Operation.of("axle.usage.list", Method.GET, List.of("/axle/v1/usage"))
            .access(anyToken)
            .limit(LimitClass.UNLIMITED)
            .query(
                Parameter.time("from", "From here; a day before the end unless told."),
                Parameter.time("to", "Up to here; now unless told."),
                Parameter.text("groupBy", "app, operation, hour or day; operation unless told."),
                Parameter.text("app", "Only the calls of this app."))
            .gives(200, Listing.class)
            .documented("Says what apps called, by app, operation, hour or day.")
            .answeredBy(this::list),
        Operation.of("axle.usage.today", Method.GET, List.of("/axle/v1/usage/today"))
            .access(anyToken)
            .limit(LimitClass.UNLIMITED)
            .gives(200, Today.class)
            .documented("Says what is left of the day, and when it will be used up.")
            .answeredBy(call -> Answer.ok(today(usage.today(call.portal())))));
  }

  private Answer list(Call call) {
    Usage.Grouping grouping = grouping(call.query().text("groupBy").orElse("operation"));
    Instant to = time(call, "to").orElseGet(() -> call.now().plusMillis(1));
    Instant from = time(call, "from").orElseGet(() -> to.minus(STANDARD));
    if (!from.isBefore(to)) {
      throw Problem.invalid("from must be before to");
    }
    Map<AppId, String> names =
        grouping == Usage.Grouping.APP ? usage.names(call.portal()) : Map.of();
    List<Line> lines =
        usage.of(call.portal(), grouping, new Usage.Span(from, to), app(call)).stream()
            .map(row -> line(row, names))
            .toList();
    return Answer.ok(
        new Listing(
            from.toString(), to.toString(), grouping.name().toLowerCase(Locale.ROOT), lines));
  }

  private static Line line(Usage.Row row, Map<AppId, String> names) {
    Counts counts = row.counts();
    return new Line(
        row.key(),
        names.isEmpty() ? null : names.get(new AppId(Long.parseLong(row.key()))),
        counts.calls(),
        counts.counted(),
        counts.errors4xx(),
        counts.errors5xx(),
        Map.of(
            "TEN_SECONDLY_ROLLING", counts.burst(),
            "SECONDLY", counts.secondly(),
            "DAILY", counts.daily()),
        counts.averageMillis());
  }

  private static Usage.Grouping grouping(String text) {
    return switch (text) {
      case "app" -> Usage.Grouping.APP;
      case "operation" -> Usage.Grouping.OPERATION;
      case "hour" -> Usage.Grouping.HOUR;
      case "day" -> Usage.Grouping.DAY;
      default ->
          throw Problem.invalid("groupBy must be app, operation, hour or day, not '" + text + "'");
    };
  }

  private static Optional<Instant> time(Call call, String name) {
    Optional<String> text = call.query().text(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException notATime) {
      throw Problem.invalid(name + " must be a time such as 2026-11-24T12:00:00Z");
    }
  }

  private static Optional<AppId> app(Call call) {
    Optional<String> text = call.query().text("app");
    try {
      return text.map(id -> new AppId(Long.parseLong(id)));
    } catch (NumberFormatException notAnId) {
      throw Problem.invalid("app must be the id of an app");
    }
  }

  private static Today today(Usage.Today today) {
    return new Today(
        today.allowance().orElse(null),
        today.used(),
        today.remaining().orElse(null),
        today.resetsAt().toString(),
        new Forecast(
            Math.round(10 * today.perMinute()) / 10.0,
            today.endsAt().map(Instant::toString).orElse(null)),
        today.topCallers().stream()
            .map(top -> new TopCaller(top.app().value(), top.name(), top.calls()))
            .toList(),
        today.throttled());
  }
}
