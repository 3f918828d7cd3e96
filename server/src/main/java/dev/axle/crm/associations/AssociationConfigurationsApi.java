package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the maxima that a portal sets: how many records one record may have under a
 * type of association.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide (limits)
 */
public final class AssociationConfigurationsApi {

  private static final int MOST = 100;
  private static final String PLACE = "/definitions/configurations";

  /** The one dated version whose batch create answers 200 where the others answer 201. */
  private static final String PLAIN_OK = "/2026-09/";

  private final AssociationDefinitions definitions;
  private final AssociationAccess access;

  public AssociationConfigurationsApi(ObjectTypes types, AssociationDefinitions definitions) {
    this.definitions = definitions;
    this.access = new AssociationAccess(types, "fromObjectType");
  }

  public List<Operation> operations() {
    String pair = PLACE + "/{fromObjectType}/{toObjectType}";
    List<String> creates = ApiPaths.associations(pair + "/batch/create");
    List<String> purges = ApiPaths.associations(pair + "/batch/purge");
    return List.of(
        Operation.of(
                "crm.associations.configurations.all",
                Method.GET,
                ApiPaths.associations(PLACE + "/all"))
            .access(access.readingAny())
            .gives(200, AssociationWire.Configurations.class)
            .documented("Lists all maxima that the account has set.")
            .answeredBy(this::all),
        Operation.of(
                "crm.associations.configurations.list", Method.GET, ApiPaths.associations(pair))
            .access(access.reading())
            .gives(200, AssociationWire.Configurations.class)
            .documented("Lists the maxima between two object types.")
            .answeredBy(this::list),
        create("", creates.stream().filter(path -> !path.contains(PLAIN_OK)).toList(), 201),
        create(".2026-09", creates.stream().filter(path -> path.contains(PLAIN_OK)).toList(), 200),
        Operation.of(
                "crm.associations.configurations.update",
                Method.POST,
                ApiPaths.associations(pair + "/batch/update"))
            .access(access.writing())
            .takes(AssociationWire.ConfigureInputs.class)
            .gives(200, AssociationWire.Batch.class)
            .documented("Changes maxima.")
            .answeredBy(call -> set(call, 200, true)),
        Operation.of(
                "crm.associations.configurations.purge",
                Method.POST,
                purges.stream().filter(path -> !ApiPaths.isDated(path)).toList())
            .access(access.writing())
            .takes(AssociationWire.TypeRefs.class)
            .givesNothing()
            .documented("Takes maxima back.")
            .answeredBy(this::purge),
        Operation.of(
                "crm.associations.configurations.purge.dated",
                Method.POST,
                purges.stream().filter(ApiPaths::isDated).toList())
            .access(access.writing())
            .takes(AssociationWire.TypeRefs.class)
            .gives(200, AssociationWire.Batch.class)
            .documented("Takes maxima back.")
            .answeredBy(
                call -> {
                  purge(call);
                  return AssociationWire.batch(200, List.of(), List.of(), call);
                }));
  }

  private Operation create(String version, List<String> paths, int success) {
    return Operation.of("crm.associations.configurations.create" + version, Method.POST, paths)
        .access(access.writing())
        .takes(AssociationWire.ConfigureInputs.class)
        .gives(success, AssociationWire.Batch.class)
        .documented("Sets maxima.")
        .answeredBy(call -> set(call, success, false));
  }

  private Answer all(Call call) {
    return Answer.ok(shown(definitions.limited(call.portal())));
  }

  private Answer list(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    return Answer.ok(
        shown(
            definitions.limited(call.portal()).stream()
                .filter(type -> type.from().equals(from.id()) && type.to().equals(to.id()))
                .toList()));
  }

  private static AssociationWire.Configurations shown(List<AssociationType> types) {
    return new AssociationWire.Configurations(
        types.stream()
            .map(type -> configured(type, type.most().orElseThrow(), type.label().orElse(null)))
            .toList());
  }

  private static AssociationWire.Configured configured(
      AssociationType type, int most, @Nullable String label) {
    return new AssociationWire.Configured(type.category(), type.typeId(), most, label);
  }

  private Answer set(Call call, int success, boolean there) {
    List<AssociationWire.Configure> inputs =
        call.body(AssociationWire.ConfigureInputs.class).inputs();
    AssociationBatchesApi.checkSize(inputs, MOST);
    Map<AssociationType, Integer> wanted = new LinkedHashMap<>();
    List<BatchError> errors = new ArrayList<>();
    for (AssociationWire.Configure input : inputs) {
      try {
        AssociationType type = type(call, input.category(), input.typeId());
        check(type, input.maxToObjectIds(), there);
        wanted.put(type, input.maxToObjectIds());
      } catch (Problem problem) {
        errors.add(BatchError.of(problem, Map.of("typeId", List.of(input.typeId().toString()))));
      }
    }
    definitions.limit(call.portal(), wanted);
    List<AssociationWire.Configured> results = new ArrayList<>();
    wanted.forEach(
        (type, most) ->
            results.add(configured(type, most, there ? null : type.label().orElse(null))));
    return AssociationWire.batch(success, results, errors, call);
  }

  private static void check(AssociationType type, int most, boolean there) {
    if (most < 1) {
      throw AssociationProblems.badMaximum();
    }
    if (there && type.most().isEmpty()) {
      throw AssociationProblems.notConfigured(type.typeId());
    }
    if (!there && type.most().isPresent()) {
      throw AssociationProblems.configured(type.typeId());
    }
  }

  private AssociationType type(Call call, String category, int typeId) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    return definitions.between(call.portal(), from.id(), to.id()).stream()
        .filter(type -> type.category().equals(category) && type.typeId() == typeId)
        .findFirst()
        .orElseThrow(() -> AssociationProblems.unknownType(category, typeId));
  }

  private Answer purge(Call call) {
    List<AssociationWire.TypeRef> inputs = call.body(AssociationWire.TypeRefs.class).inputs();
    AssociationBatchesApi.checkSize(inputs, MOST);
    definitions.unlimit(
        call.portal(),
        inputs.stream().map(input -> type(call, input.category(), input.typeId())).toList());
    return Answer.noContent();
  }
}
