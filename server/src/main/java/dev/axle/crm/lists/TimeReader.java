package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.lists.PropertyTest.Calendar;
import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.TimeRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Reads what operations demand of a date or time. */
final class TimeReader {

  private static final int MOST = 100_000;

  /** Compares with the value of another property. */
  @FunctionalInterface
  interface Comparing {
    PropertyTest with(Filter.Comparison comparison, String property, String operationType);
  }

  private final Comparing comparing;

  TimeReader(Comparing comparing) {
    this.comparing = comparing;
  }

  PropertyTest read(FilterNode operation, String kind, String operator, String property) {
    return switch (kind) {
      case "DATE" -> day(operation, operator);
      case "DATETIME" -> point(operator, kind, millis(operation, "timestamp"), Endpoint.EXCLUSIVE);
      case "RANGED_DATE" ->
          between(
              operator,
              kind,
              new TimeRange(
                  limit(millis(operation, "lowerBound"), Endpoint.INCLUSIVE),
                  limit(millis(operation, "upperBound"), Endpoint.INCLUSIVE)));
      case "ROLLING_DATE_RANGE" -> rolling(operation, operator);
      case "CALENDAR_DATE" -> calendar(operation);
      case "TIME_POINT" -> timePoint(operation, operator, property);
      case "TIME_RANGED" -> timeRange(operation, operator, property);
      default -> throw FilterProblems.badOperationType(kind);
    };
  }

  private static Optional<TimeRange.Limit> limit(TimePoint at, Endpoint endpoint) {
    return Optional.of(new TimeRange.Limit(at, endpoint));
  }

  private static PropertyTest point(String operator, String kind, TimePoint at, Endpoint endpoint) {
    return switch (operator) {
      case "IS_BEFORE" -> new TimeRange(Optional.empty(), limit(at, endpoint));
      case "IS_AFTER" -> new TimeRange(limit(at, endpoint), Optional.empty());
      case "IS_EQUAL_TO" ->
          new TimeRange(limit(at, Endpoint.INCLUSIVE), limit(at, Endpoint.INCLUSIVE));
      default -> throw FilterProblems.badOperator(operator, kind);
    };
  }

  private static PropertyTest between(String operator, String kind, TimeRange range) {
    return switch (operator) {
      case "IS_BETWEEN" -> range;
      case "IS_NOT_BETWEEN" -> new PropertyTest.Fails(range);
      default -> throw FilterProblems.badOperator(operator, kind);
    };
  }

  private static PropertyTest day(FilterNode operation, String operator) {
    LocalDate day =
        date(operation, operation.integer("year"), month(operation), operation.integer("day"));
    TimePoint start = new TimePoint.AtHome(day.atStartOfDay());
    TimePoint end = new TimePoint.AtHome(day.plusDays(1).atStartOfDay());
    TimeRange whole =
        new TimeRange(limit(start, Endpoint.INCLUSIVE), limit(end, Endpoint.EXCLUSIVE));
    return switch (operator) {
      case "IS_EQUAL_TO" -> whole;
      case "IS_NOT_EQUAL_TO" -> new PropertyTest.Fails(whole);
      case "IS_BEFORE" -> new TimeRange(Optional.empty(), limit(start, Endpoint.EXCLUSIVE));
      case "IS_AFTER" -> new TimeRange(limit(end, Endpoint.INCLUSIVE), Optional.empty());
      default -> throw FilterProblems.badOperator(operator, "DATE");
    };
  }

  /** By name or by number. */
  private static int month(FilterNode operation) {
    String text = operation.text("month");
    for (Month month : Month.values()) {
      if (month.name().equals(text.toUpperCase(Locale.ROOT))) {
        return month.getValue();
      }
    }
    return operation.integer("month", 1, 12);
  }

