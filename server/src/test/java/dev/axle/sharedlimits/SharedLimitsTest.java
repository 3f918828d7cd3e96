package dev.axle.sharedlimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.axle.Axle;
import dev.axle.portals.Scopes;
import dev.axle.portals.Tier;
import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.RedisServer;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, one limit, not one request too many; their clock stands still unless it is moved.
 */
class SharedLimitsTest {

  private static final String ONE_CALL = "/account-info/v3/details";
  private static final String SEARCH = "/crm/v3/objects/contacts/search";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final int FREE_BURST = 100;
  private static final int FREE_DAY = 250_000;

  @TempDir static Path folder;
  private static RedisServer redis;
  private static Axle first;
  private static Axle second;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        RedisServer.program().isPresent(), "there is no redis-server here, so nothing to share by");
    redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
    first = node("first");
    second = node("second");
    awaitSharing();
  }

  private static void awaitSharing() {
    Eventually.until(() -> limits(first), "shared"::equals);
    Eventually.until(() -> limits(second), "shared"::equals);
  }

  private static Axle node(String name) throws Exception {
    return RunningAxle.get()
        .other(
            Files.createDirectory(folder.resolve(name)),
            Map.of("AXLE_LIMITS", "real", "AXLE_REDIS_URL", redis.url()),
            () -> NOW);
  }

  @AfterAll
  static void stop() throws Exception {
    if (first != null) {
      first.close();
    }
    if (second != null) {
      second.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  private static TestPortal portal() {
    return RunningAxle.get().portal(SharedLimitsTest.class, Tier.FREE, Scopes.all());
  }

  private static TestPortal on(Axle node, TestPortal portal) {
    return RunningAxle.get().through(node, portal);
  }

  private static String limits(Axle node) {
    return on(node, portal()).get("/health").expect(200).at("/limits");
  }

  /** So many calls, half of them to each node at once. */
  private static List<Exchange> bothAtOnce(int calls, TestPortal portal, boolean search)
      throws Exception {
    List<Callable<Exchange>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      TestPortal node = on(i % 2 == 0 ? first : second, portal);
      all.add(() -> search ? node.post(SEARCH, "{}") : node.get(ONE_CALL));
    }
    List<Exchange> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
      for (Future<Exchange> answer : callers.invokeAll(all)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static long admitted(List<Exchange> answers) {
    return answers.stream().filter(answer -> answer.status() != 429).count();
  }

  private static void used(TestPortal portal, long calls) throws Exception {
    try (Connection connection = RunningAxle.get().database();
        PreparedStatement insert =
            connection.prepareStatement("insert into api_usage values (?, ?, ?)")) {
      insert.setLong(1, portal.id().value());
      insert.setObject(2, TODAY);
      insert.setLong(3, calls);
      insert.executeUpdate();
    }
  }

  @Test
  void theBurstIsOneForAllNodes() throws Exception {
    TestPortal portal = portal();
    List<Exchange> answers = bothAtOnce(130, portal, false);
    assertThat(admitted(answers)).isEqualTo(FREE_BURST);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .allSatisfy(
            answer -> {
              assertThat(answer.at("/policyName")).isEqualTo("TEN_SECONDLY_ROLLING");
              assertThat(answer.header("X-HubSpot-RateLimit-Remaining")).hasValue("0");
            });
  }

  @Test
  void theDayIsOneForAllNodes() throws Exception {
    TestPortal portal = portal();
    used(portal, FREE_DAY - 20);
    List<Exchange> answers = bothAtOnce(50, portal, false);
    assertThat(admitted(answers)).isEqualTo(20);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .allSatisfy(answer -> assertThat(answer.at("/policyName")).isEqualTo("DAILY"));
  }

  @Test
  void searchesAreCountedTogether() throws Exception {
    TestPortal portal = portal();
    assertThat(admitted(bothAtOnce(16, portal, true))).isEqualTo(5);
  }

  @Test
  void aMovedClockIsFollowed() throws Exception {
    TestPortal portal = portal();
    assertThat(admitted(bothAtOnce(110, portal, false))).isEqualTo(FREE_BURST);
    portal.moveClock(Duration.ofSeconds(10));
    first.portals().forget(portal.id());
    second.portals().forget(portal.id());
    assertThat(admitted(bothAtOnce(110, portal, false))).isEqualTo(FREE_BURST);
  }

  @Test
  void theNextDayIsANewOne() throws Exception {
    TestPortal portal = portal();
    used(portal, FREE_DAY);
    on(first, portal).get(ONE_CALL).expect(429);
    Duration untilMidnight =
        Duration.between(
            NOW, TODAY.plusDays(1).atStartOfDay(ZoneId.of("America/New_York")).toInstant());
    portal.moveClock(untilMidnight);
    first.portals().forget(portal.id());
    assertThat(
            on(first, portal)
                .get(ONE_CALL)
                .expect(200)
                .header("X-HubSpot-RateLimit-Daily-Remaining"))
        .hasValue("249999");
  }

  @Test
  void withoutRedisEachNodeCountsForItselfUntilItIsBack() throws Exception {
    TestPortal portal = portal();
    used(portal, FREE_DAY - 60);
    assertThat(admitted(bothAtOnce(10, portal, false))).isEqualTo(10);
    on(first, portal).get(ONE_CALL).expect(200);
    on(second, portal).get(ONE_CALL).expect(200);
    redis.kill();
    assertThat(bothAtOnce(20, portal, false)).allSatisfy(answer -> answer.expect(200));
    assertThat(limits(first)).contains("Redis can't be reached");
    assertThat(limits(second)).contains("Redis can't be reached");
    redis.startAgain();
    awaitSharing();
    assertThat(admitted(bothAtOnce(60, portal, false)))
        .as(
            "of 60 calls 12 were made with Redis and 20 without; it forgot all, and one node the last")
        .isBetween(28L, 29L);
  }

  @Test
  void aRedisThatHangsCostsTheFirstCallsOnly() throws Exception {
    TestPortal portal = portal();
    on(first, portal).get(ONE_CALL).expect(200);
    redis.hang(true);
    try {
      on(first, portal).get(ONE_CALL).expect(200);
      long begun = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        on(first, portal).get(ONE_CALL).expect(200);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    } finally {
      redis.hang(false);
    }
    awaitSharing();
  }

  @Test
  void aNodeStartsWhereThereIsNoRedis() throws Exception {
    Axle alone =
        RunningAxle.get()
            .other(
                Files.createDirectory(folder.resolve("alone")),
                Map.of("AXLE_LIMITS", "real", "AXLE_REDIS_URL", "redis://127.0.0.1:1"),
                () -> NOW);
    try (alone) {
      assertThat(limits(alone)).contains("Redis can't be reached");
      on(alone, portal()).get(ONE_CALL).expect(200);
    }
  }

  @Test
  void anAddressHidesItsPassword() {
    assertThat(RedisAddress.parse("redis://user:secret@cache:6380/1").toString())
        .isEqualTo("cache:6380");
    assertThatThrownBy(() -> RedisAddress.parse("http://:secret@cache"))
        .hasMessageNotContaining("secret");
  }
}
