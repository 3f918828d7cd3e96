package dev.axle.crm.properties;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.validations.RuleType;
import dev.axle.crm.validations.ValidationRule;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations on rules for the values of properties.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-property-validations-v3/guide
 */
public final class ValidationsApi {

  private final ObjectTypes types;
  private final Properties properties;

  public ValidationsApi(ObjectTypes types, Properties properties) {
    this.types = types;
    this.properties = properties;
  }

  /** {@code PublicPropertyValidationRule}. */
  record Shown(String ruleType, List<String> ruleArguments, boolean shouldApplyNormalization) {
    static Shown of(ValidationRule rule) {
      return new Shown(rule.type().name(), rule.arguments(), rule.normalized());
    }
  }

  record Listing(List<Shown> results) {}

  record OfProperty(String propertyName, List<Shown> propertyValidationRules) {}

  record AllListing(List<OfProperty> results) {}

  record Update(List<String> ruleArguments, @Nullable Boolean shouldApplyNormalization) {}

  public List<Operation> operations() {
    List<String> one = paths("/{propertyName}/rule-type/{ruleType}");
    return List.of(
        Operation.of("crm.validations.all", Method.GET, paths(""))
            .access(reading())
            .gives(200, AllListing.class)
            .documented("Lists the rules of all properties of a type.")
            .answeredBy(this::all),
        Operation.of("crm.validations.list", Method.GET, paths("/{propertyName}"))
            .access(reading())
            .gives(200, Listing.class)
            .documented("Lists the rules of a property.")
            .answeredBy(
                call -> Answer.ok(new Listing(rules(call).stream().map(Shown::of).toList()))),
        Operation.of("crm.validations.read", Method.GET, one)
            .access(reading())
            .gives(200, Shown.class)
            .documented("Reads a rule of a property.")
            .answeredBy(this::read),
        Operation.of("crm.validations.set", Method.PUT, one)
            .access(
                Access.anyOf(
                    (caller, path) ->
                        types
                            .named(caller.portal(), path.get("objectTypeId"))
                            .scopes()
                            .schemaWrite()))
            .takes(Update.class)
            .givesNothing()
            .documented("Sets a rule of a property, in place of one of the same type.")
            .answeredBy(this::set));
  }

  private static List<String> paths(String tail) {
    return ApiPaths.crm("property-validations", "/{objectTypeId}" + tail);
  }

  private Access reading() {
    return Access.anyOf(
        (caller, path) -> {
          ObjectType.Scopes scopes =
              types.named(caller.portal(), path.get("objectTypeId")).scopes();
          Set<String> any = new TreeSet<>(scopes.read());
          any.addAll(scopes.schemaRead());
          return any;
        });
  }

  private ObjectType type(Call call) {
    return types.named(call.portal(), call.path("objectTypeId"));
  }

  private Answer all(Call call) {
    PropertyDefinitions definitions = properties.of(call.portal(), type(call));
    List<OfProperty> results = new ArrayList<>();
    for (PropertyDefinition definition : definitions.inUse()) {
      List<ValidationRule> rules = definitions.rules(definition.name());
      if (!rules.isEmpty()) {
        results.add(new OfProperty(definition.name(), rules.stream().map(Shown::of).toList()));
      }
    }
    return Answer.ok(new AllListing(results));
  }

  private List<ValidationRule> rules(Call call) {
    PropertyDefinitions definitions = properties.of(call.portal(), type(call));
    String name = call.path("propertyName");
    if (definitions.find(name) == null) {
      throw PropertyProblems.notFound(name);
    }
    return definitions.rules(name);
  }

  private static RuleType ruleType(Call call) {
    String name = call.path("ruleType");
    return RuleType.named(name)
        .orElseThrow(() -> Problem.invalid("There is no rule type '" + name + "'."));
  }

  private Answer read(Call call) {
    RuleType type = ruleType(call);
    Optional<ValidationRule> found =
        rules(call).stream().filter(rule -> rule.type() == type).findFirst();
    return Answer.ok(
        Shown.of(
            found.orElseThrow(
                () ->
                    Problem.of(
                        404,
                        "OBJECT_NOT_FOUND",
                        "The property has no rule of the type " + type + "."))));
  }

  private Answer set(Call call) {
    RuleType type = ruleType(call);
    rules(call);
    Update request = call.body(Update.class);
    ValidationRule rule =
        new ValidationRule(
            type, request.ruleArguments(), Boolean.TRUE.equals(request.shouldApplyNormalization()));
    rule.check()
        .ifPresent(
            reason -> {
              throw Problem.invalid(reason);
            });
    properties.setRule(call.portal(), type(call), call.path("propertyName"), rule);
    return Answer.noContent();
  }
}
