package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.lists.PropertyTest.Endpoint;
import dev.axle.crm.lists.PropertyTest.NumberRange;
import dev.axle.crm.lists.PropertyTest.Options.Quantity;
import dev.axle.crm.lists.PropertyTest.Text.Relation;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.ObjectType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads filters on properties: what each operation demands of a value. */
final class PropertyReader {

  private static final Set<PropertyType> TEXTS =
      EnumSet.of(
          PropertyType.STRING,
          PropertyType.PHONE_NUMBER,
          PropertyType.JSON,
          PropertyType.OBJECT_COORDINATES);
  private static final Set<PropertyType> OPTIONS =
      EnumSet.of(PropertyType.ENUMERATION, PropertyType.BOOL);
  private static final Set<PropertyType> NUMBERS = EnumSet.of(PropertyType.NUMBER);
  private static final Set<PropertyType> TIMES =
      EnumSet.of(PropertyType.DATE, PropertyType.DATETIME);

  private static final Map<String, Set<PropertyType>> FITTING =
      Map.ofEntries(
          Map.entry("ALL_PROPERTY", EnumSet.allOf(PropertyType.class)),
          Map.entry("STRING", TEXTS),
          Map.entry("MULTISTRING", TEXTS),
          Map.entry("COMPARATIVE_STRING", TEXTS),
          Map.entry("NUMBER", NUMBERS),
          Map.entry("NUMBER_RANGED", NUMBERS),
          Map.entry("BOOL", OPTIONS),
          Map.entry("ENUMERATION", OPTIONS),
          Map.entry("DATE", TIMES),
          Map.entry("DATETIME", TIMES),
          Map.entry("RANGED_DATE", TIMES),
          Map.entry("ROLLING_DATE_RANGE", TIMES),
          Map.entry("CALENDAR_DATE", TIMES),
          Map.entry("COMPARATIVE_DATE", TIMES),
          Map.entry("TIME_POINT", TIMES),
          Map.entry("TIME_RANGED", TIMES),
          Map.entry("ROLLING_PROPERTY_UPDATED", EnumSet.allOf(PropertyType.class)),
          Map.entry("COMPARATIVE_PROPERTY_UPDATED", EnumSet.allOf(PropertyType.class)));

  private final ConditionReader.Portal portal;
  private final ObjectType type;

  PropertyReader(ConditionReader.Portal portal, ObjectType type) {
    this.portal = portal;
    this.type = type;
  }

  Condition read(FilterNode filter) {
    String name = filter.text("property");
    PropertyType of = definition(name).content().type();
    FilterNode sent = filter.node("operation");
    String kind = sent.text("operationType");
    FilterNode operation = sent.named("the %s operation on '%s'".formatted(kind, name));
    Set<PropertyType> fitting = FITTING.get(kind);
    if (fitting == null) {
      throw FilterProblems.badOperationType(kind);
    }
    if (!fitting.contains(of) && !isOfItsChanges(kind, operation)) {
      throw FilterProblems.notForType(kind, name, of.text());
    }
    Condition.Unset unset =
        operation.flagOrFalse("includeObjectsWithNoValueSet")
            ? Condition.Unset.PASSES
            : Condition.Unset.FAILS;
    return new Condition.OnProperty(name, test(operation, kind), unset);
  }

  /** Whether an operation is on the time of a property's last change, not on its value. */
  private static boolean isOfItsChanges(String kind, FilterNode operation) {
    return kind.startsWith("TIME_")
        && operation.optionalText("propertyParser").filter("UPDATED_AT"::equals).isPresent();
  }

  private PropertyDefinition definition(String name) {
    return portal
        .property(type, name)
        .orElseThrow(() -> FilterProblems.noProperty(name, type.id().value()));
  }

