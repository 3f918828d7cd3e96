package dev.axle.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One HTTP request of a test. */
public final class HttpCall {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String url;
  private final String method;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

  public HttpCall(String url, String method) {
    this.url = url;
    this.method = method;
  }

  public HttpCall header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public HttpCall without(String header) {
    headers.remove(header);
    return this;
  }

  public HttpCall json(String json) {
    return header("Content-Type", "application/json").body(json);
  }

  /** The fields of an HTML form. */
  public HttpCall form(Map<String, String> fields) {
    return header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
        .body(
            fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&")));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public HttpCall body(String text) {
    this.body = HttpRequest.BodyPublishers.ofString(text);
    return this;
  }

  public HttpCall multipart(Multipart parts) {
    this.body = HttpRequest.BodyPublishers.ofByteArray(parts.bytes());
    return header("Content-Type", parts.type());
  }

  public Exchange send() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, body)
            .timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    try {
      return new Exchange(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new IllegalStateException(method + " " + url + " got no answer", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
