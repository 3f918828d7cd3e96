package dev.axle.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The HTTP API of a running server, called with one token. */
final class Api implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;
  private final String token;

  Api(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** What was answered: the body parsed when it is JSON, else a missing node. */
  record Response(int status, String contentType, String correlationId, String text) {

    JsonNode json() {
      return contentType.startsWith("application/json")
          ? JSON.readTree(text)
          : MissingNode.getInstance();
    }
  }

  Response get(String path) throws IOException {
    return send(request(path).GET());
  }

  Response post(String path, String json) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Response put(String path, String json) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  Response form(String path, Map<String, String> fields) throws IOException {
    String body =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends JSON in the part {@code importRequest} and a text file in the part {@code files}. */
  Response multipart(String path, String json, String fileName, String content) throws IOException {
    String part = "--axle-boundary\r\nContent-Disposition: form-data; name=";
    String body =
        part
            + "\"importRequest\"\r\nContent-Type: application/json\r\n\r\n"
            + json
            + "\r\n"
            + part
            + "\"files\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n".formatted(fileName)
            + content
            + "\r\n--axle-boundary--\r\n";
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=axle-boundary")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Response send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Response(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.headers().firstValue("X-HubSpot-Correlation-Id").orElse(""),
          answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
