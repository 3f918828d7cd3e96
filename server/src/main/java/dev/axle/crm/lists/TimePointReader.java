package dev.axle.crm.lists;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the times that filters name. */
final class TimePointReader {

  /** The most of a unit that a time can lie off another. */
  static final int MOST = 100_000;

  private TimePointReader() {}

  static TimePoint read(FilterNode node) {
    String kind = node.text("timeType");
    return switch (kind) {
      case "DATE" ->
          new TimePoint.Fixed(
              date(node, node.integer("year"), node.integer("month", 1, 12), node.integer("day"))
                  .atTime(time(node).orElse(LocalTime.MIDNIGHT)),
              zone(node).orElse(ZoneOffset.UTC));
      case "INDEXED" ->
          new TimePoint.Moving(
              reference(node.node("indexReference")),
              time(node.node("indexReference")),
              node.has("offset") ? offset(node.node("offset")) : TimePoint.Offset.NONE,
              zone(node));
      default -> throw FilterProblems.badField("timeType", node.what(), "DATE or INDEXED");
    };
  }

  /** A day that there is. */
  static LocalDate date(FilterNode node, int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException noDate) {
      throw FilterProblems.badField("day", node.what(), "a day of a date");
    }
  }

  private static Optional<ZoneId> zone(FilterNode node) {
    return node.optionalText("zoneId")
        .map(
            id -> {
              try {
                return ZoneId.of(id);
              } catch (DateTimeException unknown) {
                throw FilterProblems.badField("zoneId", node.what(), "a time zone");
              }
            });
  }

  private static Optional<LocalTime> time(FilterNode node) {
    if (!node.has("hour")
        && !node.has("minute")
        && !node.has("second")
        && !node.has("millisecond")) {
      return Optional.empty();
    }
    return Optional.of(
        LocalTime.of(part(node, "hour", 23), part(node, "minute", 59), part(node, "second", 59))
            .plusNanos(1_000_000L * part(node, "millisecond", 999)));
  }

  private static int part(FilterNode node, String field, int most) {
    return node.has(field) ? node.integer(field, 0, most) : 0;
  }

  /** Fiscal years begin in January: a portal has no other setting. */
  private static TimePoint.Reference reference(FilterNode node) {
    String kind = node.text("referenceType");
    return switch (kind) {
      case "NOW" -> new TimePoint.Now();
      case "TODAY" -> new TimePoint.Today();
      case "WEEK" -> new TimePoint.InWeek(node.word("dayOfWeek", DayOfWeek.class));
      case "MONTH" -> new TimePoint.InMonth(node.integer("day", 1, 31));
      case "QUARTER", "FISCAL_QUARTER" ->
          new TimePoint.InQuarter(node.integer("month", 1, 3), node.integer("day", 1, 31));
      case "YEAR", "FISCAL_YEAR" ->
          new TimePoint.InYear(node.integer("month", 1, 12), node.integer("day", 1, 31));
      default -> throw FilterProblems.badField("referenceType", node.what(), "a reference type");
    };
  }

  private static TimePoint.Offset offset(FilterNode node) {
    return new TimePoint.Offset(
        amount(node, "years"),
        amount(node, "quarters"),
        amount(node, "months"),
        amount(node, "weeks"),
        amount(node, "days"),
        amount(node, "hours"),
        amount(node, "minutes"),
        amount(node, "seconds"),
        amount(node, "milliseconds"));
  }

  private static int amount(FilterNode node, String field) {
    return node.has(field) ? node.integer(field, -MOST, MOST) : 0;
  }
}
