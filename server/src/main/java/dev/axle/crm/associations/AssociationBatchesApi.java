package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Handler;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.journal.Author;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operations on many associations between records of two types, version 4 and dated.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 */
public final class AssociationBatchesApi {

  private static final int MOST_READ = 1_000;
  private static final int MOST_MADE = 2_000;
  private static final int MOST_ARCHIVED = 100;

  /** The one dated version whose batch create answers 200 where the others answer 201. */
  private static final String PLAIN_OK = "/2026-09/";

  private final RecordAssociations associations;
  private final AssociationAccess access;

  public AssociationBatchesApi(ObjectTypes types, RecordAssociations associations) {
    this.associations = associations;
    this.access = new AssociationAccess(types, "fromObjectType");
  }

  public List<Operation> operations() {
    List<String> creates = paths("/batch/create");
    List<Operation> operations = new ArrayList<>();
    operations.add(create("", creates.stream().filter(p -> !p.contains(PLAIN_OK)).toList(), 201));
    operations.add(
        create(".2026-09", creates.stream().filter(p -> p.contains(PLAIN_OK)).toList(), 200));
    operations.add(
        Operation.of(
                "crm.associations.batch.default", Method.POST, paths("/batch/associate/default"))
            .access(access.writing())
            .takes(AssociationWire.PairInputs.class)
            .gives(200, AssociationWire.Batch.class)
            .documented("Associates up to 2,000 pairs of records without a label.")
            .answeredBy(this::associateByDefault));
    operations.add(
        Operation.of("crm.associations.batch.read", Method.POST, paths("/batch/read"))
            .access(access.reading())
            .takes(AssociationWire.ReadInputs.class)
            .gives(200, AssociationWire.Batch.class)
            .documented("Reads what up to 1,000 records are associated with.")
            .answeredBy(this::read));
    operations.addAll(
        archive(
            "crm.associations.batch.archive",
            "/batch/archive",
            AssociationWire.ArchiveInputs.class,
            "Takes away all associations between up to 100 records and others.",
            this::archive));
    operations.addAll(
        archive(
            "crm.associations.batch.labels.archive",
            "/batch/labels/archive",
            AssociationWire.TieInputs.class,
            "Takes away some types of association between up to 100 pairs of records.",
            this::archiveLabels));
    return operations;
  }

  private static List<String> paths(String tail) {
    return ApiPaths.associations("/{fromObjectType}/{toObjectType}" + tail);
  }

  private Operation create(String version, List<String> paths, int success) {
    return Operation.of("crm.associations.batch.create" + version, Method.POST, paths)
        .access(access.writing())
        .takes(AssociationWire.TieInputs.class)
        .gives(success, AssociationWire.Batch.class)
        .documented("Associates up to 2,000 pairs of records under given types.")
        .answeredBy(call -> create(call, success));
  }

  /** Version 4 answers nothing where the dated versions answer an empty batch. */
  private List<Operation> archive(
      String name, String tail, Class<?> request, String documentation, Handler work) {
    List<String> dated = paths(tail).stream().filter(ApiPaths::isDated).toList();
    List<String> classic = paths(tail).stream().filter(path -> !ApiPaths.isDated(path)).toList();
    return List.of(
        Operation.of(name, Method.POST, classic)
            .access(access.writing())
            .takes(request)
            .givesNothing()
            .documented(documentation)
            .answeredBy(work),
        Operation.of(name + ".dated", Method.POST, dated)
            .access(access.writing())
            .takes(request)
            .gives(200, AssociationWire.Batch.class)
            .documented(documentation)
            .answeredBy(
                call -> {
                  work.answer(call);
                  return AssociationWire.batch(200, List.of(), List.of(), call);
                }));
  }

