package dev.axle.crm.objectlibrary;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The operations that tell which object types are enabled: all that the portal knows, since no
 * operation of HubSpot's switches one off, and records of all of them can be made.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-object-library-v3/guide
 */
public final class ObjectLibraryApi {

  private final ObjectTypes types;

  public ObjectLibraryApi(ObjectTypes types) {
    this.types = types;
  }

  /** {@code PortalObjectTypeEnablementPublicResponse}. */
  record All(Map<String, Boolean> enablementByObjectTypeId) {}

  /** {@code ObjectTypeEnablementPublicResponse}. */
  record One(boolean enablement) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "crm.object-library.list",
                Method.GET,
                ApiPaths.crm("object-library", "/enablement"))
            .access(anyType())
            .gives(200, All.class)
            .documented("Tells of each object type whether it is enabled.")
            .answeredBy(this::list),
        Operation.of(
                "crm.object-library.read",
                Method.GET,
                ApiPaths.crm("object-library", "/enablement/{objectTypeId}"))
            .access(anyType())
            .gives(200, One.class)
            .documented("Tells whether an object type is enabled.")
            .answeredBy(this::read));
  }

  private Access anyType() {
    return Access.anyOf(
        (caller, path) -> {
          Set<String> any = new TreeSet<>();
          for (ObjectType type : types.all()) {
            any.addAll(type.scopes().read());
            any.addAll(type.scopes().write());
          }
          any.addAll(Set.of("crm.objects.custom.read", "crm.objects.custom.write"));
          return any;
        });
  }

  private Answer list(Call call) {
    Map<String, Boolean> enabled = new TreeMap<>();
    types.all(call.portal()).forEach(type -> enabled.put(type.id().value(), true));
    return Answer.ok(new All(enabled));
  }

  /** A type that the portal does not know, such as another portal's, is not enabled. */
  private Answer read(Call call) {
    return Answer.ok(new One(types.knows(call.portal(), call.path("objectTypeId"))));
  }
}
