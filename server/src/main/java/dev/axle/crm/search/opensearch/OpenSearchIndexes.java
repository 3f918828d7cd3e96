package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.IndexUnusable;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.SearchIndexes;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The indexes of an installation's portals in an OpenSearch that its nodes share. */
public final class OpenSearchIndexes implements SearchIndexes {

  private final OpenSearchClient client;
  private final Names names;

  /** Reaches for nothing yet. */
  public OpenSearchIndexes(OpenSearchAddress address) {
    this.client = new OpenSearchClient(address);
    this.names = new Names(address.prefix());
  }

  /** {@code ok}, or why no index can be used now. */
  public String state() {
    String fault = "what answers is no OpenSearch";
    try {
      JsonNode answer = client.send("GET", "/");
      return answer.path("version").has("lucene_version") ? "ok" : fault;
    } catch (OpenSearchUnavailable | IndexUnusable failure) {
      return failure.toString();
    }
  }

  @Override
  public Set<PortalId> portals() {
    return names(names.records()).stream().map(names::portal).collect(Collectors.toSet());
  }

  private List<String> names(String pattern) {
    JsonNode found = client.send("GET", "/_cat/indices/" + pattern + "?format=json&h=index");
    return found.valueStream().map(each -> each.path("index").asString()).toList();
  }

  @Override
  public SearchIndex open(PortalId portal) {
    define();
    return new OpenSearchIndex(client, names, portal);
  }

  /** Says how indexes are made: OpenSearch makes one when the first record comes. */
  private void define() {
    client.send(
        "PUT",
        "/_index_template/" + names.prefix() + "-records",
        template("records", names.records()));
    client.send(
        "PUT", "/_index_template/" + names.prefix() + "-notes", template("notes", names.notes()));
  }

  private static Map<String, ?> template(String resource, String pattern) {
    return Map.of("index_patterns", List.of(pattern), "template", resource(resource + ".json"));
  }

  private static JsonNode resource(String name) {
    try (InputStream in = OpenSearchIndexes.class.getResourceAsStream(name)) {
      return Json.mapper().readTree(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException("missing resource " + name, unreadable);
    }
  }

  @Override
  public void delete(PortalId portal) {
    try (SearchIndex index = open(portal)) {
      index.clear();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
