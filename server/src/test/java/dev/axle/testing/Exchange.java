package dev.axle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request got for an answer. */
public final class Exchange {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpResponse<String> response;

  Exchange(HttpResponse<String> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** Fails unless the answer has this status; shows the body then. */
  public Exchange expect(int status) {
    assertThat(status()).as(body()).isEqualTo(status);
    return this;
  }

  public JsonNode json() {
    return MAPPER.readTree(body());
  }

  /** What stands at a JSON pointer, as text. */
  public String at(String pointer) {
    JsonNode node = json().at(pointer);
    assertThat(node.isMissingNode()).as("nothing at %s in %s", pointer, body()).isFalse();
    return node.isValueNode() ? node.asString() : node.toString();
  }

  public boolean has(String pointer) {
    return !json().at(pointer).isMissingNode();
  }
}
