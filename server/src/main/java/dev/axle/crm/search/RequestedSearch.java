package dev.axle.crm.search;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import dev.axle.crm.properties.PropertyDefinition;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a search request of records of a type means. */
public final class RequestedSearch {

  private static final int MOST_GROUPS = 5;
  private static final int MOST_FILTERS_OF_A_GROUP = 6;
  private static final int MOST_FILTERS = 18;
  private static final int LONGEST_QUERY = 3_000;
  private static final String ASSOCIATIONS = "associations.";

  private final PortalId portal;
  private final ObjectType type;
  private final ObjectTypes types;
  private final PropertyDefinitions definitions;

  public RequestedSearch(
      PortalId portal, ObjectType type, ObjectTypes types, PropertyDefinitions definitions) {
    this.portal = portal;
    this.type = type;
    this.types = types;
    this.definitions = definitions;
  }

  /**
   * The records that it asks for.
   *
   * @throws dev.axle.edge.Problem 400 for what can't be understood, or is too much
   */
  public Filter filter(SearchRequest request) {
    List<Filter> all = new ArrayList<>();
    List<Filter> groups = groups(request);
    if (!groups.isEmpty()) {
      all.add(groups.size() == 1 ? groups.getFirst() : new Filter.Any(groups));
    }
    String query = request.query();
    if (query != null && !query.isBlank()) {
      if (query.length() > LONGEST_QUERY) {
        throw SearchProblems.tooMany("characters in its query", LONGEST_QUERY, query.length());
      }
      all.add(new Filter.Words(searchable(), query));
    }
    return all.size() == 1 ? all.getFirst() : new Filter.All(all);
  }

  /**
   * Their order: the oldest first, unless another is asked for.
   *
   * @throws dev.axle.edge.Problem 400 for an unknown property, or more than one
   */
  public Order order(SearchRequest request) {
    List<SearchRequest.Sort> sorts = orEmpty(request.sorts());
    if (sorts.isEmpty()) {
      return new Order(
          new Property(type.createdProperty(), Property.Kind.TIME), Order.Direction.ASCENDING);
    }
    if (sorts.size() > 1) {
      throw SearchProblems.tooMany("sorts", 1, sorts.size());
    }
    SearchRequest.Sort sort = sorts.getFirst();
    return new Order(Property.of(definition(sort.propertyName())), sort.order());
  }

  private List<Property> searchable() {
    return type.searchableProperties().stream()
        .map(definitions::find)
        .filter(Objects::nonNull)
        .map(Property::of)
        .toList();
  }