  private static LocalDate date(FilterNode node, int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException noDate) {
      throw FilterProblems.badField("day", node.what(), "a day of a date");
    }
  }

  private static TimePoint millis(FilterNode operation, String field) {
    BigDecimal millis = operation.number(field);
    Instant time;
    try {
      time = Instant.ofEpochMilli(millis.longValueExact());
    } catch (ArithmeticException noMillis) {
      throw FilterProblems.badField(field, operation.what(), "a time in milliseconds");
    }
    return operation.flagOrFalse("requiresTimeZoneConversion")
        ? new TimePoint.AtHome(time.atOffset(ZoneOffset.UTC).toLocalDateTime())
        : new TimePoint.Exact(time);
  }

  private static PropertyTest rolling(FilterNode operation, String operator) {
    int days = operation.integer("numberOfDays", 0, MOST);
    operation.flagOrFalse("requiresTimeZoneConversion");
    TimePoint now = moving(0);
    return switch (operator) {
      case "IS_LESS_THAN_X_DAYS_AGO" ->
          new TimeRange(limit(moving(-days), Endpoint.INCLUSIVE), limit(now, Endpoint.INCLUSIVE));
      case "IS_MORE_THAN_X_DAYS_AGO" ->
          new TimeRange(Optional.empty(), limit(moving(-days), Endpoint.EXCLUSIVE));
      case "IS_LESS_THAN_X_DAYS_FROM_NOW" ->
          new TimeRange(limit(now, Endpoint.INCLUSIVE), limit(moving(days), Endpoint.INCLUSIVE));
      case "IS_MORE_THAN_X_DAYS_FROM_NOW" ->
          new TimeRange(limit(moving(days), Endpoint.EXCLUSIVE), Optional.empty());
      default -> throw FilterProblems.badOperator(operator, "ROLLING_DATE_RANGE");
    };
  }

  private static TimePoint moving(int days) {
    return new TimePoint.Moving(
        new TimePoint.Now(), Optional.empty(), TimePoint.Offset.ofDays(days), Optional.empty());
  }

  private static PropertyTest calendar(FilterNode operation) {
    Month yearStart =
        operation.has("useFiscalYear")
                && operation.flag("useFiscalYear")
                && operation.has("fiscalYearStart")
            ? operation.word("fiscalYearStart", Month.class)
            : Month.JANUARY;
    return new Calendar(
        operation.word("operator", Calendar.Period.class),
        operation.word("timeUnit", Calendar.Unit.class),
        operation.has("timeUnitCount") ? operation.integer("timeUnitCount", 1, MOST) : 1,
        yearStart);
  }

  private PropertyTest timePoint(FilterNode operation, String operator, String property) {
    onlyValues(operation, property);
    Endpoint endpoint = endpoint(operation, "endpointBehavior", Endpoint.EXCLUSIVE);
    operation.standard("type", "TIME_POINT");
    FilterNode at = operation.node("timePoint");
    if (at.text("timeType").equals("PROPERTY_REFERENCED")) {
      return comparing.with(comparison(operator, endpoint), referenced(at, property), "TIME_POINT");
    }
    return point(operator, "TIME_POINT", point(at), endpoint);
  }

  private static Filter.Comparison comparison(String operator, Endpoint endpoint) {
    return switch (operator) {
      case "IS_BEFORE" ->
          endpoint == Endpoint.INCLUSIVE ? Filter.Comparison.AT_MOST : Filter.Comparison.LESS;
      case "IS_AFTER" ->
          endpoint == Endpoint.INCLUSIVE ? Filter.Comparison.AT_LEAST : Filter.Comparison.GREATER;
      case "IS_EQUAL_TO" -> Filter.Comparison.EQUAL;
      default -> throw FilterProblems.badOperator(operator, "TIME_POINT");
    };
  }

  private static String referenced(FilterNode at, String property) {
    String reference = at.optionalText("referenceType").orElse("VALUE");
    if (!reference.equals("VALUE")) {
      throw reference.equals("UPDATED_AT")
          ? FilterProblems.ofThePast("the time of the last change", property)
          : FilterProblems.unsupported("the referenceType " + reference);
    }
    return at.text("property");
  }

  private static void onlyValues(FilterNode operation, String property) {
    String parser = operation.optionalText("propertyParser").orElse("VALUE");
    switch (parser) {
      case "VALUE", "VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION" -> {}
      case "UPDATED_AT" -> throw FilterProblems.ofThePast("the time of the last change", property);
      default -> throw FilterProblems.unsupported("the propertyParser " + parser);
    }
  }

  private static Endpoint endpoint(FilterNode operation, String field, Endpoint standard) {
    return operation.has(field) ? operation.word(field, Endpoint.class) : standard;
  }

  private PropertyTest timeRange(FilterNode operation, String operator, String property) {
    onlyValues(operation, property);
    operation.standard("type", "TIME_RANGED");
    FilterNode lower = operation.node("lowerBoundTimePoint");
    FilterNode upper = operation.node("upperBoundTimePoint");
    for (FilterNode bound : new FilterNode[] {lower, upper}) {
      if (bound.text("timeType").equals("PROPERTY_REFERENCED")) {
        throw FilterProblems.unsupported("a range that another property bounds");
      }
    }
    return between(
        operator,
        "TIME_RANGED",
        new TimeRange(
            limit(
                point(lower),
                endpoint(operation, "lowerBoundEndpointBehavior", Endpoint.INCLUSIVE)),
            limit(
                point(upper),
                endpoint(operation, "upperBoundEndpointBehavior", Endpoint.INCLUSIVE))));
  }

  private static TimePoint point(FilterNode node) {
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
