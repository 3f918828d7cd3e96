package dev.axle.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and dates as people write them. */
class CellsTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12",
        "-3.50|-3.50",
        "1,234|1234",
        "1,234,567.89|1234567.89",
        "1.234.567|1234567",
        "1.234,5|1234.5",
        "3,14|3.14",
        "1 234|1234",
        "$ 5|5",
        "€1.000,00|1000.00",
        "EUR 7|7",
        "7 USD|7",
        "(1,200)|-1200",
        "45%|45",
        "1e3|1e3",
        "1'000|1000"
      })
  void numbers(String written, String meant) {
    assertThat(NumberCells.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1,2,3", "1.2.3,4", "--1", "12 apples", "٣", "1,23,456"})
  void notNumbers(String written) {
    assertThat(NumberCells.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONTH_DAY_YEAR|11/24/2026|2026-11-24",
        "MONTH_DAY_YEAR|1-2-26|2026-01-02",
        "MONTH_DAY_YEAR|1/2/71|1971-01-02",
        "DAY_MONTH_YEAR|1.2.2026|2026-02-01",
        "YEAR_MONTH_DAY|26/2/1|2026-02-01",
        "DAY_MONTH_YEAR|2026-11-24|2026-11-24",
        "DAY_MONTH_YEAR|24 November 2026|2026-11-24",
        "YEAR_MONTH_DAY|Nov 24, 2026|2026-11-24",
        "MONTH_DAY_YEAR|24th Nov 2026|2026-11-24",
        "MONTH_DAY_YEAR|11/24/2026 10:30|2026-11-24",
        "MONTH_DAY_YEAR|1795478400000|2026-11-24"
      })
  void dates(DateOrder order, String written, String meant) {
    assertThat(order.date(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"13/13/2026", "2/30/2026", "soon", "11/24", "1/2/3/4", "Foo 1 2026", "1/1/2026x"})
  void notDates(String written) {
    assertThat(DateOrder.MONTH_DAY_YEAR.date(written)).isEmpty();
  }

  @Test
  void timesAreOfTheZoneUnlessTheySayTheirOffset() {
    DateOrder order = DateOrder.DAY_MONTH_YEAR;
    assertThat(order.datetime("24.11.2026 09:30", VIENNA)).contains("2026-11-24T08:30:00Z");
    assertThat(order.datetime("24.11.2026", VIENNA)).contains("2026-11-23T23:00:00Z");
    assertThat(order.datetime("24.11.2026 9:30:15 pm", VIENNA)).contains("2026-11-24T20:30:15Z");
    assertThat(order.datetime("24.11.2026 12:00 AM", VIENNA)).contains("2026-11-23T23:00:00Z");
    assertThat(order.datetime("2026-11-24T09:30:00.000Z", VIENNA)).contains("2026-11-24T09:30:00Z");
    assertThat(order.datetime("2026-11-24 09:30 +0200", VIENNA)).contains("2026-11-24T07:30:00Z");
    assertThat(order.datetime("24.11.2026 25:00", VIENNA)).isEmpty();
    assertThat(order.datetime("24.11.2026 13:00 PM", VIENNA)).isEmpty();
  }
}
