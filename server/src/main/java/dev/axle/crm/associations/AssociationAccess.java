package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Call;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.PathParameters;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Who may read and write the associations of the two types that a path names. */
final class AssociationAccess {

  private final ObjectTypes types;
  private final String from;

  /**
   * @param from the path's parameter that names the first type; the second is {@code toObjectType}
   */
  AssociationAccess(ObjectTypes types, String from) {
    this.types = types;
    this.from = from;
  }

  ObjectType from(Call call) {
    return types.named(call.portal(), call.path(from));
  }

  ObjectType to(Call call) {
    return types.named(call.portal(), call.path("toObjectType"));
  }

  Access reading() {
    return both(ObjectType.Scopes::read);
  }

  Access writing() {
    return both(ObjectType.Scopes::write);
  }

  /** For what concerns no type in particular. */
  Access readingAny() {
    return Access.anyOf((caller, path) -> any(caller, ObjectType.Scopes::read));
  }

  /** HubSpot lets apps that only read make reports; people have to have a role that writes. */
  Access reportingAny() {
    return Access.anyOf(
        (caller, path) ->
            any(
                caller,
                caller.kind() == CallerKind.USER
                    ? ObjectType.Scopes::write
                    : ObjectType.Scopes::read));
  }

  private Set<String> any(Caller caller, Function<ObjectType.Scopes, Set<String>> kind) {
    Set<String> any = new TreeSet<>();
    types.all(caller.portal()).forEach(type -> any.addAll(kind.apply(type.scopes())));
    return any;
  }

  private Access both(Function<ObjectType.Scopes, Set<String>> kind) {
    return Access.eachOf(
        (caller, path) -> kind.apply(scopes(caller, path, from)),
        (caller, path) -> kind.apply(scopes(caller, path, "toObjectType")));
  }

  private ObjectType.Scopes scopes(Caller caller, PathParameters path, String name) {
    return types.named(caller.portal(), path.get(name)).scopes();
  }
}
