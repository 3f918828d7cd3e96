package dev.axle.reference;

import dev.axle.edge.Json;
import dev.axle.edge.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All operations, described: what the OpenAPI document and the reference pages say. */
public final class Reference {

  private final List<Described> operations;
  private final Map<String, List<String>> openedBy;
  private final Schemas schemas = new Schemas();

  /** Operations of one tag, in the order of the list. */
  public record Group(String tag, List<Described> operations) {
    public Group {
      operations = List.copyOf(operations);
    }

    /** What it is about, in words. */
    public String title() {
      return Area.about(tag);
    }

    /** The area that it belongs to. */
    public String area() {
      return Area.title(tag);
    }
  }

  /**
   * @param operations all that is routed
   * @param objectTypes names of the standard object types
   */
  public Reference(List<Operation> operations, List<String> objectTypes) {
    Map<Operation, ObjectNode> requests = new LinkedHashMap<>();
    Map<Operation, ObjectNode> responses = new LinkedHashMap<>();
    for (Operation operation : operations) {
      Class<?> request = operation.request();
      if (request != null) {
        requests.put(operation, schemas.of(request));
      }
      Class<?> response = operation.response();
      if (response != null) {
        responses.put(operation, schemas.of(response));
      }
    }
    Examples examples = new Examples(schemas.components());
    PathTemplate.Names names =
        new PathTemplate.Names(operations.stream().map(Operation::name).toList());
    List<Described> described = new ArrayList<>();
    for (Operation operation : operations) {
      Optional<JsonNode> request = Optional.ofNullable(requests.get(operation));
      Optional<JsonNode> response = Optional.ofNullable(responses.get(operation));
      described.add(
          new Described(
              operation,
              tag(operation.name()),
              IntStream.range(0, operation.paths().size())
                  .mapToObj(i -> names.of(operation.name(), i, operation.paths().get(i)))
                  .toList(),
              RequiredScopes.of(operation, objectTypes),
              request,
              response,
              request.map(examples::of),
              response.map(examples::of)));
    }
    this.operations = List.copyOf(described);
    this.openedBy = openedBy(this.operations);
  }

  /** The feature: all of a name but what is done, at most two words. */
  private static String tag(String name) {
    String[] words = name.split("\\.");
    return words.length > 2 ? words[0] + "." + words[1] : words[0];
  }

  public List<Described> operations() {
    return operations;
  }

  /** The operations by tag, in the order of the tags' names. */
  public List<Group> groups() {
    Map<String, List<Described>> byTag = new TreeMap<>();
    for (Described each : operations) {
      byTag.computeIfAbsent(each.tag(), unused -> new ArrayList<>()).add(each);
    }
    return byTag.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** What each operation does that a scope opens, in words, without those that say the same. */
  public List<String> opened(String scope) {
    return openedBy.getOrDefault(scope, List.of());
  }

  private static Map<String, List<String>> openedBy(List<Described> operations) {
    Map<String, Set<String>> words = new HashMap<>();
    for (Described each : operations) {
      for (RequiredScopes required : each.scopes()) {
        for (String scope : required.all()) {
          words
              .computeIfAbsent(scope, unused -> new LinkedHashSet<>())
              .add(each.operation().documentation());
        }
      }
    }
    Map<String, List<String>> opened = new HashMap<>();
    words.forEach((scope, all) -> opened.put(scope, List.copyOf(all)));
    return Map.copyOf(opened);
  }

  /** The schemas of all records that are sent or answered, by name. */
  public Map<String, ? extends JsonNode> schemas() {
    return schemas.components();
  }

  /**
   * A call of an operation in each language.
   *
   * @param origin scheme and authority of the instance, such as {@code http://localhost:8080}
   */
  public Map<Language, String> snippets(Described operation, String origin) {
    return Snippets.of(operation, origin);
  }

  /** The OpenAPI document, as JSON. */
  byte[] document() {
    return Json.write(OpenApi.document(operations, schemas.components()));
  }
}
