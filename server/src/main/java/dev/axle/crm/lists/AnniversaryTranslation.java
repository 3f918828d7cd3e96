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
    Optional<ZonedDateTime> lower = anniversary.from().map(limit -> time(limit, 1));
    Optional<ZonedDateTime> upper = anniversary.to().map(limit -> time(limit, -1));
    if (lower.isPresent() && upper.isPresent() && upper.get().isBefore(lower.get())) {
      return Filter.NOTHING;
    }
    Optional<LocalDate> first = lower.map(ZonedDateTime::toLocalDate);
    Optional<LocalDate> last = upper.map(ZonedDateTime::toLocalDate);
    LocalDate from =
        first.or(() -> last.map(day -> day.with(TemporalAdjusters.firstDayOfYear()))).orElseThrow();
    LocalDate to = last.orElseGet(() -> from.with(TemporalAdjusters.lastDayOfYear()));
    if (!to.plusDays(1).isBefore(from.plusYears(1))) {
      return new Filter.Known(property);
    }
    return new Filter.Anniversary(
        property, MonthDay.from(from), end(to), zone(lower.or(() -> upper)));
  }

  /** The first or last moment within a limit. */
  private ZonedDateTime time(TimeRange.Limit limit, int inward) {
    ZonedDateTime at = limit.at().at(now, portal);
    return limit.endpoint() == Endpoint.INCLUSIVE ? at : at.plusNanos(inward * 1_000_000L);
  }

  /** Who was born on 29 February has the birthday of the 28th in a year without it. */
  private static MonthDay end(LocalDate to) {
    return LEAP_DAY.isValidYear(to.getYear())
            || !to.plusDays(1).equals(to.withMonth(3).withDayOfMonth(1))
        ? MonthDay.from(to)
        : LEAP_DAY;
  }

  /** A date has no place. */
  private ZoneId zone(Optional<ZonedDateTime> named) {
    return type == PropertyType.DATE
        ? ZoneOffset.UTC
        : named.map(ZonedDateTime::getZone).orElse(portal);
  }
}
