package dev.axle.crm.search.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.axle.crm.search.IndexUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that an OpenSearch in good order does not give. */
class OpenSearchClientTest {

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private OpenSearchIndexes indexes;
  private volatile int status = 200;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    indexes =
        new OpenSearchIndexes(
            OpenSearchAddress.parse(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                Optional.of(new OpenSearchAddress.Credentials("axle", "correct horse"))),
            1);
  }

  @AfterEach
  void stop() {
    indexes.close();
    server.stop(0);
  }

  @Test
  void theUserIsNamedWithEachRequest() {
    answer = "[]";
    assertThat(indexes.portals()).isEmpty();
    assertThat(authorizations).containsExactly("Basic YXhsZTpjb3JyZWN0IGhvcnNl");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 502, 503})
  void whatPassesIsAnOutage(int given) {
    status = given;
    assertThatThrownBy(() -> indexes.portals())
        .isInstanceOf(IndexUnavailable.class)
        .hasMessageNotContaining("correct horse");
    assertThat(indexes.state()).contains("can't be used now").doesNotContain("correct horse");
  }

  @Test
  void whatIsRefusedIsNoOutage() {
    status = 400;
    assertThatThrownBy(() -> indexes.portals()).isInstanceOf(OpenSearchRefusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"version\": {\"number\": \"9.9\"}}"})
  void somebodyElseIsNotTakenForAnOpenSearch(String given) {
    answer = given;
    assertThat(indexes.state()).containsIgnoringCase("what answers is no OpenSearch");
  }
}
