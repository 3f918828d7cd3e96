package dev.axle.crm.lists;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a list that follows its conditions becomes one that people fill.
 *
 * @param requested empty if nothing is scheduled
 * @param convertedAt empty while it was not
 */
record Conversion(Optional<When> requested, Optional<Instant> convertedAt) {

  /** The time that was asked for. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "conversionType")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OnDate.class, name = "CONVERSION_DATE"),
    @JsonSubTypes.Type(value = AfterInactivity.class, name = "INACTIVITY")
  })
  sealed interface When {

    /**
     * The time itself.
     *
     * @param quietSince since when the list has neither grown nor shrunk
     */
    Instant due(Instant quietSince, ZoneId zone);
  }

  /** When a day begins where the portal is. */
  record OnDate(int year, int month, int day) implements When {
    @Override
    public Instant due(Instant quietSince, ZoneId zone) {
      try {
        return LocalDate.of(year, month, day).atStartOfDay(zone).toInstant();
      } catch (DateTimeException noDate) {
        throw ListProblems.badConversion("%d-%d-%d is no date".formatted(year, month, day));
      }
    }
  }

  /** When the list has not changed for so long. */
  record AfterInactivity(int offset, Unit timeUnit) implements When {

    private static final int MOST = 1_000;

    enum Unit {
      DAY,
      WEEK,
      MONTH
    }

    @Override
    public Instant due(Instant quietSince, ZoneId zone) {
      if (offset < 1 || offset > MOST) {
        throw ListProblems.badConversion("the offset must be between 1 and " + MOST);
      }
      ZonedDateTime start = quietSince.atZone(zone);
      ZonedDateTime due =
          switch (timeUnit) {
            case DAY -> start.plusDays(offset);
            case WEEK -> start.plusWeeks(offset);
            case MONTH -> start.plusMonths(offset);
          };
      return due.toInstant();
    }
  }
}
