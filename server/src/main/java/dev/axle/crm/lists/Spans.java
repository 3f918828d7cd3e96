package dev.axle.crm.lists;

import dev.axle.crm.lists.PropertyTest.Calendar.Unit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Days, weeks, months, quarters and years by the calendar. Weeks begin on Sunday, as HubSpot's. */
final class Spans {

  private Spans() {}

  /** The first day of the one that a day lies in. */
  static LocalDate start(Unit unit, Month yearStart, LocalDate day) {
    int month = Math.floorMod(day.getMonthValue() - yearStart.getValue(), 12);
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths(month % 3);
      case YEAR -> day.withDayOfMonth(1).minusMonths(month);
    };
  }

  /** The first day of the one that lies so many further on. */
  static LocalDate plus(Unit unit, LocalDate start, int count) {
    return switch (unit) {
      case DAY -> start.plusDays(count);
      case WEEK -> start.plusWeeks(count);
      case MONTH -> start.plusMonths(count);
      case QUARTER -> start.plusMonths(3L * count);
      case YEAR -> start.plusYears(count);
    };
  }
}
