package dev.axle.crm.limits;

import dev.axle.crm.associations.AssociationUsage;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The operations that tell limits and what is used of them. */
public final class LimitsTrackingApi {

  private static final String FROM = "fromObjectTypeId";
  private static final String TO = "toObjectTypeId";

  private final ObjectTypes types;
  private final LimitsTracking limits;
  private final AssociationLimitsTracking associations;

  public LimitsTrackingApi(
      ObjectTypes types, LimitsTracking limits, AssociationLimitsTracking associations) {
    this.types = types;
    this.limits = limits;
    this.associations = associations;
  }

  public List<Operation> operations() {
    Access any = anyType();
    return List.of(
        reading("records", any, LimitsWire.StandardAndCustom.class, "Counts records.")
            .answeredBy(call -> Answer.ok(perType(limits.records(call.portal())))),
        reading("pipelines", any, LimitsWire.StandardAndCustom.class, "Counts pipelines.")
            .answeredBy(call -> Answer.ok(perType(limits.pipelines(call.portal())))),
        reading("custom-properties", any, LimitsWire.Shared.class, "Counts own properties.")
            .answeredBy(this::customProperties),
        reading(
                "calculated-properties",
                any,
                LimitsWire.Shared.class,
                "Counts own properties that are calculated.")
            .answeredBy(this::calculatedProperties),
        reading(
                "custom-object-types",
                Access.anyOf(
                    "crm.schemas.custom.read",
                    "crm.schemas.custom.write",
                    "crm.objects.custom.read",
                    "crm.objects.custom.write"),
                LimitsWire.Overall.class,
                "Counts the portal's own object types.")
            .answeredBy(this::customObjectTypes),
        reading("associations/labels", any, LimitsWire.LabelListing.class, "Counts labels.")
            .query(
                Parameter.text(FROM, "With this type on one side."),
                Parameter.text(TO, "With this type on the other side."))
            .answeredBy(this::labels),
        reading(
                "associations/records/from",
                any,
                LimitsWire.NearnessListing.class,
                "Lists types whose records have nearly as many associations as they may.")
            .answeredBy(call -> nearness(associations.from(call.portal()))),
        reading(
                "associations/records/{fromObjectTypeId}/to",
                any,
                LimitsWire.NearnessListing.class,
                "Lists types to which records of one have nearly as many associations as they may.")
            .answeredBy(call -> nearness(associations.to(call.portal(), type(call, FROM)))),
        reading(
                "associations/records/{fromObjectTypeId}/{toObjectTypeId}",
                any,
                LimitsWire.Records.class,
                "Counts records with nearly as many associations as they may have.")
            .answeredBy(this::records));
  }

  private static Operation.Draft reading(
      String what, Access access, Class<?> answer, String documentation) {
    return Operation.of(
            "crm.limits." + what.replaceAll("[{}]", "").replace('/', '.'),
            Method.GET,
            ApiPaths.crm("limits", "/" + what))
        .access(access)
        .gives(200, answer)
        .documented(documentation);
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

  private ObjectType type(Call call, String parameter) {
    return types.named(call.portal(), call.path(parameter));
  }

  private static LimitsWire.StandardAndCustom perType(LimitsTracking.PerType counted) {
    List<LimitsWire.Limited> standard = new ArrayList<>();
    counted
        .standard()
        .forEach(
            (type, usage) ->
                standard.add(LimitsWire.Limited.of(type, usage.limit(), usage.used())));
    List<LimitsWire.Used> custom = new ArrayList<>();
    counted.custom().forEach((type, used) -> custom.add(LimitsWire.Used.of(type, used)));
    return new LimitsWire.StandardAndCustom(
        standard,
        LimitsWire.Shared.of(
            counted.customLimit(),
            counted.custom().values().stream().mapToLong(Long::longValue).sum(),
            custom));
  }

  private Answer customProperties(Call call) {
    LimitsTracking.Together counted = limits.customProperties(call.portal());
    List<LimitsWire.Limited> byType = new ArrayList<>();
    counted
        .byType()
        .forEach(
            (type, usage) -> byType.add(LimitsWire.Limited.of(type, usage.limit(), usage.used())));
    return Answer.ok(
        LimitsWire.Shared.of(counted.overall().limit(), counted.overall().used(), byType));
  }

  private Answer calculatedProperties(Call call) {
    LimitsTracking.Together counted = limits.calculatedProperties(call.portal());
    List<LimitsWire.Used> byType = new ArrayList<>();
    counted.byType().forEach((type, usage) -> byType.add(LimitsWire.Used.of(type, usage.used())));
    return Answer.ok(
        LimitsWire.Shared.of(counted.overall().limit(), counted.overall().used(), byType));
  }

  private Answer customObjectTypes(Call call) {
    LimitsTracking.Usage usage = limits.customObjectTypes(call.portal());
    return Answer.ok(LimitsWire.Overall.of(usage.limit(), usage.used()));
  }

  private Answer labels(Call call) {
    List<LimitsWire.Labels> results =
        associations.labels(call.portal(), asked(call, FROM), asked(call, TO)).stream()
            .map(
                pair ->
                    new LimitsWire.Labels(
                        LimitsWire.Type.of(pair.from()),
                        LimitsWire.Type.of(pair.to()),
                        pair.labels(),
                        pair.limit(),
                        pair.labels().size(),
                        LimitsWire.percentage(pair.labels().size(), pair.limit())))
            .toList();
    return Answer.ok(new LimitsWire.LabelListing(results));
  }

  private Optional<ObjectType> asked(Call call, String parameter) {
    return call.query().text(parameter).map(name -> types.named(call.portal(), name));
  }

  private static Answer nearness(List<AssociationLimitsTracking.Nearness> found) {
    return Answer.ok(
        new LimitsWire.NearnessListing(
            found.stream()
                .map(
                    each ->
                        new LimitsWire.Nearness(
                            each.type().id().value(),
                            each.type().labels().singular(),
                            each.type().labels().plural(),
                            each.atLimit(),
                            each.nearLimit()))
                .toList()));
  }

  private Answer records(Call call) {
    AssociationLimitsTracking.Records found =
        associations.records(call.portal(), type(call, FROM), type(call, TO));
    AssociationUsage.Records usage = found.usage();
    return Answer.ok(
        new LimitsWire.Records(
            usage.limit(),
            usage.atLimit(),
            usage.nearLimit(),
            usage.samplesAt().stream()
                .map(sample -> new LimitsWire.AtLimit(sample.id().value(), label(found, sample)))
                .toList(),
            usage.samplesNear().stream()
                .map(
                    sample ->
                        new LimitsWire.NearLimit(
                            sample.id().value(),
                            label(found, sample),
                            sample.usage(),
                            LimitsWire.percentage(sample.usage(), usage.limit())))
                .toList()));
  }

  private static String label(
      AssociationLimitsTracking.Records found, AssociationUsage.Sample sample) {
    return found.labels().getOrDefault(sample.id(), sample.id().toString());
  }
}
