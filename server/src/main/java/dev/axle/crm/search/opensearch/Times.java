package dev.axle.crm.search.opensearch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times in questions. OpenSearch misreads milliseconds before 1970 there, though not in records.
 */
final class Times {

  private static final long YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  /** With all of its milliseconds: what is left out of a bound is filled up by OpenSearch. */
  private static final DateTimeFormatter TO_THE_MILLISECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** A time as a value of a query. */
  static Object asked(long millis) {
    return millis < 0 && millis >= YEAR_ONE
        ? TO_THE_MILLISECOND.format(Instant.ofEpochMilli(millis))
        : (Object) millis;
  }
}
