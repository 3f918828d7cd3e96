package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations on definitions and groups. */
public final class PropertiesApi {

  private static final int LARGEST_BATCH = 100;

  /** The one dated version whose batch create answers 200 where the others answer 201. */
  private static final String PLAIN_OK = "/2026-09/";

  private static final Parameter SENSITIVITY =
      Parameter.text(
          "dataSensitivity",
          "Which ones are wanted: non_sensitive unless told, sensitive or highly_sensitive.");

  private final ObjectTypes types;
  private final Properties properties;

  public PropertiesApi(ObjectTypes types, Properties properties) {
    this.types = types;
    this.properties = properties;
  }

  public List<Operation> operations() {
    return Stream.of(definitions(), batches(), groups()).flatMap(List::stream).toList();
  }

  private List<Operation> definitions() {
    List<String> all = paths("");
    List<String> one = paths("/{propertyName}");
    return List.of(
        Operation.of("crm.properties.list", Method.GET, all)
            .access(reading())
            .gives(200, PropertyWire.Listing.class)
            .query(
                Parameter.archived(),
                SENSITIVITY,
                Parameter.texts("properties", "The names of those wanted."))
            .documented("Lists the properties of a type.")
            .answeredBy(this::list),
        Operation.of("crm.properties.create", Method.POST, all)
            .access(writing())
            .takes(PropertyWire.CreateRequest.class)
            .gives(201, PropertyWire.Shown.class)
            .documented("Makes a property.")
            .answeredBy(this::create),
        Operation.of("crm.properties.read", Method.GET, one)
            .access(reading())
            .gives(200, PropertyWire.Shown.class)
            .query(Parameter.archived())
            .documented("Reads a property.")
            .answeredBy(this::read),
        Operation.of("crm.properties.update", Method.PATCH, one)
            .access(writing())
            .takes(PropertyWire.UpdateRequest.class)
            .gives(200, PropertyWire.Shown.class)
            .documented("Changes a property.")
            .answeredBy(this::update),
        Operation.of("crm.properties.archive", Method.DELETE, one)
            .access(writing())
            .givesNothing()
            .documented("Archives a property.")
            .answeredBy(this::archive));
  }

  private List<Operation> batches() {
    Map<Boolean, List<String>> creates =
        paths("/batch/create").stream()
            .collect(Collectors.partitioningBy(path -> path.contains(PLAIN_OK)));
    return List.of(
        Operation.of("crm.properties.batch.read", Method.POST, paths("/batch/read"))
            .access(reading())
            .takes(PropertyWire.BatchReadRequest.class)
            .gives(200, PropertyWire.Batch.class)
            .documented("Reads up to 100 properties.")
            .answeredBy(this::batchRead),
        Operation.of(
                "crm.properties.batch.create", Method.POST, creates.getOrDefault(false, List.of()))
            .access(writing())
            .takes(PropertyWire.BatchCreateRequest.class)
            .gives(201, PropertyWire.Batch.class)
            .documented("Makes up to 100 properties.")
            .answeredBy(call -> batchCreate(call, 201)),
        Operation.of(
                "crm.properties.batch.create.2026-09",
                Method.POST,
                creates.getOrDefault(true, List.of()))
            .access(writing())
            .takes(PropertyWire.BatchCreateRequest.class)
            .gives(200, PropertyWire.Batch.class)
            .documented("Makes up to 100 properties.")
            .answeredBy(call -> batchCreate(call, 200)),
        Operation.of("crm.properties.batch.archive", Method.POST, paths("/batch/archive"))
            .access(writing())
            .takes(PropertyWire.BatchArchiveRequest.class)
            .givesNothing()
            .documented("Archives up to 100 properties.")
            .answeredBy(this::batchArchive));
  }

  private List<Operation> groups() {
    List<String> all = paths("/groups");
    List<String> one = paths("/groups/{groupName}");
    return List.of(
        Operation.of("crm.properties.groups.list", Method.GET, all)
            .access(reading())
            .gives(200, PropertyWire.GroupListing.class)
            .documented("Lists the property groups of a type.")
            .answeredBy(this::listGroups),
        Operation.of("crm.properties.groups.create", Method.POST, all)
            .access(writing())
            .takes(PropertyWire.GroupCreateRequest.class)
            .gives(201, PropertyWire.Group.class)
            .documented("Makes a property group.")
            .answeredBy(this::createGroup),
        Operation.of("crm.properties.groups.read", Method.GET, one)
            .access(reading())
            .gives(200, PropertyWire.Group.class)
            .documented("Reads a property group.")
            .answeredBy(this::readGroup),
        Operation.of("crm.properties.groups.update", Method.PATCH, one)
            .access(writing())
            .takes(PropertyWire.GroupUpdateRequest.class)
            .gives(200, PropertyWire.Group.class)
            .documented("Changes a property group.")
            .answeredBy(this::updateGroup),
        Operation.of("crm.properties.groups.archive", Method.DELETE, one)
            .access(writing())
            .givesNothing()
            .documented("Archives a property group that no property is in.")
            .answeredBy(this::archiveGroup));
  }

  private static List<String> paths(String tail) {
    return ApiPaths.crm("properties", "/{objectType}" + tail);
  }

  private Access reading() {
    return Access.anyOf(
        (caller, path) ->
            types.named(caller.portal(), path.get("objectType")).scopes().schemaRead());
  }

  private Access writing() {
    return Access.anyOf(
        (caller, path) ->
            types.named(caller.portal(), path.get("objectType")).scopes().schemaWrite());
  }

