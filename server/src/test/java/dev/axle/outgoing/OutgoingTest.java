package dev.axle.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.testing.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to addresses that others have named. */
class OutgoingTest {

  private static final Outgoing.Limits LIMITS =
      new Outgoing.Limits(1_000_000, Duration.ofSeconds(20));

  @TempDir Path folder;

  /** Says of each name what it is told to say next. */
  private record Telling(Deque<String> answers) implements DnsResolver {

    static Telling of(String... answers) {
      return new Telling(new ArrayDeque<>(List.of(answers)));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName(answers.removeFirst())};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private OutgoingFailure.Reason failure(Outgoing outgoing, String url, Outgoing.Limits limits) {
    try {
      outgoing.download(URI.create(url), folder.resolve("refused"), limits);
      throw new AssertionError(url + " was fetched");
    } catch (OutgoingFailure failure) {
      return failure.reason();
    }
  }

  @Test
  void redirectsAreFollowedToTheBytes() throws Exception {
    try (Origin origin =
            Origin.open().redirecting("/old", "/new/name.txt").serving("/new/name.txt", "found");
        Outgoing outgoing = new Outgoing(Reach.ANYWHERE)) {
      Path file = folder.resolve("file");
      Downloaded downloaded = outgoing.download(URI.create(origin.url("/old")), file, LIMITS);
      assertThat(Files.readString(file)).isEqualTo("found");
      assertThat(downloaded.from()).hasToString(origin.url("/new/name.txt"));
      assertThat(downloaded.contentType()).contains("text/plain");
    }
  }

  @Test
  void withoutPermissionThisMachineIsOutOfReach() throws Exception {
    try (Origin origin = Origin.open().serving("/secret", "secret");
        Outgoing outgoing = new Outgoing(Reach.PUBLIC)) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "0", "127.1")) {
        assertThat(failure(outgoing, "http://" + host + ":" + origin.port() + "/secret", LIMITS))
            .as(host)
            .isIn(OutgoingFailure.Reason.FORBIDDEN_ADDRESS, OutgoingFailure.Reason.BAD_ADDRESS);
      }
      assertThat(failure(outgoing, origin.url("/secret"), LIMITS))
          .isEqualTo(OutgoingFailure.Reason.FORBIDDEN_ADDRESS);
      assertThat(folder.resolve("refused")).doesNotExist();
    }
  }

  /** The second address of a name stands for a private one; the first was checked and is called. */
  @Test
  void aNameThatChangesItsMindGainsNothing() throws Exception {
    try (Origin outside = Origin.at("127.0.0.1", 0);
        Origin inside = Origin.at("127.0.0.2", outside.port()).serving("/", "secret")) {
      outside.serving("/ok", "fine");
      outside.redirecting("/back", "http://rebinding.test:" + outside.port() + "/");
      InetAddress secret = InetAddress.getByName("127.0.0.2");
      String url = "http://rebinding.test:" + outside.port();

      try (Outgoing once =
          new Outgoing(
              new GuardedLookup(Telling.of("127.0.0.1"), address -> !address.equals(secret)))) {
        Path file = folder.resolve("ok");
        once.download(URI.create(url + "/ok"), file, LIMITS);
        assertThat(Files.readString(file)).isEqualTo("fine");
      }
      try (Outgoing again =
          new Outgoing(
              new GuardedLookup(
                  Telling.of("127.0.0.1", "127.0.0.2"), address -> !address.equals(secret)))) {
        assertThat(failure(again, url + "/back", LIMITS))
            .isEqualTo(OutgoingFailure.Reason.FORBIDDEN_ADDRESS);
      }
      try (Outgoing unguarded =
          new Outgoing(new GuardedLookup(Telling.of("127.0.0.1", "127.0.0.2"), address -> true))) {
        Path file = folder.resolve("unguarded");
        unguarded.download(URI.create(url + "/back"), file, LIMITS);
        assertThat(Files.readString(file)).as("the trap is real").isEqualTo("secret");
      }
      assertThat(inside.port()).isEqualTo(outside.port());
    }
  }

  @Test
  void bytesRedirectsAndTimeAreLimited() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (Origin origin =
            Origin.open()
                .serving("/large", "text/plain", new byte[1001])
                .redirecting("/round", "/round/and")
                .redirecting("/missing", "ftp://127.0.0.1/x")
                .answering(
                    "/endless",
                    exchange -> {
                      exchange.sendResponseHeaders(200, 0);
                      try (OutputStream body = exchange.getResponseBody()) {
                        while (end.getCount() > 0) {
                          body.write(new byte[10]);
                          body.flush();
                          await(end, Duration.ofMillis(20));
                        }
                      }
                    });
        Outgoing outgoing = new Outgoing(Reach.ANYWHERE)) {
      for (int hop = 0; hop < 10; hop++) {
        origin.redirecting("/hop" + hop, "/hop" + (hop + 1));
      }
      origin.serving("/hop10", "too far");
      Outgoing.Limits thousand = new Outgoing.Limits(1000, Duration.ofSeconds(20));
      assertThat(failure(outgoing, origin.url("/large"), thousand))
          .isEqualTo(OutgoingFailure.Reason.TOO_LARGE);
      assertThat(failure(outgoing, origin.url("/hop0"), thousand))
          .isEqualTo(OutgoingFailure.Reason.REFUSED);
      assertThat(failure(outgoing, origin.url("/nothing"), thousand))
          .isEqualTo(OutgoingFailure.Reason.REFUSED);
      assertThat(failure(outgoing, origin.url("/missing"), thousand))
          .isEqualTo(OutgoingFailure.Reason.REFUSED);
      assertThat(
              failure(
                  outgoing,
                  origin.url("/endless"),
                  new Outgoing.Limits(1_000_000, Duration.ofMillis(300))))
          .isEqualTo(OutgoingFailure.Reason.TOO_SLOW);
    } finally {
      end.countDown();
    }
  }

  private static void await(CountDownLatch latch, Duration time) throws IOException {
    try {
      latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  @Test
  void whoeverDoesNotAnswerIsNamed() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (Outgoing outgoing = new Outgoing(Reach.ANYWHERE)) {
      assertThat(failure(outgoing, "http://127.0.0.1:" + free + "/", LIMITS))
          .isEqualTo(OutgoingFailure.Reason.NO_ANSWER);
    }
    try (Outgoing nowhere =
        new Outgoing(
            new GuardedLookup(
                new DnsResolver() {
                  @Override
                  public InetAddress[] resolve(String host) throws UnknownHostException {
                    throw new UnknownHostException(host);
                  }

                  @Override
                  public String resolveCanonicalHostname(String host) {
                    return host;
                  }
                },
                address -> true))) {
      assertThat(failure(nowhere, "http://nowhere.test/", LIMITS))
          .isEqualTo(OutgoingFailure.Reason.BAD_ADDRESS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "files",
        "ftp://a/b",
        "file:///etc/passwd",
        "http://",
        "http://u:p@a/b",
        "ht tp"
      })
  void onlyHttpWithoutAUserIsAnAddress(String text) {
    assertThatThrownBy(() -> Outgoing.address(text)).isInstanceOf(OutgoingFailure.class);
  }
}
