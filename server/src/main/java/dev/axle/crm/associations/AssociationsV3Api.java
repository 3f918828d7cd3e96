package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.journal.Author;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The operations of version 3, which names types by words: {@code contact_to_company}. */
public final class AssociationsV3Api {

  private static final int MOST = 2_000;
  private static final int MOST_READ = 1_000;

  private final RecordAssociations associations;
  private final AssociationAccess access;
  private final AssociationAccess ofRecord;

  public AssociationsV3Api(ObjectTypes types, RecordAssociations associations) {
    this.associations = associations;
    this.access = new AssociationAccess(types, "fromObjectType");
    this.ofRecord = new AssociationAccess(types, "objectType");
  }

  public List<Operation> operations() {
    String pair = "/{fromObjectType}/{toObjectType}";
    return List.of(
        Operation.of(
                "crm.associations.v3.list",
                Method.GET,
                ApiPaths.crmV3("objects", "/{objectType}/{objectId}/associations/{toObjectType}"))
            .access(ofRecord.reading())
            .gives(200, AssociationWire.TypedIds.class)
            .query(Parameter.limit(AssociationsApi.PAGE, AssociationsApi.PAGE), Parameter.after())
            .documented("Lists the records of a type that a record is associated with.")
            .answeredBy(this::list),
        Operation.of(
                "crm.associations.v3.batch.create",
                Method.POST,
                ApiPaths.crmV3("associations", pair + "/batch/create"))
            .access(access.writing())
            .takes(AssociationWire.NamedInputs.class)
            .gives(201, AssociationWire.Batch.class)
            .documented("Associates up to 2,000 pairs of records under named types.")
            .answeredBy(this::create),
        Operation.of(
                "crm.associations.v3.batch.read",
                Method.POST,
                ApiPaths.crmV3("associations", pair + "/batch/read"))
            .access(access.reading())
            .takes(AssociationWire.ReadInputs.class)
            .gives(200, AssociationWire.Batch.class)
            .documented("Reads what up to 1,000 records are associated with.")
            .answeredBy(this::read),
        Operation.of(
                "crm.associations.v3.batch.archive",
                Method.POST,
                ApiPaths.crmV3("associations", pair + "/batch/archive"))
            .access(access.writing())
            .takes(AssociationWire.NamedInputs.class)
            .givesNothing()
            .documented("Takes named types of association away from up to 2,000 pairs.")
            .answeredBy(this::archive));
  }

  private Answer list(Call call) {
    RecordAssociations.Page page =
        associations.page(
            call.portal(),
            ofRecord.from(call),
            ofRecord.to(call),
            ObjectId.of(call.path("objectId")),
            call.query().text("after").map(AssociationsApi::cursor).orElse(0L),
            call.query().limit(AssociationsApi.PAGE, AssociationsApi.PAGE));
    return Answer.ok(
        new AssociationWire.TypedIds(
            page.associated().stream().flatMap(AssociationsV3Api::typed).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private static Stream<AssociationWire.TypedId> typed(RecordAssociations.Associated other) {
    return other.types().stream()
        .map(type -> new AssociationWire.TypedId(other.to().toString(), type.name()));
  }

  private Answer create(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    RecordAssociations.Outcome outcome =
        associations.associate(Author.of(call.caller()), from, to, ties(call, from, to));
    return AssociationWire.batch(
        201,
        outcome.tied().stream()
            .map(
                tie ->
                    new AssociationWire.Named(
                        new AssociationWire.Id(tie.from().toString()),
                        new AssociationWire.Id(tie.to().toString()),
                        tie.types().getFirst().name()))
            .toList(),
        AssociationBatchesApi.errors(outcome),
        call);
  }

  private List<RecordAssociations.Tie> ties(Call call, ObjectType from, ObjectType to) {
    List<AssociationWire.Named> inputs = call.body(AssociationWire.NamedInputs.class).inputs();
    AssociationBatchesApi.checkSize(inputs, MOST);
    return inputs.stream()
        .map(
            input ->
                new RecordAssociations.Tie(
                    ObjectId.of(input.from().id()),
                    ObjectId.of(input.to().id()),
                    List.of(associations.named(call.portal(), from, to, input.type()))))
        .toList();
  }

  private Answer read(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    List<AssociationWire.ReadInput> inputs = call.body(AssociationWire.ReadInputs.class).inputs();
    AssociationBatchesApi.checkSize(inputs, MOST_READ);
    Set<ObjectId> ids = new LinkedHashSet<>();
    inputs.forEach(input -> ids.add(ObjectId.of(input.id())));
    List<RecordAssociations.Page> pages =
        associations.pages(
            call.portal(),
            from,
            to,
            ids.stream().map(id -> new AssociatedStore.Start(id, 0)).toList(),
            AssociationsApi.PAGE);
    pages.forEach(page -> ids.remove(page.from()));
    return AssociationWire.batch(
        200,
        pages.stream().map(AssociationsV3Api::ofOne).toList(),
        ids.stream()
            .map(
                id ->
                    BatchError.of(
                        AssociationProblems.noneFound(from, to, id),
                        AssociationProblems.aboutPair(from, to, id)))
            .toList(),
        call);
  }

  /** Where a record has a primary, version 3 knows no other. */
  private static AssociationWire.TypedIdsOfOne ofOne(RecordAssociations.Page page) {
    List<AssociationWire.TypedId> primary =
        page.associated().stream()
            .flatMap(
                other ->
                    other.types().stream()
                        .filter(Primary::isExclusive)
                        .map(
                            type ->
                                new AssociationWire.TypedId(other.to().toString(), type.name())))
            .toList();
    return new AssociationWire.TypedIdsOfOne(
        new AssociationWire.Id(page.from().toString()),
        primary.isEmpty()
            ? page.associated().stream().flatMap(AssociationsV3Api::typed).toList()
            : primary,
        null);
  }

  private Answer archive(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    associations.untie(Author.of(call.caller()), from, to, ties(call, from, to));
    return Answer.noContent();
  }
}
