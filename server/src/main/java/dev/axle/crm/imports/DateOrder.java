package dev.axle.crm.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order the dates of a file say day, month and year. */
enum DateOrder {
  MONTH_DAY_YEAR,
  DAY_MONTH_YEAR,
  YEAR_MONTH_DAY;

  private static final Pattern WITH_TIME =
      Pattern.compile(
          "(.+?)(?:[Tt]|,?\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s*([AaPp]\\.?[Mm]\\.?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\d]+");
  private static final Pattern EPOCH = Pattern.compile("-?\\d{9,17}");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** A point in time that a cell names, as far as it names it. */
  private record Read(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {}

  /** The day, as properties keep it; empty if the text is no date. */
  Optional<String> date(String text) {
    try {
      if (EPOCH.matcher(text).matches()) {
        return Optional.of(
            LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), ZoneOffset.UTC)
                .toString());
      }
      return Optional.of(read(text).day().toString());
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The time, as properties keep it; empty if the text is none.
   *
   * @param zone of times without an offset
   */
  Optional<String> datetime(String text, ZoneId zone) {
    try {
      if (EPOCH.matcher(text).matches()) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)).toString());
      }
      Read read = read(text);
      ZoneId at = read.offset().isPresent() ? read.offset().get() : zone;
      return Optional.of(
          read.day()
              .atTime(read.time().orElse(LocalTime.MIDNIGHT))
              .atZone(at)
              .toInstant()
              .toString());
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private Read read(String text) {
    Matcher timed = WITH_TIME.matcher(text);
    if (!timed.matches()) {
      return new Read(day(text), Optional.empty(), Optional.empty());
    }
    int hour = Integer.parseInt(timed.group(2));
    String half = timed.group(5);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no such hour");
      }
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    String seconds = timed.group(4);
    LocalTime time =
        LocalTime.of(
            hour,
            Integer.parseInt(timed.group(3)),
            seconds == null ? 0 : Integer.parseInt(seconds));
    Optional<ZoneOffset> offset = Optional.ofNullable(timed.group(6)).map(ZoneOffset::of);
    return new Read(day(timed.group(1)), Optional.of(time), offset);
  }

  private LocalDate day(String text) {
    String[] parts = SEPARATORS.split(text.strip());
    if (parts.length != 3) {
      throw new DateTimeException("not three parts");
    }
    if (parts[0].length() == 4 && parts[0].chars().allMatch(Character::isDigit)) {
      return of(parts[0], parts[1], parts[2]);
    }
    if (isWord(parts[0])) {
      return of(parts[2], parts[0], parts[1]);
    }
    if (isWord(parts[1])) {
      return of(parts[2], parts[1], parts[0]);
    }
    return switch (this) {
      case MONTH_DAY_YEAR -> of(parts[2], parts[0], parts[1]);
      case DAY_MONTH_YEAR -> of(parts[2], parts[1], parts[0]);
      case YEAR_MONTH_DAY -> of(parts[0], parts[1], parts[2]);
    };
  }

  private static boolean isWord(String part) {
    return !part.isEmpty() && Character.isLetter(part.charAt(0));
  }

  private static LocalDate of(String year, String month, String day) {
    if (year.length() != 4 && year.length() != 2) {
      throw new DateTimeException("no year: " + year);
    }
    int number = Integer.parseInt(year);
    int full = year.length() == 4 ? number : number < 70 ? 2000 + number : 1900 + number;
    return LocalDate.of(
        full, month(month), Integer.parseInt(day.replaceFirst("(st|nd|rd|th)$", "")));
  }

  private static int month(String text) {
    if (!isWord(text)) {
      return Integer.parseInt(text);
    }
    int month =
        text.length() < 3 ? -1 : MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
    if (month < 0) {
      throw new DateTimeException("no month: " + text);
    }
    return month + 1;
  }
}
