package dev.axle.crm.objects;

import dev.axle.crm.associations.RecordAssociations;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.journal.Author;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of version 3 on one association of a record; they answer with the record. */
public final class ObjectAssociationsApi {

  private final ObjectTypes types;
  private final RecordAssociations associations;
  private final ObjectReader reader;

  public ObjectAssociationsApi(
      ObjectTypes types, RecordAssociations associations, ObjectReader reader) {
    this.types = types;
    this.associations = associations;
    this.reader = reader;
  }

  public List<Operation> operations() {
    List<String> paths =
        ApiPaths.crmV3(
            "objects",
            "/{objectType}/{objectId}/associations/{toObjectType}/{toObjectId}/{associationType}");
    return List.of(
        Operation.of("crm.associations.v3.create", Method.PUT, paths)
            .access(writing())
            .gives(200, ObjectWire.Shown.class)
            .documented("Associates two records under a type, by its name or its id.")
            .answeredBy(this::create),
        Operation.of("crm.associations.v3.archive", Method.DELETE, paths)
            .access(writing())
            .givesNothing()
            .documented("Takes a type of association away from two records.")
            .answeredBy(this::archive));
  }

  private Access writing() {
    return Access.eachOf(
        (caller, path) -> types.named(caller.portal(), path.get("objectType")).scopes().write(),
        (caller, path) -> types.named(caller.portal(), path.get("toObjectType")).scopes().write());
  }

  private Answer create(Call call) {
    ObjectType from = types.named(call.portal(), call.path("objectType"));
    ObjectType to = types.named(call.portal(), call.path("toObjectType"));
    associations.add(Author.of(call.caller()), from, to, tie(call, from, to));
    SeenObject seen =
        reader.read(
            call.portal(),
            from,
            call.path("objectId"),
            Optional.empty(),
            new Reading(Set.of(), Set.of(), List.of(to), false));
    return Answer.ok(Rendering.of(seen, id -> types.named(call.portal(), id.value())));
  }

  private Answer archive(Call call) {
    ObjectType from = types.named(call.portal(), call.path("objectType"));
    ObjectType to = types.named(call.portal(), call.path("toObjectType"));
    associations.untie(Author.of(call.caller()), from, to, List.of(tie(call, from, to)));
    return Answer.noContent();
  }

  private RecordAssociations.Tie tie(Call call, ObjectType from, ObjectType to) {
    return new RecordAssociations.Tie(
        ObjectId.of(call.path("objectId")),
        ObjectId.of(call.path("toObjectId")),
        List.of(associations.named(call.portal(), from, to, call.path("associationType"))));
  }
}
