package dev.axle.crm.search.opensearch;

import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexUnusable;
import dev.axle.edge.Json;
import dev.axle.edge.PortalId;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What OpenSearch is known to hold of a portal: an index for each type that ever had a record, and
 * a document of notes once all is complete. If it is not there any more it has been lost, and must
 * not be taken for something that has no records.
 */
final class Holdings {

  private final OpenSearchClient client;
  private final Names names;
  private final PortalId portal;
  private final Set<String> types = ConcurrentHashMap.newKeySet();
  private volatile boolean noted;

  Holdings(OpenSearchClient client, Names names, PortalId portal) {
    this.client = client;
    this.names = names;
    this.portal = portal;
  }

  /** Sees to it that a type has an index. */
  void need(ObjectTypeId type) {
    if (!types.contains(type.value())) {
      create(
          names.index(portal, type),
          Map.of("aliases", Map.of(names.records(portal, type), Map.of())),
          "records.json");
      types.add(type.value());
    }
  }

  private void create(String index, Map<String, ?> more, String resource) {
    if (client.find("HEAD", "/" + index).isPresent()) {
      return;
    }
    Map<String, Object> definition = new HashMap<>(more);
    resource(resource).forEachEntry(definition::put);
    client.sendUnlessThere("/" + index, definition);
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Holdings.class.getResourceAsStream(name)) {
      return Json.mapper().readTree(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException("missing resource " + name, unreadable);
    }
  }

  /** What to think of a type whose index is not there. */
  void missing(ObjectTypeId type) {
    if (types.contains(type.value()) || (noted && notes().isEmpty())) {
      throw lost();
    }
  }

  IndexUnusable lost() {
    return new IndexUnusable("OpenSearch has lost the index of portal " + portal);
  }

  Map<String, String> notes() {
    Map<String, String> notes = new HashMap<>();
    client
        .find("GET", note())
        .map(found -> found.path("_source"))
        .ifPresent(
            source -> {
              source.path("notes").forEachEntry((name, note) -> notes.put(name, note.asString()));
              source.path("types").valueStream().map(JsonNode::asString).forEach(types::add);
              noted = true;
            });
    return notes;
  }

  void note(Map<String, String> notes, long version) {
    if (!noted) {
      create(names.notes(), Map.of(), "notes.json");
    }
    client.sendUnlessLate(
        "PUT", note() + versioned(version), Map.of("notes", notes, "types", List.copyOf(types)));
    noted = true;
  }

  void forget(ObjectTypeId type) {
    client.find("DELETE", "/" + names.index(portal, type));
    types.remove(type.value());
  }

  void forgetAll(long version) {
    client.find("DELETE", note() + versioned(version));
    client
        .send("GET", "/_cat/indices/" + names.records(portal) + "?format=json&h=index")
        .valueStream()
        .forEach(each -> client.find("DELETE", "/" + each.path("index").asString()));
    types.clear();
    noted = false;
  }

  private String note() {
    return "/" + names.notes() + "/_doc/" + portal;
  }

  private static String versioned(long version) {
    return "?version_type=external&version=" + version;
  }
}
