package dev.axle.crm.rollups;

import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyWire;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.schemas.Rollup;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.Caller;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.PathParameters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations on a portal's own rollup properties. Axle's own: HubSpot has them in its settings
 * only.
 */
public final class RollupsApi {

  private static final List<String> PATH = List.of("/axle/v1/properties/{objectType}/rollups");
  private static final String HUBSPOT_DEFINED = "HUBSPOT_DEFINED";

  private final ObjectTypes types;
  private final RollupDefinitions rollups;

  public RollupsApi(ObjectTypes types, RollupDefinitions rollups) {
    this.types = types;
    this.rollups = rollups;
  }

  record Condition(String property, List<String> values) {}

  record Request(
      String name,
      String label,
      String groupName,
      @Nullable String description,
      String summary,
      String associatedObjectType,
      @Nullable String property,
      @Nullable Integer associationTypeId,
      @Nullable String associationCategory,
      @Nullable Condition condition) {}

  /**
   * A rollup property.
   *
   * @param filling whether some records have no value yet
   */
  record Shown(
      PropertyWire.Shown property,
      String summary,
      String associatedObjectTypeId,
      @Nullable String summedProperty,
      @Nullable Integer associationTypeId,
      @Nullable String associationCategory,
      @Nullable Condition condition,
      boolean filling) {

    static Shown of(PropertyDefinition definition, boolean filling) {
      Rollup rollup = Objects.requireNonNull(definition.content().rollup());
      Rollup.Association association = rollup.association();
      return new Shown(
          PropertyWire.Shown.of(definition),
          rollup.summary().name(),
          rollup.from().getFirst(),
          rollup.property(),
          association == null ? null : association.typeId(),
          association == null ? null : association.category(),
          rollup.conditions().stream()
              .findFirst()
              .map(each -> new Condition(each.property(), each.anyOf()))
              .orElse(null),
          filling);
    }
  }

  record Listing(List<Shown> results) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of("axle.properties.rollups.list", Method.GET, PATH)
            .access(Access.anyOf((caller, path) -> type(caller, path).scopes().schemaRead()))
            .gives(200, Listing.class)
            .documented("Lists the rollup properties that the account defined for a type.")
            .answeredBy(this::list),
        Operation.of("axle.properties.rollups.create", Method.POST, PATH)
            .access(Access.anyOf((caller, path) -> type(caller, path).scopes().schemaWrite()))
            .takes(Request.class)
            .gives(201, Shown.class)
            .documented("Makes a property that sums up records associated with each record.")
            .answeredBy(this::create));
  }

  private ObjectType type(Caller caller, PathParameters path) {
    return types.named(caller.portal(), path.get("objectType"));
  }

  private ObjectType type(Call call) {
    return types.named(call.portal(), call.path("objectType"));
  }

  private Answer list(Call call) {
    ObjectType type = type(call);
    boolean filling = rollups.isFilling(call.portal(), type);
    return Answer.ok(
        new Listing(
            rollups.own(call.portal(), type).stream()
                .map(each -> Shown.of(each, filling))
                .toList()));
  }

  private Answer create(Call call) {
    ObjectType type = type(call);
    RollupDefinitions.Wish wish = wish(call, call.body(Request.class));
    Set<String> readers = wish.from().scopes().read();
    if (readers.stream().noneMatch(call.caller().scopes()::contains)) {
      throw EdgeProblems.missingScopes(readers);
    }
    PropertyDefinition made = rollups.define(call.portal(), type, wish, call.now());
    return Answer.created(Shown.of(made, true), call.location(made.name()));
  }

  private RollupDefinitions.Wish wish(Call call, Request request) {
    Condition condition = request.condition();
    Integer typeId = request.associationTypeId();
    return new RollupDefinitions.Wish(
        request.name(),
        request.label(),
        request.groupName(),
        Objects.requireNonNullElse(request.description(), ""),
        summary(request.summary()),
        types.named(call.portal(), request.associatedObjectType()),
        request.property(),
        Optional.ofNullable(typeId)
            .map(
                id ->
                    new Rollup.Association(
                        Objects.requireNonNullElse(request.associationCategory(), HUBSPOT_DEFINED),
                        id)),
        Optional.ofNullable(condition)
            .map(each -> new RollupDefinitions.Condition(each.property(), each.values())));
  }

  private static Rollup.Summary summary(String given) {
    return RollupDefinitions.SUMMARIES.stream()
        .filter(each -> each.name().equals(given.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> RollupProblems.unknownSummary(given));
  }
}
