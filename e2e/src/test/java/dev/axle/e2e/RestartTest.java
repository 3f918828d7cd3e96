package dev.axle.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process and the start of the next on the same data folder. */
class RestartTest {

  private static final Pattern TOKEN =
      Pattern.compile("pat-[a-z0-9]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Duration BOUND = Duration.ofSeconds(20);

  @Test
  void keepsRecordsAndTokensOverARestart(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home).without("AXLE_TOKEN");
    String token;
    Map<String, String> written;
    try (AxleProcess first = installation.start()) {
      token = printedToken(first);
      try (Api api = new Api(first.url(), token)) {
        Contacts.create(api, "ada@example.com");
        Contacts.create(api, "charles@example.com");
        written = Contacts.idByEmail(api);
      }
      first.terminate();
      assertThat(first.awaitExit()).isIn(0, 143);
      assertThat(first.postmaster().process()).as("the postgres left behind").isEmpty();
    }
    assertThat(written).containsOnlyKeys("ada@example.com", "charles@example.com");
    try (AxleProcess second = installation.start();
        Api api = new Api(second.url(), token)) {
      assertThat(Contacts.idByEmail(api)).isEqualTo(written);
      second.awaitPrinted(Pattern.compile(Pattern.quote(second.url())));
      assertThat(second.output()).as("the second start").doesNotContainPattern(TOKEN);
      assertThat(Contacts.create(api, "mary@example.com")).isNotIn(written.values());
    }
  }

  @Test
  void theFixedTokenIsTheTokenAndThePortalIdThePortal(@TempDir Path home) throws IOException {
    Installation installation = Installation.in(home);
    try (AxleProcess axle = installation.start();
        Api api = axle.api()) {
      assertThat(printedToken(axle)).isEqualTo(installation.token());
      assertThat(axle.output()).contains(Installation.PORTAL).contains(axle.url());
      assertThat(api.get("/crm/v3/objects/contacts").status()).isEqualTo(200);
    }
  }

  @Test
  void theCurlLineWorksAsPrinted(@TempDir Path home) throws Exception {
    assumeThat(Programs.find("curl")).as("curl is not on the PATH").isPresent();
    try (AxleProcess axle = Installation.in(home).without("AXLE_TOKEN").start()) {
      String line = axle.awaitPrinted(Pattern.compile("(?m)curl .*$"));
      Programs.Result result = Programs.run(home, Map.of(), BOUND, "sh", "-c", line);
      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.output()).contains("\"results\":");
    }
  }

  @Test
  void finishesRequestsUnderWayWhenToldToStop(@TempDir Path home) throws Exception {
    Installation installation = Installation.in(home);
    String email = "under-way@example.com";
    byte[] body = Contacts.json(email).getBytes(StandardCharsets.UTF_8);
    try (AxleProcess axle = installation.start();
        Socket socket = new Socket("127.0.0.1", installation.port())) {
      socket.setSoTimeout((int) BOUND.toMillis());
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      OutputStream request = socket.getOutputStream();
      request.write(head(installation, body.length).getBytes(StandardCharsets.UTF_8));
      request.flush();
      // The server asks for the body, so the request is under way.
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(answer.readLine()).isEmpty();

      axle.terminate();
      Eventually.within(BOUND, () -> "new requests are still taken", () -> !axle.isHealthy());
      assertThat(axle.isAlive()).as("it ended before the request did").isTrue();
      request.write(body);
      request.flush();
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 201 Created");
      assertThat(axle.awaitExit()).isIn(0, 143);
    }
    try (AxleProcess again = installation.start();
        Api api = again.api()) {
      assertThat(Contacts.idByEmail(api)).containsOnlyKeys(email);
    }
  }

  private static String head(Installation installation, int length) {
    return """
    POST /crm/v3/objects/contacts HTTP/1.1
    Host: 127.0.0.1
    Authorization: Bearer %s
    Content-Type: application/json
    Content-Length: %d
    Expect: 100-continue

    """
        .formatted(installation.token(), length)
        .replace("\n", "\r\n");
  }

  private static String printedToken(AxleProcess axle) {
    return axle.awaitPrinted(TOKEN);
  }
}