  private ObjectType type(Call call) {
    return types.named(call.portal(), call.path("objectType"));
  }

  private Answer list(Call call) {
    PropertyDefinitions definitions = properties.of(call.portal(), type(call));
    Collection<PropertyDefinition> asked =
        call.query().flag("archived") ? definitions.archived() : definitions.inUse();
    Set<String> names = call.query().list("properties");
    String sensitivity = call.query().text("dataSensitivity").orElse("non_sensitive");
    return Answer.ok(
        new PropertyWire.Listing(
            asked.stream()
                .filter(each -> each.content().dataSensitivity().equals(sensitivity))
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .map(PropertyWire.Shown::of)
                .toList()));
  }

  private Answer create(Call call) {
    PropertyDefinition made =
        properties.create(
            call.portal(),
            type(call),
            call.body(PropertyWire.CreateRequest.class).property(),
            call.now());
    return Answer.created(PropertyWire.Shown.of(made), call.location(made.name()));
  }

  private Answer read(Call call) {
    return Answer.ok(
        PropertyWire.Shown.of(
            properties.read(
                call.portal(),
                type(call),
                call.path("propertyName"),
                call.query().flag("archived"))));
  }

  private Answer update(Call call) {
    return Answer.ok(
        PropertyWire.Shown.of(
            properties.update(
                call.portal(),
                type(call),
                call.path("propertyName"),
                call.body(PropertyWire.UpdateRequest.class).edit(),
                call.now())));
  }

  private Answer archive(Call call) {
    properties.archive(call.portal(), type(call), call.path("propertyName"), call.now());
    return Answer.noContent();
  }

  private Answer batchRead(Call call) {
    var request = call.body(PropertyWire.BatchReadRequest.class);
    checkSize(request.inputs());
    Properties.Found found =
        properties.readAll(
            call.portal(),
            type(call),
            request.inputs().stream().map(PropertyWire.Name::name).toList(),
            Boolean.TRUE.equals(request.archived()));
    List<BatchError> errors =
        found.missing().isEmpty()
            ? List.of()
            : List.of(
                BatchError.of(PropertyProblems.someNotFound(), Map.of("name", found.missing())));
    return batch(200, found.definitions(), errors, call);
  }

  private Answer batchCreate(Call call, int success) {
    var request = call.body(PropertyWire.BatchCreateRequest.class);
    checkSize(request.inputs());
    Properties.Created created =
        properties.createAll(
            call.portal(),
            type(call),
            request.inputs().stream().map(PropertyWire.CreateRequest::property).toList(),
            call.now());
    List<BatchError> errors = new ArrayList<>();
    created
        .problems()
        .forEach(
            (name, problem) -> errors.add(BatchError.of(problem, Map.of("name", List.of(name)))));
    if (created.definitions().isEmpty() && created.problems().size() == 1) {
      throw created.problems().values().iterator().next();
    }
    return batch(success, created.definitions(), errors, call);
  }

  private Answer batchArchive(Call call) {
    var request = call.body(PropertyWire.BatchArchiveRequest.class);
    checkSize(request.inputs());
    properties.archiveAll(
        call.portal(),
        type(call),
        request.inputs().stream().map(PropertyWire.Name::name).toList(),
        call.now());
    return Answer.noContent();
  }

  private static void checkSize(List<?> inputs) {
    if (inputs.isEmpty()) {
      throw PropertyProblems.noInputs();
    }
    if (inputs.size() > LARGEST_BATCH) {
      throw PropertyProblems.tooManyInputs(LARGEST_BATCH);
    }
  }

  private static Answer batch(
      int success, List<PropertyDefinition> results, List<BatchError> errors, Call call) {
    PropertyWire.Batch batch =
        new PropertyWire.Batch(
            "COMPLETE",
            results.stream().map(PropertyWire.Shown::of).toList(),
            errors.isEmpty() ? null : errors.size(),
            errors.isEmpty() ? null : errors,
            call.startedAt().toString(),
            call.now().toString());
    return new Answer(errors.isEmpty() ? success : 207, batch, Map.of());
  }

  private Answer listGroups(Call call) {
    return Answer.ok(
        new PropertyWire.GroupListing(
            properties.groups().all(call.portal(), type(call)).stream()
                .map(PropertyWire.Group::of)
                .toList()));
  }

  private Answer createGroup(Call call) {
    var request = call.body(PropertyWire.GroupCreateRequest.class);
    Integer order = request.displayOrder();
    PropertyGroup made =
        properties
            .groups()
            .create(
                call.portal(),
                type(call),
                request.name(),
                request.label(),
                order == null ? -1 : order,
                call.now());
    return Answer.created(PropertyWire.Group.of(made), call.location(made.name()));
  }

  private Answer readGroup(Call call) {
    return Answer.ok(
        PropertyWire.Group.of(
            properties.groups().read(call.portal(), type(call), call.path("groupName"))));
  }

  private Answer updateGroup(Call call) {
    var request = call.body(PropertyWire.GroupUpdateRequest.class);
    return Answer.ok(
        PropertyWire.Group.of(
            properties
                .groups()
                .update(
                    call.portal(),
                    type(call),
                    call.path("groupName"),
                    Optional.ofNullable(request.label()),
                    Optional.ofNullable(request.displayOrder()),
                    call.now())));
  }

  private Answer archiveGroup(Call call) {
    properties.archiveGroup(call.portal(), type(call), call.path("groupName"), call.now());
    return Answer.noContent();
  }
}
