package dev.axle.crm.search.opensearch;

import dev.axle.crm.search.IndexUnavailable;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.SearchIndexes;
import dev.axle.edge.PortalId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The indexes of an installation's portals in an OpenSearch that its nodes share. */
public final class OpenSearchIndexes implements SearchIndexes {

  private final OpenSearchClient client;
  private final Names names;
  private final Term term;

  /**
   * Reaches for nothing yet.
   *
   * @param term of keeping the indexes: what is written in a later one stays, whatever an earlier
   *     one still writes
   */
  public OpenSearchIndexes(OpenSearchAddress address, long term) {
    this.client = new OpenSearchClient(address);
    this.names = new Names(address.prefix());
    this.term = new Term(term);
  }

  /** {@code ok}, or why no index can be used now. */
  public String state() {
    String fault = "what answers is no OpenSearch";
    try {
      JsonNode answer = client.send("GET", "/");
      return answer.path("version").has("lucene_version") ? "ok" : fault;
    } catch (IndexUnavailable | OpenSearchRefusal failure) {
      return failure.getMessage() + ": " + failure.getCause();
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
    return new OpenSearchIndex(client, names, term, portal);
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