  private Answer create(Call call, int success) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    RecordAssociations.Outcome outcome =
        associations.associate(Author.of(call.caller()), from, to, ties(call, from, to, MOST_MADE));
    return AssociationWire.batch(
        success,
        outcome.tied().stream().map(tie -> AssociationsApi.labels(from, to, tie)).toList(),
        errors(outcome),
        call);
  }

  private List<RecordAssociations.Tie> ties(Call call, ObjectType from, ObjectType to, int most) {
    List<AssociationWire.TieInput> inputs = call.body(AssociationWire.TieInputs.class).inputs();
    checkSize(inputs, most);
    return inputs.stream()
        .map(
            input ->
                new RecordAssociations.Tie(
                    ObjectId.of(input.from().id()),
                    ObjectId.of(input.to().id()),
                    associations.types(call.portal(), from, to, input.types())))
        .toList();
  }

  static List<BatchError> errors(RecordAssociations.Outcome outcome) {
    return outcome.failures().stream()
        .map(
            failure ->
                BatchError.of(
                    failure.problem(),
                    Map.of(
                        "fromObjectId",
                        List.of(failure.tie().from().toString()),
                        "toObjectId",
                        List.of(failure.tie().to().toString()))))
        .toList();
  }

  static void checkSize(List<?> inputs, int most) {
    if (inputs.isEmpty()) {
      throw AssociationProblems.noInputs();
    }
    if (inputs.size() > most) {
      throw AssociationProblems.tooManyInputs(most);
    }
  }

  private Answer associateByDefault(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    List<AssociationWire.PairInput> inputs = call.body(AssociationWire.PairInputs.class).inputs();
    checkSize(inputs, MOST_MADE);
    AssociationType plain = associations.plain(call.portal(), from, to);
    AssociationType back = associations.inverse(call.portal(), plain);
    RecordAssociations.Outcome outcome =
        associations.associate(
            Author.of(call.caller()),
            from,
            to,
            inputs.stream()
                .map(
                    input ->
                        new RecordAssociations.Tie(
                            ObjectId.of(input.from().id()),
                            ObjectId.of(input.to().id()),
                            List.of(plain)))
                .toList());
    return AssociationWire.batch(
        200,
        outcome.tied().stream()
            .flatMap(tie -> AssociationsApi.both(tie, plain, back).stream())
            .toList(),
        errors(outcome),
        call);
  }

  private Answer read(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    List<AssociationWire.ReadInput> inputs = call.body(AssociationWire.ReadInputs.class).inputs();
    checkSize(inputs, MOST_READ);
    Map<ObjectId, AssociatedStore.Start> starts = new LinkedHashMap<>();
    for (AssociationWire.ReadInput input : inputs) {
      ObjectId id = ObjectId.of(input.id());
      starts.putIfAbsent(
          id,
          new AssociatedStore.Start(
              id,
              input.after() == null || input.after().isBlank()
                  ? 0
                  : AssociationsApi.cursor(input.after())));
    }
    List<RecordAssociations.Page> pages =
        associations.pages(
            call.portal(), from, to, List.copyOf(starts.values()), AssociationsApi.PAGE);
    Set<ObjectId> nothing = new LinkedHashSet<>(starts.keySet());
    pages.forEach(page -> nothing.remove(page.from()));
    return AssociationWire.batch(
        200,
        pages.stream().map(AssociationBatchesApi::ofOne).toList(),
        nothing.stream()
            .map(
                id ->
                    BatchError.of(
                        AssociationProblems.noneFound(from, to, id),
                        AssociationProblems.aboutPair(from, to, id)))
            .toList(),
        call);
  }

  private static AssociationWire.OfOne ofOne(RecordAssociations.Page page) {
    return new AssociationWire.OfOne(
        new AssociationWire.Id(page.from().toString()),
        page.associated().stream().map(AssociationWire.Associated::of).toList(),
        page.next().map(next -> new Paging(new Paging.Next(next.toString(), null))).orElse(null));
  }

  private Answer archive(Call call) {
    List<AssociationWire.ArchiveInput> inputs =
        call.body(AssociationWire.ArchiveInputs.class).inputs();
    checkSize(inputs, MOST_ARCHIVED);
    Map<ObjectId, Set<ObjectId>> others = new LinkedHashMap<>();
    int pairs = 0;
    for (AssociationWire.ArchiveInput input : inputs) {
      Set<ObjectId> of =
          others.computeIfAbsent(ObjectId.of(input.from().id()), unused -> new LinkedHashSet<>());
      input.to().forEach(to -> of.add(ObjectId.of(to.id())));
      pairs += input.to().size();
      if (pairs > MOST_MADE) {
        throw AssociationProblems.tooManyInputs(MOST_MADE);
      }
    }
    associations.separate(Author.of(call.caller()), access.from(call), access.to(call), others);
    return Answer.noContent();
  }

  private Answer archiveLabels(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    associations.untie(Author.of(call.caller()), from, to, ties(call, from, to, MOST_ARCHIVED));
    return Answer.noContent();
  }
}
