package dev.axle.reference;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Content;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hands the description of the API out, this operation's too. */
public final class ReferenceApi {

  private final List<Operation> all;
  private final List<String> objectTypes;
  private @Nullable Reference reference;
  private @Nullable Content document;

  /**
   * @param others all other operations
   * @param objectTypes names of the standard object types
   */
  public ReferenceApi(List<Operation> others, List<String> objectTypes) {
    this.all = Stream.concat(others.stream(), operation()).toList();
    this.objectTypes = List.copyOf(objectTypes);
  }

  private Stream<Operation> operation() {
    return Stream.of(
        Operation.of("axle.reference.document", Method.GET, List.of("/openapi.json"))
            .access(Access.open())
            .limit(LimitClass.UNLIMITED)
            .gives(200, JsonNode.class)
            .documented("Describes the API, as OpenAPI 3.1.")
            .answeredBy(call -> Answer.ok(document())));
  }

  /** All operations, with the one that describes them. */
  public List<Operation> operations() {
    return all;
  }

  /** The description; made when it is first asked for, and kept. */
  public synchronized Reference reference() {
    Reference made = reference;
    if (made == null) {
      made = new Reference(all, objectTypes);
      reference = made;
    }
    return made;
  }

  private synchronized Content document() {
    Content made = document;
    if (made == null) {
      made = new Content(reference().document(), "application/json;charset=utf-8");
      document = made;
    }
    return made;
  }
}
