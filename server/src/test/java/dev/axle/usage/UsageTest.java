package dev.axle.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.axle.Axle;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Eventually;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is known of the calls of a portal. */
class UsageTest {

  private static final String USAGE = "/axle/v1/usage";
  private static final String TODAY = "/axle/v1/usage/today";
  private static final String CONTACTS = "/crm/v3/objects/contacts";

  private static Optional<JsonNode> line(TestPortal portal, String query, String key) {
    JsonNode results = portal.get(USAGE + query).expect(200).json().at("/results");
    return StreamSupport.stream(results.spliterator(), false)
        .filter(line -> line.at("/key").asString().equals(key))
        .findFirst();
  }

  @Test
  void callsAreAddedUpByOperationWithTheirErrors() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    portal.post(CONTACTS, "{\"properties\": {\"firstname\": \"Ada\"}}").expect(201);
    portal.get(CONTACTS + "/999999999998").expect(404);
    portal.get(CONTACTS + "/999999999999").expect(404);
    portal.get(CONTACTS).expect(200);
    JsonNode read = line(portal, "", "crm.objects.read").orElseThrow();
    assertThat(read.at("/calls").asLong()).isEqualTo(2);
    assertThat(read.at("/errors4xx").asLong()).isEqualTo(2);
    assertThat(read.at("/counted").asLong()).isEqualTo(2);
    JsonNode created = line(portal, "?groupBy=operation", "crm.objects.create").orElseThrow();
    assertThat(created.at("/calls").asLong()).isEqualTo(1);
    assertThat(created.at("/errors4xx").asLong()).isZero();
    assertThat(created.at("/averageMillis").asDouble()).isPositive();
  }

  @Test
  void appsHoursAndDaysAreTold() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    TestPortal other = portal.forUser("Sync", 1);
    String first = Apps.named(RunningAxle.get(), portal, Apps.FIRST).toString();
    String sync = Apps.named(RunningAxle.get(), portal, "Sync").toString();
    portal.get(CONTACTS).expect(200);
    other.get(CONTACTS).expect(200);
    other.get(CONTACTS).expect(200);
    JsonNode byApp = line(portal, "?groupBy=app", sync).orElseThrow();
    assertThat(byApp.at("/name").asString()).isEqualTo("Sync");
    assertThat(byApp.at("/calls").asLong()).isEqualTo(2);
    assertThat(
            line(portal, "?app=" + first, "crm.objects.list").orElseThrow().at("/calls").asLong())
        .isEqualTo(1);
    portal.moveClock(Duration.ofHours(30));
    portal.get(CONTACTS).expect(200);
    String range = "&from=" + Instant.now().minus(Duration.ofDays(1)).toString();
    assertThat(portal.get(USAGE + "?groupBy=day" + range).json().at("/results").size())
        .isBetween(2, 3);
    assertThat(portal.get(USAGE + "?groupBy=hour" + range).json().at("/results").size())
        .isGreaterThanOrEqualTo(2);
    assertThat(line(portal, "?groupBy=app", sync)).as("more than 24 hours ago").isEmpty();
  }

  @Test
  void otherPortalsAreNotSeen() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    portal.get(CONTACTS).expect(200);
    TestPortal other = RunningAxle.get().portal(UsageTest.class);
    assertThat(line(other, "", "crm.objects.list")).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    portal.get(USAGE + "?groupBy=color").expect(400);
    portal.get(USAGE + "?from=yesterday").expect(400);
    portal.get(USAGE + "?app=mine").expect(400);
    portal.get(USAGE + "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").expect(400);
  }

  @Test
  void todaySaysWhatIsLeftWhoCallsAndWhatWasRefused() throws Exception {
    TestPortal portal = RunningAxle.strict().portal(UsageTest.class, Tier.FREE, Scopes.all());
    JsonNode before = portal.get(TODAY).expect(200).json();
    assertThat(before.at("/used").asLong()).as("reading usage counts against nothing").isZero();
    long refused = 0;
    for (int i = 0; i < 130; i++) {
      refused += portal.get("/account-info/v3/details").status() == 429 ? 1 : 0;
    }
    JsonNode today = portal.get(TODAY).expect(200).json();
    assertThat(today.at("/allowance").asLong()).isEqualTo(250_000);
    assertThat(today.at("/used").asLong()).isEqualTo(130 - refused);
    assertThat(today.at("/remaining").asLong()).isEqualTo(250_000 - 130 + refused);
    assertThat(refused).isPositive();
    assertThat(today.at("/throttled/TEN_SECONDLY_ROLLING").asLong()).isEqualTo(refused);
    assertThat(today.at("/topCallers/0/name").asString()).isEqualTo(Apps.FIRST);
    assertThat(today.at("/topCallers/0/calls").asLong()).isGreaterThanOrEqualTo(130);
    assertThat(today.at("/forecast/callsPerMinute").asDouble()).isPositive();
    assertThat(today.at("/forecast").has("endsAt")).as("the day is long enough").isFalse();
    assertThat(
            Duration.between(Instant.now(), Instant.parse(today.at("/resetsAt").asString()))
                .toHours())
        .isBetween(-1L, 25L);
  }

  @Test
  void theForecastSaysWhenTheDayIsUsedUp() throws Exception {
    TestPortal portal = RunningAxle.strict().portal(UsageTest.class, Tier.FREE, Scopes.all());
    try (Connection connection = RunningAxle.strict().database();
        var insert =
            connection.prepareStatement(
                "insert into api_usage select ?, (now() at time zone 'America/New_York')::date, 249900")) {
      insert.setLong(1, portal.id().value());
      insert.executeUpdate();
    }
    for (int i = 0; i < 95; i++) {
      portal.get("/account-info/v3/details").expect(200);
    }
    JsonNode today = portal.get(TODAY).expect(200).json();
    assertThat(today.at("/remaining").asLong()).isEqualTo(5);
    assertThat(today.at("/forecast").has("endsAt")).isTrue();
    Instant ends = Instant.parse(today.at("/forecast/endsAt").asString());
    double minutes = 5 / today.at("/forecast/callsPerMinute").asDouble();
    assertThat(Duration.between(Instant.now(), ends).toSeconds() / 60.0)
        .isCloseTo(minutes, within(1.0 + minutes / 10));
  }

  @Test
  void usageIsRecordedWhenLimitsAreOff(@TempDir Path folder) throws Exception {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    Axle other = RunningAxle.get().other(folder, "off");
    try (other) {
      TestPortal through = RunningAxle.get().through(other, portal);
      assertThat(through.get(CONTACTS).expect(200).header("X-HubSpot-RateLimit-Max")).isEmpty();
      assertThat(line(through, "", "crm.objects.list")).isPresent();
      JsonNode today = through.get(TODAY).expect(200).json();
      assertThat(today.has("allowance")).isFalse();
      assertThat(today.at("/used").asLong()).isEqualTo(1);
    }
    assertThat(rows("api_usage", portal)).as("the day is not counted").isZero();
  }

  @Test
  void sumsAreKeptWithoutBeingAskedFor() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    portal.get(CONTACTS).expect(200);
    Eventually.until(() -> rows("usage_hour", portal), rows -> rows == 1);
  }

  @Test
  void aMonthLaterAllIsForgotten() {
    TestPortal portal = RunningAxle.get().portal(UsageTest.class);
    portal.get(CONTACTS).expect(200);
    portal.get(USAGE).expect(200);
    assertThat(rows("usage_hour", portal)).isPositive();
    portal.moveClock(Duration.ofDays(31));
    RunningAxle.get().axle().usage().expire();
    assertThat(rows("usage_hour", portal)).isZero();
  }

  private static long rows(String table, TestPortal portal) {
    try (Connection connection = RunningAxle.get().database();
        var select =
            connection.prepareStatement("select count(*) from " + table + " where portal_id = ?")) {
      select.setLong(1, portal.id().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