  private PropertyTest test(FilterNode operation, String kind) {
    String operator = operation.text("operator");
    return switch (kind) {
      case "ALL_PROPERTY" -> presence(operator);
      case "STRING" -> text(operator, kind, List.of(operation.text("value")));
      case "MULTISTRING" -> text(operator, kind, operation.texts("values"));
      case "NUMBER" -> number(operator, operation.number("value"));
      case "NUMBER_RANGED" -> numberRange(operator, operation);
      case "BOOL" -> bool(operator, operation.flag("value"));
      case "ENUMERATION" -> options(operator, operation.texts("values"));
      case "COMPARATIVE_STRING" -> comparedText(operator, operation);
      case "COMPARATIVE_DATE" -> comparedTime(operator, operation);
      default ->
          new TimeReader(name -> definition(name).content().type()).read(operation, kind, operator);
    };
  }

  private static PropertyTest presence(String operator) {
    return switch (operator) {
      case "IS_KNOWN" -> new PropertyTest.IsKnown();
      case "IS_UNKNOWN" -> new PropertyTest.IsUnknown();
      default -> throw FilterProblems.badOperator(operator, "ALL_PROPERTY");
    };
  }

  private static PropertyTest text(String operator, String kind, List<String> values) {
    return switch (operator) {
      case "IS_EQUAL_TO" -> new PropertyTest.Text(Relation.IS, values);
      case "IS_NOT_EQUAL_TO" -> fails(new PropertyTest.Text(Relation.IS, values));
      case "CONTAINS" -> new PropertyTest.Text(Relation.CONTAINS, values);
      case "DOES_NOT_CONTAIN" -> fails(new PropertyTest.Text(Relation.CONTAINS, values));
      case "CONTAINS_EXACTLY" -> new PropertyTest.Text(Relation.CONTAINS_WORDS, values);
      case "DOES_NOT_CONTAIN_EXACTLY" ->
          fails(new PropertyTest.Text(Relation.CONTAINS_WORDS, values));
      case "STARTS_WITH" -> new PropertyTest.Text(Relation.STARTS_WITH, values);
      case "ENDS_WITH" -> new PropertyTest.Text(Relation.ENDS_WITH, values);
      case "HAS_EVER_BEEN_EQUAL_TO" -> ever(new PropertyTest.Text(Relation.IS, values));
      case "HAS_NEVER_BEEN_EQUAL_TO" -> never(new PropertyTest.Text(Relation.IS, values));
      case "HAS_EVER_CONTAINED" -> ever(new PropertyTest.Text(Relation.CONTAINS, values));
      case "HAS_NEVER_CONTAINED" -> never(new PropertyTest.Text(Relation.CONTAINS, values));
      default -> throw FilterProblems.badOperator(operator, kind);
    };
  }

  private static PropertyTest fails(PropertyTest test) {
    return new PropertyTest.Fails(test);
  }

  private static PropertyTest ever(PropertyTest test) {
    return new PropertyTest.Ever(test);
  }

  private static PropertyTest never(PropertyTest test) {
    return fails(ever(test));
  }

  private static PropertyTest number(String operator, BigDecimal value) {
    return switch (operator) {
      case "IS_EQUAL_TO" -> new PropertyTest.NumberIs(value);
      case "IS_NOT_EQUAL_TO" -> fails(new PropertyTest.NumberIs(value));
      case "IS_GREATER_THAN" -> new NumberRange(limit(value, Endpoint.EXCLUSIVE), Optional.empty());
      case "IS_GREATER_THAN_OR_EQUAL_TO" ->
          new NumberRange(limit(value, Endpoint.INCLUSIVE), Optional.empty());
      case "IS_LESS_THAN" -> new NumberRange(Optional.empty(), limit(value, Endpoint.EXCLUSIVE));
      case "IS_LESS_THAN_OR_EQUAL_TO" ->
          new NumberRange(Optional.empty(), limit(value, Endpoint.INCLUSIVE));
      case "HAS_EVER_BEEN_EQUAL_TO" -> ever(new PropertyTest.NumberIs(value));
      case "HAS_NEVER_BEEN_EQUAL_TO" -> never(new PropertyTest.NumberIs(value));
      default -> throw FilterProblems.badOperator(operator, "NUMBER");
    };
  }

