package dev.axle.crm.properties;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * How the values of each type are written, and the one form in which they are kept.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-properties-v3/guide (add values
 * to properties)
 */
final class ValueFormats {

  private static final int LONGEST_TEXT = 65_536;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long THOUSAND_YEARS = 1_000;

  /**
   * Enough digits and exponent for any amount, and few enough that a plain text of it stays short.
   */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final EmailValidator EMAIL = EmailValidator.getInstance(false, true);

  private ValueFormats() {}

  /** A value that can't be used, with HubSpot's code. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static String text(String value) throws Refused {
    if (value.length() > LONGEST_TEXT) {
      throw new Refused(
          "VALUE_TOO_LONG",
          "The value is %d characters long; the most is %d."
              .formatted(value.length(), LONGEST_TEXT));
    }
    if (value.indexOf('\0') >= 0) {
      throw new Refused("INVALID_STRING", "The value holds a null character.");
    }
    return value;
  }

  static String email(String value) throws Refused {
    String email = value.strip().toLowerCase(Locale.ROOT);
    if (email.length() > 254 || !EMAIL.isValid(email)) {
      throw new Refused("INVALID_EMAIL", "Email address " + value + " is invalid");
    }
    return email;
  }

  /** Without scheme, {@code www.}, port and path. */
  static String domain(String value) throws Refused {
    String bare =
        text(value)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^[a-z][a-z0-9+.-]*://", "")
            .replaceFirst("^www\\.", "")
            .replaceFirst("[/:?#].*$", "");
    return bare.isEmpty() ? text(value).strip() : bare;
  }

  static String number(String value) throws Refused {
    if (NUMBER.matcher(value).matches()) {
      String plain = new BigDecimal(value).toPlainString();
      if (NUMBER.matcher(plain).matches()) {
        return plain;
      }
    }
    throw new Refused("INVALID_INTEGER", value + " was not a valid number");
  }

  static String bool(String value) throws Refused {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new Refused("INVALID_BOOLEAN", value + " was not a valid boolean.");
    }
    return lower;
  }

  /** {@code 2026-11-24}, or the milliseconds of its midnight in UTC. */
  static String date(String value) throws Refused {
    if (INTEGER.matcher(value).matches() && value.length() > 4) {
      long millis = Long.parseLong(value);
      LocalDate date = inReach(value, millis);
      if (Math.floorMod(millis, DAY_MILLIS) != 0) {
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(millis, DAY_MILLIS) * 1_000_000);
        throw new Refused(
            "INVALID_DATE",
            "%s is at %d:%d:%d.%d UTC, not midnight!"
                .formatted(
                    value,
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond(),
                    time.getNano() / 1_000_000));
      }
      return date.toString();
    }
    try {
      LocalDate date = LocalDate.parse(value);
      return inReach(value, date.toEpochDay() * DAY_MILLIS).toString();
    } catch (DateTimeException notADay) {
      return midnight(value);
    }
  }

  private static String midnight(String value) throws Refused {
    Instant instant = instant(value);
    if (!instant.truncatedTo(ChronoUnit.DAYS).equals(instant)) {
      throw new Refused("INVALID_DATE", value + " is not at midnight UTC!");
    }
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** ISO 8601 with an offset, a day, or milliseconds; kept in UTC to the millisecond. */
  static String datetime(String value) throws Refused {
    if (INTEGER.matcher(value).matches() && value.length() > 4) {
      long millis = Long.parseLong(value);
      inReach(value, millis);
      return Instant.ofEpochMilli(millis).toString();
    }
    try {
      LocalDate day = LocalDate.parse(value);
      inReach(value, day.toEpochDay() * DAY_MILLIS);
      return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    } catch (DateTimeException notADay) {
      return instant(value).toString();
    }
  }

  private static Instant instant(String value) throws Refused {
    try {
      Instant instant = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
      inReach(value, instant.toEpochMilli());
      return instant;
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw new Refused("INVALID_LONG", value + " was not a valid long.");
    }
  }

  private static LocalDate inReach(String value, long millis) throws Refused {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
    if (Math.abs(date.getYear() - 2_000L) > THOUSAND_YEARS) {
      throw new Refused(
          "INVALID_DATE", value + " is more than 1,000 years ago or 1,000 years from now.");
    }
    return date;
  }

  static String option(String value, PropertyDefinitions.Known known) throws Refused {
    if (!known.definition().content().externalOptions() && !known.optionValues().contains(value)) {
      throw new Refused(
          "INVALID_OPTION",
          "%s was not one of the allowed options: [%s]"
              .formatted(
                  value,
                  String.join(
                      ", ",
                      known.definition().content().options().stream()
                          .map(PropertyOption::value)
                          .toList())));
    }
    return value;
  }

  /** Marks values to be appended; no text may hold it. */
  static final String APPENDING = "\0";

  /** Values joined by {@code ;}, each once. A leading one says that they are to be appended. */
  static String options(String value, PropertyDefinitions.Known known) throws Refused {
    Set<String> values = new LinkedHashSet<>();
    for (String each : parts(value)) {
      values.add(option(each, known));
    }
    String joined = String.join(";", values);
    return value.startsWith(";") && !joined.isEmpty() ? APPENDING + joined : joined;
  }

  static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    for (String part : value.split(";", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