  private List<Filter> groups(SearchRequest request) {
    List<SearchRequest.Group> groups = orEmpty(request.filterGroups());
    if (groups.isEmpty() && request.filters() != null) {
      groups = List.of(new SearchRequest.Group(request.filters()));
    }
    if (groups.size() > MOST_GROUPS) {
      throw SearchProblems.tooMany("filter groups", MOST_GROUPS, groups.size());
    }
    int filters = groups.stream().mapToInt(group -> orEmpty(group.filters()).size()).sum();
    if (filters > MOST_FILTERS) {
      throw SearchProblems.tooMany("filters", MOST_FILTERS, filters);
    }
    return groups.stream().map(this::group).toList();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private Filter group(SearchRequest.Group group) {
    List<SearchRequest.Condition> conditions = orEmpty(group.filters());
    if (conditions.size() > MOST_FILTERS_OF_A_GROUP) {
      throw SearchProblems.tooMany(
          "filters in a group", MOST_FILTERS_OF_A_GROUP, conditions.size());
    }
    List<Filter> all = conditions.stream().map(this::condition).toList();
    return all.size() == 1 ? all.getFirst() : new Filter.All(all);
  }

  private Filter condition(SearchRequest.Condition condition) {
    Operator operator = Operator.named(condition.operator());
    if (condition.propertyName().startsWith(ASSOCIATIONS)) {
      return association(condition, operator);
    }
    PropertyDefinition definition = definition(condition.propertyName());
    Property property = Property.of(definition);
    return switch (operator) {
      case EQ -> new Filter.Is(property, Set.of(value(condition, definition)));
      case NEQ -> not(new Filter.Is(property, Set.of(value(condition, definition))));
      case LT ->
          new Filter.Between(property, Optional.empty(), bound(condition, definition, false));
      case LTE ->
          new Filter.Between(property, Optional.empty(), bound(condition, definition, true));
      case GT ->
          new Filter.Between(property, bound(condition, definition, false), Optional.empty());
      case GTE ->
          new Filter.Between(property, bound(condition, definition, true), Optional.empty());
      case BETWEEN ->
          new Filter.Between(
              property,
              bound(condition, definition, true),
              Optional.of(
                  new Filter.Bound(
                      checked(given(condition.highValue(), "highValue", operator), definition),
                      true)));
      case IN -> new Filter.Is(property, values(condition, definition));
      case NOT_IN -> not(new Filter.Is(property, values(condition, definition)));
      case HAS_PROPERTY -> new Filter.Known(property);
      case NOT_HAS_PROPERTY -> not(new Filter.Known(property));
      case CONTAINS_TOKEN -> token(condition, property, operator);
      case NOT_CONTAINS_TOKEN -> not(token(condition, property, operator));
    };
  }

  private static Filter not(Filter filter) {
    return new Filter.Not(filter);
  }

  private PropertyDefinition definition(String name) {
    PropertyDefinition definition = definitions.find(name);
    if (definition == null) {
      throw SearchProblems.unknownProperty(name, type.plural());
    }
    return definition;
  }

  private static String given(@Nullable String value, String field, Operator operator) {
    if (value == null) {
      throw SearchProblems.missing(field, operator.name());
    }
    return value;
  }

  private static String value(SearchRequest.Condition condition, PropertyDefinition definition) {
    return checked(
        given(condition.value(), "value", Operator.named(condition.operator())), definition);
  }

  private static Set<String> values(
      SearchRequest.Condition condition, PropertyDefinition definition) {
    List<String> values = condition.values();
    if (values == null || values.isEmpty()) {
      throw SearchProblems.missing("values", condition.operator());
    }
    return values.stream()
        .map(value -> checked(value, definition))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Filter.Bound> bound(
      SearchRequest.Condition condition, PropertyDefinition definition, boolean inclusive) {
    return Optional.of(new Filter.Bound(value(condition, definition), inclusive));
  }

  /** A value that can be compared with those of a property. */
  private static String checked(String value, PropertyDefinition definition) {
    String stripped = value.strip();
    boolean isUsable =
        switch (Property.of(definition).kind()) {
          case TEXT, OPTION -> true;
          case NUMBER -> NormalForms.number(stripped).isPresent();
          case TIME -> NormalForms.time(stripped).isPresent();
        };
    if (!isUsable) {
      boolean isNumber = definition.content().type() == PropertyType.NUMBER;
      throw SearchProblems.badValue(
          value,
          definition.name(),
          isNumber
              ? "a number"
              : "a date (as 2026-11-24), a time (with its offset) or milliseconds");
    }
    return switch (definition.content().type()) {
      case NUMBER, DATE, DATETIME -> stripped;
      case BOOL -> stripped.toLowerCase(Locale.ROOT);
      default -> value;
    };
  }

  /**
   * The words of a pattern, in any order. Words that signs join have to be joined so; a word with
   * {@code *} is a word, or all there is.
   */
  private static Filter token(
      SearchRequest.Condition condition, Property property, Operator operator) {
    String pattern = given(condition.value(), "value", operator).strip();
    if (property.kind() != Property.Kind.TEXT) {
      return new Filter.Token(property, pattern);
    }
    List<Filter> all = new ArrayList<>();
    for (String part : new LinkedHashSet<>(Arrays.asList(pattern.split("\\s+")))) {
      List<String> words = NormalForms.words(part);
      if (part.contains("*") || words.size() <= 1) {
        all.add(
            new Filter.Token(
                property, words.size() == 1 && !part.contains("*") ? words.getFirst() : part));
      } else {
        words.forEach(word -> all.add(new Filter.Token(property, word)));
        all.add(new Filter.Like(property, Filter.Place.ANYWHERE, part));
      }
    }
    return all.size() == 1
        ? all.getFirst()
        : new Filter.Any(List.of(new Filter.Token(property, pattern), new Filter.All(all)));
  }

  private Filter association(SearchRequest.Condition condition, Operator operator) {
    String name = condition.propertyName().substring(ASSOCIATIONS.length());
    if (!types.knows(portal, name)) {
      throw SearchProblems.unknownProperty(condition.propertyName(), type.plural());
    }
    ObjectType other = types.named(portal, name);
    return switch (operator) {
      case EQ, NEQ -> {
        Filter filter =
            new Filter.AssociatedWith(
                other.id(),
                Optional.empty(),
                Set.of(id(given(condition.value(), "value", operator), condition)));
        yield operator == Operator.EQ ? filter : not(filter);
      }
      case IN, NOT_IN -> {
        List<String> values = condition.values();
        if (values == null || values.isEmpty()) {
          throw SearchProblems.missing("values", operator.name());
        }
        Filter filter =
            new Filter.AssociatedWith(
                other.id(),
                Optional.empty(),
                values.stream().map(value -> id(value, condition)).collect(Collectors.toSet()));
        yield operator == Operator.IN ? filter : not(filter);
      }
      case HAS_PROPERTY -> new Filter.Associated(other.id(), Optional.empty(), Filter.EVERYTHING);
      case NOT_HAS_PROPERTY ->
          not(new Filter.Associated(other.id(), Optional.empty(), Filter.EVERYTHING));
      default -> throw SearchProblems.badOperator(operator.name(), condition.propertyName());
    };
  }

  private static long id(String value, SearchRequest.Condition condition) {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException notAnId) {
      throw SearchProblems.badValue(value, condition.propertyName(), "the id of a record");
    }
  }
}
