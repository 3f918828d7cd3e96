package dev.axle.crm.objects;

import dev.axle.crm.associations.Wanted;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectOperation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.Query;
import dev.axle.journal.Author;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations on records: every type, standard or a portal's own, through the same ten.
 *
 * <p>Source: https://developers.hubspot.com/docs/guides/crm/using-object-apis
 */
public final class ObjectsApi {

  private static final int PAGE = 10;
  private static final int LARGEST_PAGE = 100;
  private static final int LARGEST_PAGE_WITH_HISTORY = 50;
  private static final int LARGEST_BATCH = 100;
  private static final int LARGEST_BATCH_WITH_HISTORY = 50;

  private static final Parameter BY_PROPERTY =
      Parameter.text(
          "idProperty", "The unique property whose value stands in the path in place of the id.");

  private static final Parameter[] SHOWN = {
    Parameter.texts("properties", "Which values to show, in place of the type's usual ones."),
    Parameter.texts(
        "propertiesWithHistory",
        "Which values to show with those they had before; then 50 to a page at most."),
    Parameter.texts("associations", "The object types whose associated ids are wanted."),
    Parameter.archived()
  };

  private final ObjectTypes types;
  private final Objects objects;
  private final ObjectReader reader;

  public ObjectsApi(ObjectTypes types, Objects objects, ObjectReader reader) {
    this.types = types;
    this.objects = objects;
    this.reader = reader;
  }

  public List<Operation> operations() {
    List<String> all = paths("");
    List<String> one = paths("/{objectId}");
    return List.of(
        Operation.of("crm.objects.list", Method.GET, all)
            .access(reading())
            .gives(200, ObjectWire.Listing.class)
            .query(Parameter.limit(PAGE, LARGEST_PAGE), Parameter.after())
            .query(SHOWN)
            .documented("Lists the records of a type, a page at a time.")
            .answeredBy(this::list),
        Operation.of("crm.objects.create", Method.POST, all)
            .access(writing())
            .takes(ObjectWire.CreateRequest.class)
            .gives(201, ObjectWire.Shown.class)
            .documented("Makes a record, associated with others if wanted.")
            .answeredBy(this::create),
        Operation.of("crm.objects.read", Method.GET, one)
            .access(reading())
            .gives(200, ObjectWire.Shown.class)
            .query(BY_PROPERTY)
            .query(SHOWN)
            .documented("Reads a record by its id or by a unique property.")
            .answeredBy(this::read),
        Operation.of("crm.objects.update", Method.PATCH, one)
            .access(writing())
            .takes(ObjectWire.UpdateRequest.class)
            .gives(200, ObjectWire.Shown.class)
            .query(BY_PROPERTY)
            .documented("Changes some values of a record.")
            .answeredBy(this::update),
        Operation.of("crm.objects.archive", Method.DELETE, one)
            .access(writing())
            .givesNothing()
            .documented("Moves a record to the recycle bin.")
            .answeredBy(this::archive),
        Operation.of("crm.objects.batch.read", Method.POST, paths("/batch/read"))
            .access(reading())
            .takes(ObjectWire.BatchReadRequest.class)
            .gives(200, ObjectWire.Batch.class)
            .query(Parameter.archived())
            .documented("Reads up to 100 records by ids or by values of a unique property.")
            .answeredBy(this::batchRead),
        Operation.of("crm.objects.batch.create", Method.POST, paths("/batch/create"))
            .access(writing())
            .takes(ObjectWire.BatchCreateRequest.class)
            .gives(201, ObjectWire.Batch.class)
            .documented("Makes up to 100 records.")
            .answeredBy(this::batchCreate),
        Operation.of("crm.objects.batch.update", Method.POST, paths("/batch/update"))
            .access(writing())
            .takes(ObjectWire.BatchUpdateRequest.class)
            .gives(200, ObjectWire.Batch.class)
            .documented("Changes up to 100 records.")
            .answeredBy(this::batchUpdate),
        Operation.of("crm.objects.batch.upsert", Method.POST, paths("/batch/upsert"))
            .access(writing())
            .takes(ObjectWire.BatchUpdateRequest.class)
            .gives(200, ObjectWire.Batch.class)
            .documented("Changes or makes up to 100 records, found by a unique property.")
            .answeredBy(this::batchUpsert),
        Operation.of("crm.objects.batch.archive", Method.POST, paths("/batch/archive"))
            .access(writing())
            .takes(ObjectWire.BatchArchiveRequest.class)
            .givesNothing()
            .documented("Moves up to 100 records to the recycle bin.")
            .answeredBy(this::batchArchive));
  }

