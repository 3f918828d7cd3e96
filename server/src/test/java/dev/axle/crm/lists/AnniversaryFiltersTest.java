package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.TimeRange;
import dev.axle.crm.properties.PropertyType;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that come again each year. */
class AnniversaryFiltersTest {

  private static final Property BIRTHDAY = new Property("birthday", Property.Kind.TIME);

  private final TestPortal portal = RunningAxle.get().portal(AnniversaryFiltersTest.class);
  private final ListsOf lists = new ListsOf(portal);

  @BeforeEach
  void birthdays() {
    portal.post(
        "/crm/v3/properties/contacts",
        "{\"name\":\"birthday\",\"label\":\"Birthday\",\"type\":\"date\",\"fieldType\":\"date\",\"groupName\":\"contactinformation\"}");
  }

  /** The days of a week, the first of which is some days off. */
  private static String week(String operator, int days) {
    return """
        {"operationType":"TIME_RANGED","operator":"%s","propertyParser":"ANNIVERSARY",
         "lowerBoundTimePoint":{"timeType":"INDEXED","zoneId":"UTC","indexReference":{"referenceType":"TODAY"},
           "offset":{"days":%d}},
         "upperBoundTimePoint":{"timeType":"INDEXED","zoneId":"UTC","indexReference":{"referenceType":"TODAY"},
           "offset":{"days":%d}}}
        """
        .formatted(operator, days, days + 6);
  }

  private String born(String name, LocalDate day) {
    return lists.contact(
        "\"email\":\"%s@birthday.example.com\",\"birthday\":\"%s\"".formatted(name, day));
  }

  @Test
  void birthdaysComeAndGo() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String ada = born("ada", today.plusDays(3).withYear(1992));
    String bob = born("bob", today.plusDays(12).withYear(2088));
    String eve = lists.contact("\"email\":\"eve@birthday.example.com\"");
    String soon =
        lists.dynamic("Soon", ListsOf.branch(ListsOf.property("birthday", week("IS_BETWEEN", 0))));
    String not =
        lists.dynamic(
            "Not soon", ListsOf.branch(ListsOf.property("birthday", week("IS_NOT_BETWEEN", 0))));
    assertThat(lists.members(soon)).containsExactly(ada);
    assertThat(lists.members(not)).containsExactly(bob);
    lists.update("contacts", eve, "\"birthday\":\"%s\"".formatted(today.withYear(1988)));
    lists.seesMembers(soon, ada, eve);
    portal.moveClock(Duration.ofDays(8));
    lists.seesMembers(soon, bob);
    lists.seesMembers(not, ada, eve);
  }

  @ParameterizedTest
  @CsvSource({
    // A week over New Year.
    "2026-12-29T10:00:00Z, 2027-01-04T10:00:00Z, --12-29, --01-04",
    // In a year without a 29 February its birthdays are those of the 28th.
    "2027-02-26T00:00:00Z, 2027-02-28T00:00:00Z, --02-26, --02-29",
    "2028-02-26T00:00:00Z, 2028-02-28T00:00:00Z, --02-26, --02-28",
    "2027-03-01T00:00:00Z, 2027-03-02T00:00:00Z, --03-01, --03-02"
  })
  void daysAreThoseOfAnyYear(Instant from, Instant to, String first, String last) {
    assertThat(between(from, to)).isEqualTo(days(first, last));
  }

  @Test
  void aYearHoldsAllDays() {
    Instant start = Instant.parse("2026-03-10T00:00:00Z");
    assertThat(between(start, start.plus(Duration.ofDays(364))))
        .isEqualTo(new Filter.Known(BIRTHDAY));
    assertThat(between(start, start.plus(Duration.ofDays(363))))
        .isInstanceOf(Filter.Anniversary.class);
    assertThat(between(start, start.minusMillis(1))).isEqualTo(Filter.NOTHING);
  }

  @Test
  void beforeAndAfterEndWithTheYear() {
    Optional<TimeRange.Limit> newYear = exclusive("2027-01-01T00:00:00Z");
    assertThat(between(Optional.empty(), newYear)).isEqualTo(Filter.NOTHING);
    assertThat(between(exclusive("2026-12-31T23:59:59.999Z"), Optional.empty()))
        .isEqualTo(Filter.NOTHING);
    assertThat(between(Optional.empty(), exclusive("2027-03-02T00:00:00Z")))
        .isEqualTo(days("--01-01", "--03-01"));
    assertThat(between(exclusive("2027-03-02T23:59:59.999Z"), Optional.empty()))
        .isEqualTo(days("--03-03", "--12-31"));
  }

  private static Filter days(String first, String last) {
    return new Filter.Anniversary(
        BIRTHDAY, MonthDay.parse(first), MonthDay.parse(last), ZoneOffset.UTC);
  }

  private static Filter between(Instant from, Instant to) {
    return between(limit(from, Endpoint.INCLUSIVE), limit(to, Endpoint.INCLUSIVE));
  }

  private static Filter between(Optional<TimeRange.Limit> from, Optional<TimeRange.Limit> to) {
    return new AnniversaryTranslation(BIRTHDAY, PropertyType.DATE, Instant.EPOCH, ZoneOffset.UTC)
        .of(new PropertyTest.Anniversary(from, to));
  }

  private static Optional<TimeRange.Limit> exclusive(String at) {
    return limit(Instant.parse(at), Endpoint.EXCLUSIVE);
  }

  private static Optional<TimeRange.Limit> limit(Instant at, Endpoint endpoint) {
    return Optional.of(new TimeRange.Limit(new TimePoint.Exact(at), endpoint));
  }
}
