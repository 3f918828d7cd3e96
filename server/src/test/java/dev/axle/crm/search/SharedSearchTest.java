package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.OpenSearch;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database and one OpenSearch. */
class SharedSearchTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static RunningAxle node(String name, RunningAxle database, OpenSearch search) {
    return RunningAxle.start(
        folder.resolve(name),
        Map.of(
            "AXLE_DATABASE_URL",
            database.databaseUrl(),
            "AXLE_DATABASE_CONNECTIONS",
            "8",
            "AXLE_SEARCH_URL",
            search.address() + "/shared"));
  }

  @Test
  void allNodesSearchWhatOneOfThemKeepsAndAnotherGoesOn() throws Exception {
    try (RunningAxle database = RunningAxle.start(folder.resolve("database"), Map.of());
        OpenSearch search = OpenSearch.started();
        RunningAxle first = node("first", database, search)) {
      TestPortal portal = database.portal(SharedSearchTest.class);
      TestPortal throughFirst = database.through(first.axle(), portal);
      eventually(() -> index(first).equals("ok"));
      create(portal, "ada");
      assertFound(throughFirst, 1);

      try (RunningAxle second = node("second", database, search)) {
        TestPortal throughSecond = database.through(second.axle(), portal);
        assertThat(index(second)).isEqualTo("kept by another node");
        assertFound(throughSecond, 1);
        create(throughSecond, "grace");
        assertFound(throughSecond, 2);
        create(throughFirst, "edsger");
        assertFound(throughFirst, 3);
        assertFound(throughSecond, 3);

        TestPortal another = database.portal(SharedSearchTest.class);
        create(another, "barbara");
        assertFound(database.through(second.axle(), another), 1);

        first.close();
        eventually(() -> index(second).equals("ok"));
        create(throughSecond, "tony");
        assertFound(throughSecond, 4);

        outage(throughSecond, second, search);
        loss(throughSecond, search);
      }
    }
  }

  private static void outage(TestPortal portal, RunningAxle node, OpenSearch search)
      throws Exception {
    search.stop();
    Exchange refused = find(portal).expect(503);
    assertThat(refused.at("/status")).isEqualTo("error");
    assertThat(refused.has("/correlationId")).isTrue();
    create(portal, "donald");
    eventually(() -> index(node).contains("IndexUnavailable"));
    search.start();
    eventually(() -> find(portal).status() == 200 && total(portal) == 5);
    create(portal, "frances");
    assertFound(portal, 6);
    assertThat(index(node)).isEqualTo("ok");
  }

  private static void loss(TestPortal portal, OpenSearch search) {
    new HttpCall(search.address() + "/shared-*", "DELETE").send().expect(200);
    assertFound(portal, 6);
  }

  private static void create(TestPortal portal, String name) {
    String properties =
        """
        {"properties": {"email": "%s@shared.org", "city": "Kathmandu"}}
        """;
    portal.post(CONTACTS, properties.formatted(name)).expect(201);
  }

  private static Exchange find(TestPortal portal) {
    return portal.post(
        CONTACTS + "/search",
        """
        {"filterGroups": [{"filters": [
          {"propertyName": "city", "operator": "EQ", "value": "kathmandu"}]}]}
        """);
  }

  private static int total(TestPortal portal) {
    return Integer.parseInt(find(portal).expect(200).at("/total"));
  }

  /** The index may still be in the making: that is said by a 503, and nothing else is. */
  private static void assertFound(TestPortal portal, int records) {
    eventually(() -> find(portal).status() != 503);
    assertThat(total(portal)).isEqualTo(records);
  }

  private static String index(RunningAxle node) {
    return new HttpCall(node.url() + "/health", "GET").send().at("/search/index");
  }

  private static void eventually(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("not in time").isBefore(end);
      Thread.onSpinWait();
    }
  }
}
