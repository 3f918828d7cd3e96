package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.TimeRange;
import dev.axle.crm.properties.PropertyType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * What tests of the day and month of a date are as filters, at one time in one place. An
 * anniversary lasts a day: it lies between two times if a moment of it does.
 */
final class AnniversaryTranslation {

  private static final long MILLISECOND = 1_000_000;
  private static final MonthDay DAY_BEFORE = MonthDay.of(Month.FEBRUARY, 28);
  private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

  private final Property property;
  private final PropertyType type;
  private final Instant now;
  private final ZoneId portal;

  AnniversaryTranslation(Property property, PropertyType type, Instant now, ZoneId portal) {
    this.property = property;
    this.type = type;
    this.now = now;
    this.portal = portal;
  }

  Filter of(PropertyTest.Anniversary anniversary) {
    Optional<ZonedDateTime> lower = anniversary.from().map(this::time);
    Optional<ZonedDateTime> upper = anniversary.to().map(this::time);
    ZonedDateTime named = lower.or(() -> upper).orElseThrow();
    LocalDate from =
        anniversary
            .from()
            .map(limit -> within(limit, 1))
            .orElseGet(() -> named.toLocalDate().with(TemporalAdjusters.firstDayOfYear()));
    LocalDate to =
        anniversary
            .to()
            .map(limit -> within(limit, -1))
            .orElseGet(() -> named.toLocalDate().with(TemporalAdjusters.lastDayOfYear()));
    if (to.isBefore(from)) {
      return Filter.NOTHING;
    }
    return to.plusDays(1).isBefore(from.plusYears(1))
        ? new Filter.Anniversary(property, MonthDay.from(from), end(to), zone(named))
        : new Filter.Known(property);
  }

  private ZonedDateTime time(TimeRange.Limit limit) {
    return limit.at().at(now, portal);
  }

  /** The day of the first or last moment within a limit. */
  private LocalDate within(TimeRange.Limit limit, int inward) {
    ZonedDateTime at = time(limit);
    return (limit.endpoint() == Endpoint.INCLUSIVE ? at : at.plusNanos(inward * MILLISECOND))
        .toLocalDate();
  }

  /** Who was born on 29 February has the birthday of the 28th in a year without it. */
  private static MonthDay end(LocalDate to) {
    MonthDay day = MonthDay.from(to);
    return day.equals(DAY_BEFORE) && !to.isLeapYear() ? LEAP_DAY : day;
  }

  /** A date has no place. */
  private ZoneId zone(ZonedDateTime named) {
    return type == PropertyType.DATE ? ZoneOffset.UTC : named.getZone();
  }
}
