package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.IndexUnavailable;
import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.Request;
import org.opensearch.client.Response;
import org.opensearch.client.ResponseException;
import org.opensearch.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * JSON to OpenSearch and back. A node that does not answer is left alone for a while and another
 * one asked; connections and waiting are bounded.
 */
final class OpenSearchClient implements AutoCloseable {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final String ALREADY_THERE = "resource_already_exists_exception";

  /**
   * Too many requests, what stands before an OpenSearch that can't be reached, and a user who is
   * not let in until somebody sets that right.
   */
  private static final Set<Integer> PASSING = Set.of(401, 403, 429, 502, 503, 504);

  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  private static final Timeout ANSWER = Timeout.ofSeconds(30);

  private final RestClient rest;

  OpenSearchClient(OpenSearchAddress address) {
    this.rest =
        RestClient.builder(
                address.nodes().stream()
                    .map(node -> new HttpHost(node.getScheme(), node.getHost(), node.getPort()))
                    .toArray(HttpHost[]::new))
            .setDefaultHeaders(
                address.credentials().stream()
                    .map(OpenSearchClient::authorization)
                    .toArray(Header[]::new))
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(CONNECT)
                        .setConnectionRequestTimeout(ANSWER)
                        .setResponseTimeout(ANSWER))
            .build();
  }

  private static Header authorization(OpenSearchAddress.Credentials credentials) {
    String pair = credentials.user() + ":" + credentials.password();
    return new BasicHeader(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What is answered.
   *
   * @throws IndexUnavailable if nobody answers, or only that there is too much to do
   * @throws OpenSearchRefusal if it is refused
   */
  JsonNode send(String method, String path) {
    return answer(new Request(method, path));
  }

  /** As {@link #send(String, String)}. */
  JsonNode send(String method, String path, Map<String, ?> body) {
    return answer(request(method, path, body));
  }

  /** Has an index made, unless another node is quicker. */
  void sendUnlessThere(String path, Map<String, ?> definition) {
    try {
      rest.performRequest(request("PUT", path, definition));
    } catch (ResponseException refusal) {
      if (!String.valueOf(refusal.getMessage()).contains(ALREADY_THERE)) {
        throw unchecked(refusal);
      }
    } catch (IOException failure) {
      throw unchecked(failure);
    }
  }

  /** As {@link #send(String, String)}, of lines of JSON. */
  JsonNode sendLines(String path, byte[] lines) {
    Request request = new Request("POST", path);
    request.setEntity(new ByteArrayEntity(lines, ContentType.create("application/x-ndjson")));
    return answer(request);
  }

  /** As {@link #send(String, String)}; empty if there is no such thing. */
  Optional<JsonNode> find(String method, String path) {
    return answer(new Request(method, path), NOT_FOUND);
  }

  /** As {@link #find(String, String)}. */
  Optional<JsonNode> find(String method, String path, Map<String, ?> body) {
    return answer(request(method, path, body), NOT_FOUND);
  }

  /** As {@link #send(String, String)}; empty if something later is there. */
  Optional<JsonNode> sendUnlessLate(String method, String path, Map<String, ?> body) {
    return answer(request(method, path, body), CONFLICT);
  }

  private static Request request(String method, String path, Map<String, ?> body) {
    Request request = new Request(method, path);
    request.setEntity(new ByteArrayEntity(Json.write(body), ContentType.APPLICATION_JSON));
    return request;
  }

  private JsonNode answer(Request request) {
    try {
      return body(rest.performRequest(request));
    } catch (IOException failure) {
      throw unchecked(failure);
    }
  }

  /** Empty if it is refused with a status. */
  private Optional<JsonNode> answer(Request request, int harmless) {
    try {
      Response response = rest.performRequest(request);
      return response.getStatusLine().getStatusCode() == harmless
          ? Optional.empty()
          : Optional.of(body(response));
    } catch (ResponseException refusal) {
      if (refusal.getResponse().getStatusLine().getStatusCode() == harmless) {
        return Optional.empty();
      }
      throw unchecked(refusal);
    } catch (IOException failure) {
      throw unchecked(failure);
    }
  }

  private static JsonNode body(Response response) throws IOException {
    if (response.getEntity() == null) {
      return MissingNode.getInstance();
    }
    try (InputStream content = response.getEntity().getContent()) {
      return Json.mapper().readTree(content);
    } catch (JacksonException notJson) {
      throw new OpenSearchRefusal("What answers is no OpenSearch", notJson);
    }
  }

  private static RuntimeException unchecked(IOException failure) {
    if (failure instanceof ResponseException refusal
        && !PASSING.contains(refusal.getResponse().getStatusLine().getStatusCode())) {
      return new OpenSearchRefusal("OpenSearch refuses", refusal);
    }
    return new IndexUnavailable("OpenSearch can't be used now", failure);
  }

  @Override
  public void close() {
    try {
      rest.close();
    } catch (IOException failure) {
      throw unchecked(failure);
    }
  }
}
