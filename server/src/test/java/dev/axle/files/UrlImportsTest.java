package dev.axle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.Origin;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files fetched from addresses, on an Axle that may fetch from this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlImportsTest {

  private static final Map<String, String> SETTINGS = Map.of("AXLE_FETCH_ALLOW_PRIVATE", "true");
  private static final String FILES = "/files/v3/files";
  private static final String IMPORT = FILES + "/import-from-url/async";

  @TempDir static Path folder;

  private final Origin origin = Origin.open();
  private RunningAxle axle;
  private TestPortal portal;

  @BeforeAll
  void start() {
    axle = RunningAxle.start(folder, SETTINGS);
    portal = axle.portal(UrlImportsTest.class);
  }

  @AfterAll
  void stop() {
    axle.close();
    origin.close();
  }

  private static String request(String url, String more) {
    return """
        {"url": "%s", "access": "PRIVATE", "folderPath": "/fetched", "overwrite": false,
          "duplicateValidationStrategy": "NONE", "duplicateValidationScope": "ENTIRE_PORTAL"%s}
        """
        .formatted(url, more);
  }

  private Exchange ended(Exchange begun) {
    String path = IMPORT + "/tasks/" + begun.expect(202).at("/id") + "/status";
    assertThat(begun.at("/links/status")).isEqualTo(portal.url() + path);
    return Eventually.until(
        () -> portal.get(path).expect(200), answer -> answer.at("/status").equals("COMPLETE"));
  }

  private Exchange imported(String url, String more) {
    return ended(portal.post(IMPORT, request(url, more)));
  }

  @Test
  void whatIsFetchedBecomesAFile() {
    origin.redirecting("/moved", "/letters/ada.txt").serving("/letters/ada.txt", "Dear Ada");
    Exchange done = imported(origin.url("/moved"), ", \"ttl\": \"P1D\"");
    assertThat(done.has("/errors")).isFalse();
    assertThat(done.at("/result/path")).isEqualTo("/fetched/ada.txt");
    assertThat(done.at("/result/access")).isEqualTo("PRIVATE");
    assertThat(done.has("/result/expiresAt")).isTrue();
    assertThat(portal.get(FILES + "/" + done.at("/result/id") + "/download").expect(200).body())
        .isEqualTo("Dear Ada");
    assertThat(imported(origin.url("/letters/ada.txt"), "").at("/result/path"))
        .isEqualTo("/fetched/ada-1.txt");
    assertThat(
            imported(origin.url("/letters/ada.txt"), ", \"name\": \"lovelace\"").at("/result/path"))
        .isEqualTo("/fetched/lovelace.txt");
    Exchange again =
        ended(
            portal.post(
                IMPORT,
                request(origin.url("/letters/ada.txt"), "")
                    .replace("\"overwrite\": false", "\"overwrite\": true")));
    assertThat(again.at("/result/id")).isEqualTo(done.at("/result/id"));
    assertThat(
            ended(
                    portal.post(
                        IMPORT,
                        request(origin.url("/letters/ada.txt"), "").replace("NONE", "REJECT")))
                .at("/errors/0/category"))
        .isEqualTo("CONFLICT");
    assertThat(
            ended(
                    portal.post(
                        IMPORT,
                        request(origin.url("/letters/ada.txt"), "")
                            .replace("NONE", "RETURN_EXISTING")))
                .at("/result/id"))
        .isEqualTo(done.at("/result/id"));
  }

  @Test
  void theNameComesFromTheAnswerWhereTheAddressHasNone() {
    origin.answering(
        "/report",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Content-Disposition", "attachment; filename=\"q3.pdf\"");
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write('x');
          exchange.close();
        });
    origin.serving("/avatar", "image/png", new byte[] {1, 2, 3});
    assertThat(imported(origin.url("/report"), "").at("/result/path")).isEqualTo("/fetched/q3.pdf");
    Exchange image = imported(origin.url("/avatar"), "");
    assertThat(image.at("/result/path")).isEqualTo("/fetched/avatar.png");
    assertThat(image.at("/result/type")).isEqualTo("IMG");
  }

  @Test
  void aFetchThatFailsIsCompleteWithAnError() {
    Exchange failed = imported(origin.url("/nothing-here"), "");
    assertThat(failed.at("/numErrors")).isEqualTo("1");
    assertThat(failed.at("/errors/0/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(failed.at("/errors/0/message")).contains("404");
    assertThat(failed.has("/result")).isFalse();
    portal.get(FILES + "/stat/fetched%2Fnothing-here").expect(404);
  }

  @Test
  void whatCantSucceedIsRefusedAtOnce() {
    origin.serving("/x.txt", "x");
    String url = origin.url("/x.txt");
    portal.post(IMPORT, request("ftp://example.com/x", "")).expect(400);
    portal.post(IMPORT, request("nonsense", "")).expect(400);
    portal.post(IMPORT, "{\"access\": \"PRIVATE\", \"folderPath\": \"/x\"}").expect(400);
    portal.post(IMPORT, "{\"url\": \"%s\", \"folderPath\": \"/x\"}".formatted(url)).expect(400);
    portal.post(IMPORT, "{\"url\": \"%s\", \"access\": \"PRIVATE\"}".formatted(url)).expect(400);
    portal.post(IMPORT, request(url, ", \"ttl\": \"soon\"")).expect(400);
    portal.post(IMPORT, request(url, "").replace("NONE", "SOMETIMES")).expect(400);
    portal.post(IMPORT, request(url, ", \"folderId\": \"1\"")).expect(404);
    portal.withScopes("files.read").post(IMPORT, request(url, "")).expect(403);
    String task = portal.post(IMPORT, request(url, "")).expect(202).at("/id");
    String status = IMPORT + "/tasks/" + task + "/status";
    axle.portal(UrlImportsTest.class).get(status).expect(404);
    portal.get("/files/v3/folders/update/async/tasks/" + task + "/status").expect(404);
    portal.get(IMPORT + "/tasks/none/status").expect(404);
    portal.withScopes("files.read").get(status).expect(200);
  }

  @Test
  void aRestartFetchesAnewWhatWasUnderWay() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    origin.answering(
        "/slow.txt",
        exchange -> {
          asked.countDown();
          if (calls.incrementAndGet() == 1) {
            try {
              answer.await();
            } catch (InterruptedException gone) {
              Thread.currentThread().interrupt();
            }
          }
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("slow".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    String id = portal.post(IMPORT, request(origin.url("/slow.txt"), "")).expect(202).at("/id");
    Eventually.until(
        () -> portal.get(IMPORT + "/tasks/" + id + "/status").expect(200).at("/status"),
        "PROCESSING"::equals);
    Eventually.until(asked::getCount, count -> count == 0);
    axle.close();
    axle = RunningAxle.start(folder, SETTINGS);
    portal = portal.on(axle);
    Exchange done =
        Eventually.until(
            () -> portal.get(IMPORT + "/tasks/" + id + "/status").expect(200),
            status -> status.at("/status").equals("COMPLETE"));
    answer.countDown();
    assertThat(done.at("/result/path")).isEqualTo("/fetched/slow.txt");
    assertThat(calls).hasValue(2);
    assertThat(portal.get(FILES + "/search?name=slow-1").expect(200).json().at("/results").size())
        .isZero();
  }
}
