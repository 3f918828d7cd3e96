package dev.axle.reference;

import dev.axle.edge.Access;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the page of an operation shows of it, whoever looks.
 *
 * @param parameters of all spellings of the path
 * @param body the tables that explain what is sent; empty if no JSON is
 * @param answer those of what is answered, without the tables that the body has
 * @param failures which errors a caller has to expect, by status
 */
public record OperationSheet(
    Described described,
    List<PathParameter> parameters,
    List<SchemaTable> body,
    List<SchemaTable> answer,
    Map<Integer, String> failures) {

  public OperationSheet {
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
    answer = List.copyOf(answer);
  }

  /** A parameter of a path, and a value that it could have. */
  public record PathParameter(String name, String example) {}

  static OperationSheet of(Described described, Map<String, ? extends JsonNode> schemas) {
    SchemaTables tables = new SchemaTables(schemas);
    Map<Integer, String> failures = new TreeMap<>();
    SequencedSet<String> parameters = new LinkedHashSet<>();
    for (Described.Path path : described.paths()) {
      parameters.addAll(path.parameters());
      ErrorResponses.of(described, path)
          .forEach(failure -> failures.put(failure.status(), failure.description()));
    }
    return new OperationSheet(
        described,
        parameters.stream().map(name -> new PathParameter(name, Examples.path(name))).toList(),
        described.request().map(tables::of).orElse(List.of()),
        described.response().map(tables::of).orElse(List.of()),
        failures);
  }

  public Operation operation() {
    return described.operation();
  }

  /** Whether it needs no token. */
  public boolean isOpen() {
    return operation().access() instanceof Access.Open;
  }

  /** Whether its body is the fields of an HTML form. */
  public boolean takesForm() {
    return isOpen()
        && operation().method() == Method.POST
        && operation().request() == null
        && operation().parts().isEmpty();
  }

  /** Whether it opens, for some object types at least, to whoever has these scopes. */
  public boolean mayBeCalledWith(Set<String> scopes) {
    return described.scopes().stream().allMatch(each -> each.mayBeMetBy(scopes));
  }

  /** Whether it may be done in part, with a status of its own. */
  public boolean answersInPart() {
    return described.answersInPart();
  }

  /** Which limits a call of it counts against. */
  public String limit() {
    return isOpen()
        ? "Counts against no limit."
        : switch (operation().limit()) {
          case STANDARD ->
              "Counts against the app's calls in ten seconds, and the account's calls of the day.";
          case SEARCH ->
              "Counts against the account's searches in a second. Its answers have no headers of"
                  + " limits.";
          case UNLIMITED -> "Counts against no limit.";
        };
  }

  /** What is sent or answered, in words. */
  public SchemaTable.Words words(JsonNode schema) {
    return SchemaTables.words(schema);
  }

  /** An example, as one writes it. */
  public String written(Optional<JsonNode> example) {
    return example.map(Examples::written).orElse("");
  }
}
