package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.journal.Author;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operations on the associations of one record, version 4 and dated.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 */
public final class AssociationsApi {

  static final int PAGE = 500;

  private final RecordAssociations associations;
  private final AssociationAccess access;
  private final AssociationAccess defaultAccess;

  public AssociationsApi(ObjectTypes types, RecordAssociations associations) {
    this.associations = associations;
    this.access = new AssociationAccess(types, "objectType");
    this.defaultAccess = new AssociationAccess(types, "fromObjectType");
  }

  public List<Operation> operations() {
    String one = "/{objectType}/{objectId}/associations/{toObjectType}";
    List<String> pair = ApiPaths.associationsOfRecords(one + "/{toObjectId}");
    return List.of(
        Operation.of("crm.associations.list", Method.GET, ApiPaths.associationsOfRecords(one))
            .access(access.reading())
            .gives(200, AssociationWire.Listing.class)
            .query(Parameter.limit(PAGE, PAGE), Parameter.after())
            .documented("Lists the records of a type that a record is associated with.")
            .answeredBy(this::list),
        Operation.of("crm.associations.label", Method.PUT, pair)
            .access(access.writing())
            .takes(AssociationWire.Spec[].class)
            .gives(201, AssociationWire.PairLabels.class)
            .documented("Associates two records under labels, in place of those they have.")
            .answeredBy(this::label),
        Operation.of("crm.associations.remove", Method.DELETE, pair)
            .access(access.writing())
            .givesNothing()
            .documented("Takes away all associations between two records.")
            .answeredBy(this::remove),
        Operation.of(
                "crm.associations.default",
                Method.PUT,
                ApiPaths.associationsOfRecords(
                    "/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}"))
            .access(defaultAccess.writing())
            .gives(200, AssociationWire.Batch.class)
            .documented("Associates two records without a label.")
            .answeredBy(this::associateByDefault));
  }

  private Answer list(Call call) {
    RecordAssociations.Page page =
        associations.page(
            call.portal(),
            access.from(call),
            access.to(call),
            ObjectId.of(call.path("objectId")),
            call.query().text("after").map(AssociationsApi::cursor).orElse(0L),
            call.query().limit(PAGE, PAGE));
    return Answer.ok(
        new AssociationWire.Listing(
            page.associated().stream().map(AssociationWire.Associated::of).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  static long cursor(String after) {
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException notOurs) {
      throw EdgeProblems.badQueryParameter("after");
    }
  }

  private Answer label(Call call) {
    ObjectType from = access.from(call);
    ObjectType to = access.to(call);
    RecordAssociations.Tie tie =
        new RecordAssociations.Tie(
            ObjectId.of(call.path("objectId")),
            ObjectId.of(call.path("toObjectId")),
            associations.types(
                call.portal(), from, to, List.of(call.body(AssociationWire.Spec[].class))));
    associations.replace(Author.of(call.caller()), from, to, tie);
    return Answer.created(labels(from, to, tie));
  }

  static AssociationWire.PairLabels labels(
      ObjectType from, ObjectType to, RecordAssociations.Tie tie) {
    return new AssociationWire.PairLabels(
        from.id().value(),
        tie.from().value(),
        to.id().value(),
        tie.to().value(),
        tie.types().stream().flatMap(type -> type.label().stream()).toList());
  }

  private Answer remove(Call call) {
    associations.separate(
        Author.of(call.caller()),
        access.from(call),
        access.to(call),
        Map.of(ObjectId.of(call.path("objectId")), Set.of(ObjectId.of(call.path("toObjectId")))));
    return Answer.noContent();
  }

  private Answer associateByDefault(Call call) {
    ObjectType from = defaultAccess.from(call);
    ObjectType to = defaultAccess.to(call);
    AssociationType plain = associations.plain(call.portal(), from, to);
    RecordAssociations.Tie tie =
        new RecordAssociations.Tie(
            ObjectId.of(call.path("fromObjectId")),
            ObjectId.of(call.path("toObjectId")),
            List.of(plain));
    associations.add(Author.of(call.caller()), from, to, tie);
    return AssociationWire.batch(
        200, both(tie, plain, associations.inverse(call.portal(), plain)), List.of(), call);
  }

  static List<AssociationWire.Default> both(
      RecordAssociations.Tie tie, AssociationType there, AssociationType back) {
    AssociationWire.Id from = new AssociationWire.Id(tie.from().toString());
    AssociationWire.Id to = new AssociationWire.Id(tie.to().toString());
    return List.of(
        new AssociationWire.Default(from, to, AssociationWire.Spec.of(there)),
        new AssociationWire.Default(to, from, AssociationWire.Spec.of(back)));
  }
}
