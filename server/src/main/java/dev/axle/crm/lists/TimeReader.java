package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.lists.PropertyTest.Aspect;
import dev.axle.crm.lists.PropertyTest.Calendar;
import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.TimeRange;
import dev.axle.crm.properties.PropertyType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads what operations demand of a date or time. */
final class TimeReader {

  private static final int MOST = TimePointReader.MOST;

  private final Function<String, PropertyType> types;

  /**
   * @param types of other properties that are named
   */
  TimeReader(Function<String, PropertyType> types) {
    this.types = types;
  }

  PropertyTest read(FilterNode operation, String kind, String operator) {
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
      case "ROLLING_PROPERTY_UPDATED" -> ChangeReader.rolling(operation, operator);
      case "COMPARATIVE_PROPERTY_UPDATED" -> changesBeside(operation, operator);
      case "CALENDAR_DATE" -> calendar(operation);
      case "TIME_POINT" -> timePoint(operation, operator);
      case "TIME_RANGED" -> timeRange(operation, operator);
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

  private static PropertyTest between(String operator, String kind, PropertyTest range) {
    return switch (operator) {
      case "IS_BETWEEN" -> range;
      case "IS_NOT_BETWEEN" -> new PropertyTest.Fails(range);
      default -> throw FilterProblems.badOperator(operator, kind);
    };
  }

  private static PropertyTest day(FilterNode operation, String operator) {
    LocalDate day =
        TimePointReader.date(
            operation, operation.integer("year"), month(operation), operation.integer("day"));
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

  private static TimePoint millis(FilterNode operation, String field) {
    Instant time = instant(operation, field);
    return operation.flagOrFalse("requiresTimeZoneConversion")
        ? new TimePoint.AtHome(time.atOffset(ZoneOffset.UTC).toLocalDateTime())
        : new TimePoint.Exact(time);
  }

  private static Instant instant(FilterNode operation, String field) {
    try {
      return Instant.ofEpochMilli(operation.number(field).longValueExact());
    } catch (ArithmeticException noMillis) {
      throw FilterProblems.badField(field, operation.what(), "a time in milliseconds");
    }
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

  static TimePoint moving(int days) {
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

  private PropertyTest timePoint(FilterNode operation, String operator) {
    Parser parser = parser(operation, "propertyParser");
    Endpoint endpoint = endpoint(operation, "endpointBehavior", Endpoint.EXCLUSIVE);
    operation.standard("type", "TIME_POINT");
    return timePoint(parser, operator, endpoint, operation.node("timePoint"));
  }

  private PropertyTest timePoint(Parser parser, String operator, Endpoint endpoint, FilterNode at) {
    if (isOfProperty(at)) {
      return beside(parser.aspect(), comparison(operator, endpoint), at);
    }
    TimePoint point = TimePointReader.read(at);
    return switch (parser) {
      case VALUE -> point(operator, "TIME_POINT", point, endpoint);
      case ANNIVERSARY -> anniversary(operator, new TimeRange.Limit(point, endpoint));
      case UPDATED_AT -> ChangeReader.point(operator, new TimeRange.Limit(point, endpoint));
    };
  }

  private static boolean isOfProperty(FilterNode at) {
    return at.text("timeType").equals("PROPERTY_REFERENCED");
  }

  /** In the year of the time. */
  private static PropertyTest anniversary(String operator, TimeRange.Limit at) {
    Optional<TimeRange.Limit> day = limit(at.at(), Endpoint.INCLUSIVE);
    return switch (operator) {
      case "IS_BEFORE" -> new PropertyTest.Anniversary(Optional.empty(), Optional.of(at));
      case "IS_AFTER" -> new PropertyTest.Anniversary(Optional.of(at), Optional.empty());
      case "IS_EQUAL_TO" -> new PropertyTest.Anniversary(day, day);
      default -> throw FilterProblems.badOperator(operator, "TIME_POINT");
    };
  }

  private PropertyTest changesBeside(FilterNode operation, String operator) {
    Optional<Instant> otherwise =
        operation.has("defaultComparisonValue")
            ? Optional.of(instant(operation, "defaultComparisonValue"))
            : Optional.empty();
    String other = operation.text("comparisonPropertyName");
    PropertyType unused = types.apply(other);
    return new PropertyTest.Moments(
        Aspect.UPDATED_AT,
        switch (operator) {
          case "IS_BEFORE" -> Filter.Comparison.LESS;
          case "IS_AFTER" -> Filter.Comparison.GREATER;
          default -> throw FilterProblems.badOperator(operator, "COMPARATIVE_PROPERTY_UPDATED");
        },
        other,
        Aspect.UPDATED_AT,
        otherwise);
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

  /** Beside a time of another property. */
  private PropertyTest beside(Aspect aspect, Filter.Comparison comparison, FilterNode at) {
    String other = at.text("property");
    Aspect referenced = parser(at, "referenceType").aspect();
    PropertyType type = types.apply(other);
    if (referenced == Aspect.VALUE && type != PropertyType.DATE && type != PropertyType.DATETIME) {
      throw FilterProblems.notForType("TIME_POINT", other, type.text());
    }
    return aspect == Aspect.VALUE && referenced == Aspect.VALUE
        ? new PropertyTest.Against(comparison, other, Optional.empty())
        : new PropertyTest.Moments(aspect, comparison, other, referenced, Optional.empty());
  }

  /** What is made of a property. */
  private enum Parser {
    VALUE,
    ANNIVERSARY,
    UPDATED_AT;

    /** What is held against another property. */
    Aspect aspect() {
      return switch (this) {
        case VALUE -> Aspect.VALUE;
        case UPDATED_AT -> Aspect.UPDATED_AT;
        case ANNIVERSARY ->
            throw FilterProblems.unsupported("an ANNIVERSARY beside another property");
      };
    }
  }

  private static Parser parser(FilterNode node, String field) {
    String parser = node.optionalText(field).orElse("VALUE");
    return switch (parser) {
      case "VALUE", "VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION" -> Parser.VALUE;
      case "ANNIVERSARY", "ANNIVERSARY_WITH_ZONE_SAME_LOCAL_CONVERSION" -> Parser.ANNIVERSARY;
      case "UPDATED_AT" -> Parser.UPDATED_AT;
      default -> throw FilterProblems.unsupported("the %s %s".formatted(field, parser));
    };
  }

  private static Endpoint endpoint(FilterNode operation, String field, Endpoint standard) {
    return operation.has(field) ? operation.word(field, Endpoint.class) : standard;
  }

  private PropertyTest timeRange(FilterNode operation, String operator) {
    operation.standard("type", "TIME_RANGED");
    Parser parser = parser(operation, "propertyParser");
    FilterNode lower = operation.node("lowerBoundTimePoint");
    FilterNode upper = operation.node("upperBoundTimePoint");
    Endpoint first = endpoint(operation, "lowerBoundEndpointBehavior", Endpoint.INCLUSIVE);
    Endpoint last = endpoint(operation, "upperBoundEndpointBehavior", Endpoint.INCLUSIVE);
    if (isOfProperty(lower) || isOfProperty(upper)) {
      return between(
          operator,
          "TIME_RANGED",
          new PropertyTest.Both(
              timePoint(parser, "IS_AFTER", first, lower),
              timePoint(parser, "IS_BEFORE", last, upper)));
    }
    TimeRange.Limit from = new TimeRange.Limit(TimePointReader.read(lower), first);
    TimeRange.Limit to = new TimeRange.Limit(TimePointReader.read(upper), last);
    return between(
        operator,
        "TIME_RANGED",
        switch (parser) {
          case VALUE -> new TimeRange(Optional.of(from), Optional.of(to));
          case ANNIVERSARY -> new PropertyTest.Anniversary(Optional.of(from), Optional.of(to));
          case UPDATED_AT -> new PropertyTest.Updated(from, Optional.of(to));
        });
  }
}