  private static List<String> paths(String tail) {
    return ApiPaths.crm("objects", "/{objectType}" + tail);
  }

  private Access reading() {
    return Access.anyOf(
        (caller, path) -> types.named(caller.portal(), path.get("objectType")).scopes().read());
  }

  private Access writing() {
    return Access.anyOf(
        (caller, path) -> types.named(caller.portal(), path.get("objectType")).scopes().write());
  }

  private ObjectType type(Call call, ObjectOperation operation) {
    return allowing(operation, types.named(call.portal(), call.path("objectType")));
  }

  /**
   * The type, if its records can be treated so.
   *
   * @throws dev.axle.edge.Problem 405 if not
   */
  static ObjectType allowing(ObjectOperation operation, ObjectType type) {
    if (!type.operations().contains(operation)) {
      throw ObjectProblems.notAllowed(type, operation.name());
    }
    return type;
  }

  private Answer list(Call call) {
    ObjectType type = type(call, ObjectOperation.LIST);
    Reading reading = reading(call);
    int limit =
        call.query()
            .limit(PAGE, reading.history().isEmpty() ? LARGEST_PAGE : LARGEST_PAGE_WITH_HISTORY);
    long from = call.query().text("after").map(Cursor::read).orElse(0L);
    ObjectReader.Page page = reader.page(call.portal(), type, from, limit, reading);
    return Answer.ok(
        new ObjectWire.Listing(
            page.objects().stream().map(object -> shown(call, object)).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer create(Call call) {
    ObjectType type = type(call, ObjectOperation.CREATE);
    var request = call.body(ObjectWire.CreateRequest.class);
    Written made =
        objects.create(
            Author.of(call.caller()),
            type,
            new NewObject(request.properties(), wanted(request.associations()), Optional.empty()));
    return Answer.created(
        Rendering.of(type, made, false), call.location(made.object().id().toString()));
  }

  private Answer read(Call call) {
    ObjectType type = type(call, ObjectOperation.READ);
    return Answer.ok(
        shown(
            call,
            reader.read(
                call.portal(),
                type,
                call.path("objectId"),
                call.query().text("idProperty"),
                reading(call))));
  }

  private Answer update(Call call) {
    ObjectType type = type(call, ObjectOperation.UPDATE);
    var request = call.body(ObjectWire.UpdateRequest.class);
    Written changed =
        objects.update(
            Author.of(call.caller()),
            type,
            new ObjectChange(
                call.path("objectId"),
                call.query().text("idProperty"),
                request.properties(),
                Optional.empty()));
    return Answer.ok(Rendering.of(type, changed, false));
  }

  private Answer archive(Call call) {
    ObjectType type = type(call, ObjectOperation.ARCHIVE);
    objects.archive(Author.of(call.caller()), type, List.of(ObjectId.of(call.path("objectId"))));
    return Answer.noContent();
  }

  private Answer batchRead(Call call) {
    ObjectType type = type(call, ObjectOperation.BATCH_READ);
    var request = call.body(ObjectWire.BatchReadRequest.class);
    Set<String> history = names(request.propertiesWithHistory());
    checkSize(request.inputs(), LARGEST_BATCH);
    if (!history.isEmpty() && request.inputs().size() > LARGEST_BATCH_WITH_HISTORY) {
      throw ObjectProblems.tooManyHistories(LARGEST_BATCH_WITH_HISTORY);
    }
    BatchOutcome<SeenObject> outcome =
        reader.readAll(
            call.portal(),
            type,
            request.inputs().stream().map(ObjectWire.Id::id).toList(),
            Optional.ofNullable(request.idProperty()).filter(name -> !name.isBlank()),
            new Reading(
                names(request.properties()), history, List.of(), call.query().flag("archived")));
    return Rendering.batch(
        200,
        outcome.problems(),
        outcome.results().stream().map(object -> shown(call, object)).toList(),
        call);
  }

  private Answer batchCreate(Call call) {
    ObjectType type = type(call, ObjectOperation.BATCH_CREATE);
    var request = call.body(ObjectWire.BatchCreateRequest.class);
    checkSize(request.inputs(), LARGEST_BATCH);
    BatchOutcome<Written> outcome =
        objects.createAll(
            Author.of(call.caller()),
            type,
            request.inputs().stream()
                .map(
                    item ->
                        new NewObject(
                            item.properties(),
                            wanted(item.associations()),
                            Optional.ofNullable(item.objectWriteTraceId())))
                .toList());
    return written(201, type, outcome, false, call);
  }

  private Answer batchUpdate(Call call) {
    ObjectType type = type(call, ObjectOperation.BATCH_UPDATE);
    return written(
        200, type, objects.updateAll(Author.of(call.caller()), type, changes(call)), false, call);
  }

  private Answer batchUpsert(Call call) {
    ObjectType type = type(call, ObjectOperation.BATCH_UPSERT);
    return written(
        200, type, objects.upsertAll(Author.of(call.caller()), type, changes(call)), true, call);
  }

  private Answer batchArchive(Call call) {
    ObjectType type = type(call, ObjectOperation.BATCH_ARCHIVE);
    var request = call.body(ObjectWire.BatchArchiveRequest.class);
    checkSize(request.inputs(), LARGEST_BATCH);
    objects.archive(
        Author.of(call.caller()),
        type,
        request.inputs().stream().map(input -> ObjectId.of(input.id())).toList());
    return Answer.noContent();
  }

  private static List<ObjectChange> changes(Call call) {
    var request = call.body(ObjectWire.BatchUpdateRequest.class);
    checkSize(request.inputs(), LARGEST_BATCH);
    return request.inputs().stream()
        .map(
            item ->
                new ObjectChange(
                    item.id(),
                    Optional.ofNullable(item.idProperty()).filter(name -> !name.isBlank()),
                    item.properties(),
                    Optional.ofNullable(item.objectWriteTraceId())))
        .toList();
  }

  private static Answer written(
      int success, ObjectType type, BatchOutcome<Written> outcome, boolean upsert, Call call) {
    return Rendering.batch(
        success,
        outcome.problems(),
        outcome.results().stream().map(each -> Rendering.of(type, each, upsert)).toList(),
        call);
  }

  private ObjectWire.Shown shown(Call call, SeenObject object) {
    return Rendering.of(object, id -> types.named(call.portal(), id.value()));
  }

  private static void checkSize(List<?> inputs, int most) {
    if (inputs.isEmpty()) {
      throw ObjectProblems.noInputs();
    }
    if (inputs.size() > most) {
      throw ObjectProblems.tooManyInputs(most);
    }
  }

  private Reading reading(Call call) {
    Query query = call.query();
    return new Reading(
        query.list("properties"),
        query.list("propertiesWithHistory"),
        query.list("associations").stream()
            .map(name -> types.named(call.portal(), name))
            .distinct()
            .toList(),
        query.flag("archived"));
  }

  private static Set<String> names(@Nullable List<String> names) {
    return names == null ? Set.of() : new LinkedHashSet<>(names);
  }

  private static List<Wanted> wanted(@Nullable List<ObjectWire.Association> associations) {
    if (associations == null) {
      return List.of();
    }
    return associations.stream()
        .flatMap(
            association ->
                association.types().stream()
                    .map(
                        type ->
                            new Wanted(
                                target(association.to().id()),
                                type.associationCategory(),
                                type.associationTypeId())))
        .toList();
  }

  private static ObjectId target(String id) {
    return ObjectId.of(id);
  }
}
