package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a day. */
class FiguresTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant BEGUN = Instant.parse("2026-11-27T05:00:00Z");
  private static final Instant RESET = Instant.parse("2026-11-28T05:00:00Z");

  private static String forecast(
      Optional<Long> allowance, long used, double perMinute, Optional<Instant> endsAt) {
    return Figures.forecast(
        new Usage.Today(allowance, used, BEGUN, RESET, perMinute, endsAt, List.of(), Map.of()),
        NEW_YORK);
  }

  @Test
  void theForecastIsASentence() {
    assertThat(
            forecast(Optional.of(100L), 10, 30, Optional.of(Instant.parse("2026-11-27T22:40:00Z"))))
        .isEqualTo("At this rate the day's calls end at 17:40.");
    assertThat(forecast(Optional.of(100L), 10, 0.06, Optional.empty()))
        .isEqualTo("At this rate the day's calls will do.");
    assertThat(forecast(Optional.of(100L), 10, 0, Optional.empty())).startsWith("Hardly anything");
    assertThat(forecast(Optional.of(100L), 100, 3, Optional.of(BEGUN)))
        .startsWith("The day's calls are used up");
    assertThat(forecast(Optional.empty(), 10, 3, Optional.empty()))
        .startsWith("Limits are switched off");
  }

  @Test
  void theNextDayIsInTheTimeOfTheAccount() {
    Usage.Today today =
        new Usage.Today(
            Optional.empty(), 0, BEGUN, RESET, 0, Optional.empty(), List.of(), Map.of());
    assertThat(Figures.reset(today, Instant.parse("2026-11-27T21:48:00Z"), NEW_YORK))
        .isEqualTo("The next day begins at 00:00 (America/New_York), in 7 h 12 min.");
  }

  @Test
  void numbersAreWrittenInOneWayEverywhere() {
    assertThat(Figures.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.number(1_234.56)).isEqualTo("1,234.6");
    assertThat(Figures.calls(1)).isEqualTo("1 call");
    assertThat(Figures.calls(0)).isEqualTo("0 calls");
  }
}
