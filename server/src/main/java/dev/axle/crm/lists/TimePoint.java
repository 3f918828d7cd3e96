package dev.axle.crm.lists;

import dev.axle.crm.lists.PropertyTest.Calendar.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A time that a condition names.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-lists-v3/list-filters
 */
sealed interface TimePoint {

  /** The time, if it is asked for at {@code now} where the portal is. */
  ZonedDateTime at(Instant now, ZoneId portal);

  /** Whether it is another time at another {@code now}. */
  boolean moves();

  /** A time by the clocks of a place. */
  record Fixed(LocalDateTime time, ZoneId zone) implements TimePoint {
    @Override
    public ZonedDateTime at(Instant now, ZoneId portal) {
      return time.atZone(zone);
    }

    @Override
    public boolean moves() {
      return false;
    }
  }

  /** A time on the time line. */
  record Exact(Instant time) implements TimePoint {
    @Override
    public ZonedDateTime at(Instant now, ZoneId portal) {
      return time.atZone(portal);
    }

    @Override
    public boolean moves() {
      return false;
    }
  }

  /** A date and time that is meant where the portal is. */
  record AtHome(LocalDateTime time) implements TimePoint {
    @Override
    public ZonedDateTime at(Instant now, ZoneId portal) {
      return time.atZone(portal);
    }

    @Override
    public boolean moves() {
      return false;
    }
  }

  /**
   * A time that moves along with now.
   *
   * @param zone that of the portal, if empty
   */
  record Moving(Reference reference, Optional<LocalTime> time, Offset offset, Optional<ZoneId> zone)
      implements TimePoint {

    @Override
    public ZonedDateTime at(Instant now, ZoneId portal) {
      ZonedDateTime present = now.atZone(zone.orElse(portal));
      ZonedDateTime start =
          switch (reference) {
            case Now() -> time.map(present::with).orElse(present);
            default ->
                reference
                    .day(present.toLocalDate())
                    .atTime(time.orElse(LocalTime.MIDNIGHT))
                    .atZone(present.getZone());
          };
      return offset.from(start);
    }

    @Override
    public boolean moves() {
      return true;
    }
  }

  /** What a moving time is counted from. */
  sealed interface Reference {

    /** The day of it, if today is {@code today}. */
    LocalDate day(LocalDate today);
  }

  record Now() implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      return today;
    }
  }

  record Today() implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      return today;
    }
  }

  /** A day of this week. */
  record InWeek(DayOfWeek day) implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      return Spans.start(Unit.WEEK, Month.JANUARY, today).with(TemporalAdjusters.nextOrSame(day));
    }
  }

  /** A day of this month; of a shorter month the last. */
  record InMonth(int day) implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      return of(YearMonth.from(today), day);
    }
  }

  /** A day of this quarter, whose months are counted from 1. */
  record InQuarter(int month, int day) implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      LocalDate start = Spans.start(Unit.QUARTER, Month.JANUARY, today);
      return of(YearMonth.from(start).plusMonths(month - 1L), day);
    }
  }

  /** A day of this year. */
  record InYear(int month, int day) implements Reference {
    @Override
    public LocalDate day(LocalDate today) {
      return of(YearMonth.of(today.getYear(), month), day);
    }
  }

  private static LocalDate of(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  /** By how much a time lies after its reference. */
  record Offset(
      int years,
      int quarters,
      int months,
      int weeks,
      int days,
      int hours,
      int minutes,
      int seconds,
      int milliseconds) {

    static final Offset NONE = new Offset(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Offset ofDays(int days) {
      return new Offset(0, 0, 0, 0, days, 0, 0, 0, 0);
    }

    ZonedDateTime from(ZonedDateTime start) {
      return start
          .plusYears(years)
          .plusMonths(3L * quarters + months)
          .plusWeeks(weeks)
          .plusDays(days)
          .plusHours(hours)
          .plusMinutes(minutes)
          .plusSeconds(seconds)
          .plusNanos(1_000_000L * milliseconds);
    }
  }
}
