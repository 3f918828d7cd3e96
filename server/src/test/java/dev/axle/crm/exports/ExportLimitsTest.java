package dev.axle.crm.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.Axle;
import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many exports a portal may begin, and how long their files are kept. */
class ExportLimitsTest {

  private static final String START = "/crm/v3/exports/export/async";
  private static final String VIEW =
      """
      {"exportType": "VIEW", "exportName": "Few", "format": "CSV", "language": "EN",
       "objectType": "CONTACT", "objectProperties": ["email"]}
      """;

  @Test
  void thirtyExportsIn24HoursAreBegunAndNoMore(@TempDir Path folder) throws Exception {
    TestPortal generous = RunningAxle.get().portal(ExportLimitsTest.class);
    try (Axle axle = RunningAxle.get().other(folder, "real")) {
      TestPortal portal = RunningAxle.get().through(axle, generous);
      List<Exchange> answers = atOnce(40, () -> portal.post(START, VIEW));
      assertThat(answers).extracting(Exchange::status).containsOnly(202, 429);
      assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(30);
      Exchange refused = portal.post(START, VIEW).expect(429);
      assertThat(refused.at("/errorType")).isEqualTo("RATE_LIMIT");
      assertThat(refused.at("/category")).isEqualTo("RATE_LIMITS");
      assertThat(refused.at("/policyName")).isEqualTo("DAILY_ROLLING");
      assertThat(refused.at("/message"))
          .isEqualTo(
              "You have reached your limit of 30 exports in 24 hours. The next one can be started in 1440 minutes.");
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
          .isBetween(86_000, 86_400);
      generous.post(START, VIEW).expect(202);
      generous.moveClock(Duration.ofHours(25));
      Eventually.see("a new day", () -> portal.post(START, VIEW).status() == 202);
    }
  }

  @Test
  void withoutLimitsThereIsNone(@TempDir Path folder) throws Exception {
    TestPortal portal = RunningAxle.get().portal(ExportLimitsTest.class);
    try (Axle axle = RunningAxle.get().other(folder, "off")) {
      TestPortal free = RunningAxle.get().through(axle, portal);
      assertThat(atOnce(35, () -> free.post(START, VIEW)))
          .extracting(Exchange::status)
          .containsOnly(202);
    }
  }

  private static List<Exchange> atOnce(int times, Callable<Exchange> call) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Exchange>> answers =
          threads.invokeAll(IntStream.range(0, times).mapToObj(i -> call).toList());
      return answers.stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void aFileIsDeletedAfter30Days() throws Exception {
    TestPortal portal = RunningAxle.get().portal(ExportLimitsTest.class);
    String id = portal.post(START, VIEW).expect(202).at("/id");
    String status = START + "/tasks/" + id + "/status";
    Eventually.see("done", () -> portal.get(status).at("/status").equals("COMPLETE"));
    assertThat(files(portal)).hasSize(1);
    portal.moveClock(Duration.ofDays(29));
    new HttpCall(portal.get(status).at("/result"), "GET").send().expect(200);
    assertThat(files(portal)).hasSize(1);

    portal.moveClock(Duration.ofDays(31));
    Eventually.see(
        "deleted",
        () -> portal.get("/crm/v3/exports/export/" + id).at("/exportState").equals("DELETED"));
    assertThat(files(portal)).isEmpty();
    Exchange gone = portal.get(status).expect(200);
    assertThat(gone.at("/status")).isEqualTo("CANCELED");
    assertThat(gone.has("/result")).isFalse();
  }

  private static List<Path> files(TestPortal portal) throws Exception {
    try (Stream<Path> files = Files.walk(RunningAxle.get().data().resolve("exports"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(portal.id() + "-"))
          .toList();
    }
  }
}
