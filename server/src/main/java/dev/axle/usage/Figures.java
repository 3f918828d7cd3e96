package dev.axle.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Numbers and times, as pages write them. */
public final class Figures {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double HARDLY_ANY = 0.05;

  private Figures() {}

  /** Such as {@code 250,000}. */
  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** With one digit behind the point. */
  public static String number(double number) {
    return String.format(Locale.ENGLISH, "%,.1f", number);
  }

  /** Such as {@code 1 call}, {@code 2 calls}. */
  public static String calls(long calls) {
    return number(calls) + (calls == 1 ? " call" : " calls");
  }

  /** When the day's calls end, if they do. */
  public static String forecast(Usage.Today today, ZoneId zone) {
    if (today.allowance().isEmpty()) {
      return "Limits are switched off: calls are counted, and none is refused.";
    }
    if (today.remaining().equals(Optional.of(0L))) {
      return "The day's calls are used up: apps get a 429 until the next day begins.";
    }
    if (today.endsAt().isPresent()) {
      return "At this rate the day's calls end at " + time(today.endsAt().get(), zone) + ".";
    }
    return today.perMinute() < HARDLY_ANY
        ? "Hardly anything is called: the day's calls will do."
        : "At this rate the day's calls will do.";
  }

  /** When the next day begins. */
  public static String reset(Usage.Today today, Instant now, ZoneId zone) {
    Duration left = Duration.between(now, today.resetsAt());
    return "The next day begins at %s (%s), in %d h %d min."
        .formatted(
            time(today.resetsAt(), zone), zone.getId(), left.toHours(), left.toMinutesPart());
  }

  /** To the second. */
  public static String utc(Instant at) {
    return UTC.format(at);
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