  private static Optional<NumberRange.Limit> limit(BigDecimal value, Endpoint endpoint) {
    return Optional.of(new NumberRange.Limit(value, endpoint));
  }

  private static PropertyTest numberRange(String operator, FilterNode operation) {
    NumberRange range =
        new NumberRange(
            limit(operation.number("lowerBound"), Endpoint.INCLUSIVE),
            limit(operation.number("upperBound"), Endpoint.INCLUSIVE));
    return switch (operator) {
      case "IS_BETWEEN" -> range;
      case "IS_NOT_BETWEEN" -> fails(range);
      default -> throw FilterProblems.badOperator(operator, "NUMBER_RANGED");
    };
  }

  private static PropertyTest bool(String operator, boolean value) {
    PropertyTest is = new PropertyTest.Options(Quantity.ANY, List.of(Boolean.toString(value)));
    return switch (operator) {
      case "IS_EQUAL_TO" -> is;
      case "IS_NOT_EQUAL_TO" -> fails(is);
      case "HAS_EVER_BEEN_EQUAL_TO" -> ever(is);
      case "HAS_NEVER_BEEN_EQUAL_TO" -> never(is);
      default -> throw FilterProblems.badOperator(operator, "BOOL");
    };
  }

  private static PropertyTest options(String operator, List<String> values) {
    return switch (operator) {
      case "IS_ANY_OF" -> options(Quantity.ANY, values);
      case "IS_NONE_OF" -> fails(options(Quantity.ANY, values));
      case "IS_EXACTLY" -> options(Quantity.EXACTLY, values);
      case "IS_NOT_EXACTLY" -> fails(options(Quantity.EXACTLY, values));
      case "CONTAINS_ALL" -> options(Quantity.ALL, values);
      case "DOES_NOT_CONTAIN_ALL" -> fails(options(Quantity.ALL, values));
      case "HAS_EVER_BEEN_ANY_OF" -> ever(options(Quantity.ANY, values));
      case "HAS_NEVER_BEEN_ANY_OF" -> never(options(Quantity.ANY, values));
      case "HAS_EVER_BEEN_EXACTLY" -> ever(options(Quantity.EXACTLY, values));
      case "HAS_NEVER_BEEN_EXACTLY" -> never(options(Quantity.EXACTLY, values));
      case "HAS_EVER_CONTAINED_ALL" -> ever(options(Quantity.ALL, values));
      case "HAS_NEVER_CONTAINED_ALL" -> never(options(Quantity.ALL, values));
      default -> throw FilterProblems.badOperator(operator, "ENUMERATION");
    };
  }

  private static PropertyTest options(Quantity quantity, List<String> values) {
    return new PropertyTest.Options(quantity, values);
  }

  private PropertyTest comparedText(String operator, FilterNode operation) {
    PropertyTest equal = compared(Filter.Comparison.EQUAL, TEXTS, operation);
    return switch (operator) {
      case "IS_EQUAL_TO" -> equal;
      case "IS_NOT_EQUAL_TO" -> fails(equal);
      default -> throw FilterProblems.badOperator(operator, "COMPARATIVE_STRING");
    };
  }

  private PropertyTest comparedTime(String operator, FilterNode operation) {
    return switch (operator) {
      case "IS_BEFORE" -> compared(Filter.Comparison.LESS, TIMES, operation);
      case "IS_AFTER" -> compared(Filter.Comparison.GREATER, TIMES, operation);
      default -> throw FilterProblems.badOperator(operator, "COMPARATIVE_DATE");
    };
  }

  private PropertyTest compared(
      Filter.Comparison comparison, Set<PropertyType> types, FilterNode operation) {
    String other = operation.text("comparisonPropertyName");
    PropertyType of = definition(other).content().type();
    if (!types.contains(of)) {
      throw FilterProblems.notForType(operation.text("operationType"), other, of.text());
    }
    return new PropertyTest.Against(
        comparison, other, operation.optionalText("defaultComparisonValue"));
  }
}
