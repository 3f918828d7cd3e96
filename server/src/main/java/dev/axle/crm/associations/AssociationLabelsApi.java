package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.journal.Author;
import java.util.List;

/**
 * The operations on the types of association between two object types: a portal's labels.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 * (association labels)
 */
public final class AssociationLabelsApi {

  private final AssociationDefinitions definitions;
  private final RecordAssociations associations;
  private final AssociationAccess access;

  public AssociationLabelsApi(
      ObjectTypes types, AssociationDefinitions definitions, RecordAssociations associations) {
    this.definitions = definitions;
    this.associations = associations;
    this.access = new AssociationAccess(types, "fromObjectType");
  }

  public List<Operation> operations() {
    String pair = "/{fromObjectType}/{toObjectType}";
    List<String> labels = ApiPaths.associations(pair + "/labels");
    return List.of(
        Operation.of("crm.associations.labels.list", Method.GET, labels)
            .access(access.reading())
            .gives(200, AssociationWire.Labels.class)
            .documented("Lists the types of association between two object types.")
            .answeredBy(this::list),
        Operation.of("crm.associations.labels.create", Method.POST, labels)
            .access(access.writing())
            .takes(AssociationWire.LabelCreate.class)
            .gives(200, AssociationWire.Labels.class)
            .documented("Makes a label, in both directions.")
            .answeredBy(this::create),
        Operation.of("crm.associations.labels.update", Method.PUT, labels)
            .access(access.writing())
            .takes(AssociationWire.LabelUpdate.class)
            .givesNothing()
            .documented("Renames a label.")
            .answeredBy(this::update),
        Operation.of(
                "crm.associations.labels.delete",
                Method.DELETE,
                ApiPaths.associations(pair + "/labels/{associationTypeId}"))
            .access(access.writing())
            .givesNothing()
            .documented("Takes a label away, also from the records that carry it.")
            .answeredBy(this::delete),
        Operation.of(
                "crm.associations.types",
                Method.GET,
                ApiPaths.crmV3("associations", pair + "/types"))
            .access(access.reading())
            .gives(200, AssociationWire.NamedTypes.class)
            .documented("Lists the types of association between two object types by name.")
            .answeredBy(this::types));
  }

  private Answer list(Call call) {
    return Answer.ok(
        AssociationWire.Labels.of(
            definitions.between(call.portal(), access.from(call).id(), access.to(call).id())));
  }

  private Answer create(Call call) {
    var request = call.body(AssociationWire.LabelCreate.class);
    return Answer.ok(
        AssociationWire.Labels.of(
            definitions.createLabel(
                call.portal(),
                access.from(call),
                access.to(call),
                request.name(),
                request.label(),
                request.inverseLabel(),
                call.now())));
  }

  private Answer update(Call call) {
    var request = call.body(AssociationWire.LabelUpdate.class);
    definitions.updateLabel(
        call.portal(),
        access.from(call),
        access.to(call),
        request.associationTypeId(),
        request.label(),
        request.inverseLabel(),
        call.now());
    return Answer.noContent();
  }

  private Answer delete(Call call) {
    int typeId;
    try {
      typeId = Integer.parseInt(call.path("associationTypeId"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("associationTypeId");
    }
    associations.deleteLabel(Author.of(call.caller()), access.from(call), access.to(call), typeId);
    return Answer.noContent();
  }

  private Answer types(Call call) {
    return Answer.ok(
        new AssociationWire.NamedTypes(
            definitions
                .between(call.portal(), access.from(call).id(), access.to(call).id())
                .stream()
                .map(
                    type ->
                        new AssociationWire.NamedType(Integer.toString(type.typeId()), type.name()))
                .toList()));
  }
}
