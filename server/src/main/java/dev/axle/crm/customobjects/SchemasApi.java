package dev.axle.crm.customobjects;

import dev.axle.crm.associations.AssociationType;
import dev.axle.crm.associations.RecordAssociations;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.journal.Author;
import java.util.List;
import java.util.Optional;

/**
 * The operations on object schemas.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/guide
 */
public final class SchemasApi {

  private static final int LARGEST_BATCH = 100;

  /** The last two are the names from 2026-09 on. */
  private static final Access READING =
      Access.anyOf(
          "crm.schemas.custom.read",
          "crm.objects.custom.read",
          "crm.objects.custom.sensitive.read.v2",
          "crm.objects.custom.highly_sensitive.read.v2",
          "crm.objects.custom.sensitive.read",
          "crm.objects.custom.highly_sensitive.read");

  private static final Access WRITING = Access.anyOf("crm.schemas.custom.write");

  private static final Parameter[] PARTS = {
    Parameter.flag(
        "includePropertyDefinitions", "Whether to show its properties: yes unless told."),
    Parameter.flag(
        "includeAssociationDefinitions", "Whether to show its associations: yes unless told."),
    Parameter.flag(
        "includeAuditMetadata", "Whether to show who made and changed it: yes unless told.")
  };

  private final CustomObjects objects;
  private final RecordAssociations recordAssociations;

  public SchemasApi(CustomObjects objects, RecordAssociations recordAssociations) {
    this.objects = objects;
    this.recordAssociations = recordAssociations;
  }

  public List<Operation> operations() {
    List<String> all = ApiPaths.objectSchemas("");
    List<String> one = ApiPaths.objectSchemas("/{objectType}");
    return List.of(
        Operation.of("crm.schemas.list", Method.GET, all)
            .access(READING)
            .gives(200, SchemaWire.Listing.class)
            .query(Parameter.archived())
            .query(PARTS)
            .documented("Lists the portal's own object types.")
            .answeredBy(this::list),
        Operation.of("crm.schemas.create", Method.POST, all)
            .access(WRITING)
            .takes(SchemaWire.CreateRequest.class)
            .gives(201, SchemaWire.Shown.class)
            .documented("Makes an object type with its properties and associations.")
            .answeredBy(this::create),
        Operation.of("crm.schemas.read", Method.GET, one)
            .access(READING)
            .gives(200, SchemaWire.Shown.class)
            .query(PARTS)
            .documented("Reads an object type, a standard one too.")
            .answeredBy(this::read),
        Operation.of("crm.schemas.update", Method.PATCH, one)
            .access(WRITING)
            .takes(SchemaWire.UpdateRequest.class)
            .gives(200, SchemaWire.Definition.class)
            .documented("Changes all of an object type but its name.")
            .answeredBy(this::update),
        Operation.of("crm.schemas.archive", Method.DELETE, one)
            .access(WRITING)
            .givesNothing()
            .query(Parameter.flag("archived", "Whether to purge one that is archived."))
            .documented("Archives an object type without records, or purges an archived one.")
            .answeredBy(this::archive),
        Operation.of("crm.schemas.batch.read", Method.POST, ApiPaths.objectSchemas("/batch/read"))
            .access(READING)
            .takes(SchemaWire.BatchReadRequest.class)
            .gives(200, SchemaWire.Listing.class)
            .documented("Reads up to 100 object types.")
            .answeredBy(this::batchRead),
        Operation.of(
                "crm.schemas.associations.create",
                Method.POST,
                ApiPaths.objectSchemas("/{objectType}/associations"))
            .access(WRITING)
            .takes(SchemaWire.AssociationRequest.class)
            .gives(201, SchemaWire.Association.class)
            .documented("Lets records of the type be associated with those of another.")
            .answeredBy(this::associate),
        Operation.of(
                "crm.schemas.associations.archive",
                Method.DELETE,
                ApiPaths.objectSchemas("/{objectType}/associations/{associationIdentifier}"))
            .access(WRITING)
            .givesNothing()
            .documented("Takes an association away from the type and its records.")
            .answeredBy(this::dissociate));
  }

  private Answer list(Call call) {
    SchemaWire.Parts parts = parts(call);
    return listing(objects.all(call.portal(), call.query().flag("archived")), parts);
  }

  private static Answer listing(List<Schema.Own> schemas, SchemaWire.Parts parts) {
    return Answer.ok(
        new SchemaWire.Listing(
            schemas.stream().map(schema -> SchemaWire.Shown.of(schema, parts)).toList()));
  }

  private static SchemaWire.Parts parts(Call call) {
    return new SchemaWire.Parts(
        wanted(call, "includePropertyDefinitions"),
        wanted(call, "includeAssociationDefinitions"),
        wanted(call, "includeAuditMetadata"));
  }

  private static boolean wanted(Call call, String part) {
    return call.query().text(part).isEmpty() || call.query().flag(part);
  }

  private Answer create(Call call) {
    Schema.Own made =
        objects.create(
            call.portal(), call.body(SchemaWire.CreateRequest.class).schema(), call.now());
    return Answer.created(
        SchemaWire.Shown.of(made, SchemaWire.Parts.ALL), call.location(made.type().id().value()));
  }

  private Answer read(Call call) {
    return Answer.ok(
        SchemaWire.Shown.of(objects.read(call.portal(), call.path("objectType")), parts(call)));
  }

  private Answer update(Call call) {
    return Answer.ok(
        SchemaWire.Definition.of(
            objects.update(
                call.portal(),
                call.path("objectType"),
                call.body(SchemaWire.UpdateRequest.class).edit(),
                call.now())));
  }

  private Answer archive(Call call) {
    if (call.query().flag("archived")) {
      objects.purge(Author.of(call.caller()), call.path("objectType"));
    } else {
      objects.archive(call.portal(), call.path("objectType"), call.now());
    }
    return Answer.noContent();
  }

  private Answer batchRead(Call call) {
    var request = call.body(SchemaWire.BatchReadRequest.class);
    if (request.inputs().size() > LARGEST_BATCH) {
      throw SchemaProblems.tooManyInputs(LARGEST_BATCH);
    }
    return listing(objects.readAll(call.portal(), request.inputs()), request.parts());
  }

  private Answer associate(Call call) {
    var request = call.body(SchemaWire.AssociationRequest.class);
    AssociationType type =
        objects.associate(
            call.portal(),
            call.path("objectType"),
            request.fromObjectTypeId(),
            request.toObjectTypeId(),
            Optional.ofNullable(request.name()).filter(name -> !name.isBlank()),
            call.now());
    return Answer.created(
        SchemaWire.Association.of(type), call.location(Integer.toString(type.typeId())));
  }

  private Answer dissociate(Call call) {
    recordAssociations.delete(
        Author.of(call.caller()),
        objects.association(
            call.portal(), call.path("objectType"), call.path("associationIdentifier")));
    return Answer.noContent();
  }
}
