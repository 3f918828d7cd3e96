package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reading of a filter that asks OpenSearch. */
final class Queries {

  private static final Map<String, ?> ALL = Map.of("match_all", Map.of());
  private static final Map<String, ?> NONE = Map.of("match_none", Map.of());

  /** Terms of one condition; more of them are several conditions. */
  private static final int MOST_TERMS = 50_000;

  private static final Pattern OF_A_PATTERN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_ ]");

  /** Hands over the ids of the records of another type that a query finds. */
  interface Others {
    void ids(ObjectTypeId type, Map<String, ?> query, LongConsumer each);
  }

  private final Others others;

  Queries(Others others) {
    this.others = others;
  }

  Map<String, ?> query(Filter filter) {
    return switch (filter) {
      case Filter.All all -> bool("filter", all.of().stream().map(this::query).toList());
      case Filter.Any any -> any(any.of().stream().map(this::query).toList());
      case Filter.Not not -> bool("must_not", List.of(query(not.of())));
      case Filter.Known known -> exists(known.property());
      case Filter.Is is -> terms(Fields.values(is.property()), normal(is.property(), is.values()));
      case Filter.Between between -> between(between);
      case Filter.Token token -> token(token);
      case Filter.Like like -> like(like);
      case Filter.Compared compared -> Comparisons.query(compared);
      case Filter.Words words -> words(words);
      case Filter.AssociatedWith with ->
          linked(with.type(), with.label(), terms(Fields.ID, with.ids()));
      case Filter.Associated associated ->
          linked(associated.type(), associated.label(), query(associated.filter()));
      case Filter.Member member -> term(Fields.LISTS, member.listId());
      case Filter.Anniversary anniversary -> Anniversaries.query(anniversary);
      case Filter.Unindexed unindexed -> throw new IllegalArgumentException(unindexed.toString());
    };
  }

  private static Map<String, ?> bool(String occurrence, List<? extends Map<String, ?>> clauses) {
    return clauses.isEmpty() ? ALL : Map.of("bool", Map.of(occurrence, clauses));
  }

  private static Map<String, ?> any(List<? extends Map<String, ?>> clauses) {
    return switch (clauses.size()) {
      case 0 -> NONE;
      case 1 -> clauses.getFirst();
      default -> bool("should", clauses);
    };
  }

  private static Map<String, ?> exists(Property property) {
    return Map.of("exists", Map.of("field", Fields.values(property)));
  }

  private static Map<String, ?> term(String field, Object term) {
    return Map.of("term", Map.of(field, Map.of("value", term)));
  }

  private static Map<String, ?> terms(String field, Collection<?> terms) {
    List<?> all = List.copyOf(terms);
    List<Map<String, ?>> conditions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_TERMS) {
      List<?> some = all.subList(from, Math.min(all.size(), from + MOST_TERMS));
      conditions.add(Map.of("terms", Map.of(field, some)));
    }
    return any(conditions);
  }

  private static Set<Object> normal(Property property, Set<String> values) {
    Set<Object> normal = new HashSet<>();
    for (String value : values) {
      switch (property.kind()) {
        case TEXT -> normal.add(NormalForms.text(value));
        case OPTION -> normal.addAll(NormalForms.options(value));
        case NUMBER -> NormalForms.number(value).ifPresent(normal::add);
        case TIME -> NormalForms.time(value).ifPresent(time -> normal.add(Times.asked(time)));
      }
    }
    return normal;
  }

  private static Map<String, ?> between(Filter.Between between) {
    Map<String, Object> bounds = new HashMap<>();
    boolean possible =
        put(bounds, between.property(), between.lower(), "gt")
            && put(bounds, between.property(), between.upper(), "lt");
    if (!possible) {
      return NONE;
    }
    return bounds.isEmpty()
        ? exists(between.property())
        : Map.of("range", Map.of(Fields.values(between.property()), bounds));
  }

  /** Whether any value can lie on the right side of a bound. */
  private static boolean put(
      Map<String, Object> bounds, Property property, Optional<Filter.Bound> bound, String side) {
    if (bound.isEmpty()) {
      return true;
    }
    Optional<Object> value = bound(property.kind(), bound.get().value());
    value.ifPresent(one -> bounds.put(bound.get().inclusive() ? side + "e" : side, one));
    return value.isPresent();
  }

  private static Optional<Object> bound(Property.Kind kind, String value) {
    return switch (kind) {
      case TEXT -> Optional.of(NormalForms.text(value));
      case OPTION -> Optional.of(NormalForms.option(value));
      case NUMBER ->
          NormalForms.number(value).stream().boxed().<Object>map(number -> number).findFirst();
      case TIME -> NormalForms.time(value).stream().mapToObj(Times::asked).findFirst();
    };
  }

  private static Map<String, ?> token(Filter.Token token) {
    Property property = token.property();
    String field = Fields.values(property);
    return switch (property.kind()) {
      case TEXT -> {
        TextPattern pattern = TextPattern.glob(NormalForms.text(token.pattern()));
        String name = Fields.word(property.name(), "");
        yield any(List.of(pattern.query(field), pattern.after(name).query(Fields.WORDS)));
      }
      case OPTION -> TextPattern.glob(NormalForms.option(token.pattern())).query(field);
      case NUMBER, TIME -> terms(field, normal(property, Set.of(token.pattern())));
    };
  }

  private static Map<String, ?> like(Filter.Like like) {
    return switch (like.property().kind()) {
      case TEXT, OPTION ->
          TextPattern.like(like.place(), like.normalText()).query(Fields.values(like.property()));
      case NUMBER, TIME -> NONE;
    };
  }

  private static Map<String, ?> words(Filter.Words words) {
    Set<String> wanted = new LinkedHashSet<>(NormalForms.words(words.text()));
    if (wanted.isEmpty() || words.properties().isEmpty()) {
      return NONE;
    }
    String names =
        words.properties().stream()
            .map(property -> plain(property.name()))
            .collect(Collectors.joining("|", "(", ")"));
    return bool(
        "filter",
        wanted.stream()
            .map(word -> Map.of("value", Fields.word(names, plain(word)) + ".*", "flags", "NONE"))
            .map(pattern -> Map.of("regexp", Map.of(Fields.WORDS, pattern)))
            .toList());
  }

  /** A text as a regular expression of nothing else. */
  private static String plain(String text) {
    return OF_A_PATTERN.matcher(text).replaceAll("\\\\$0");
  }

  /** Associated with a record that a query finds; those in the recycle bin it does not find. */
  private Map<String, ?> linked(
      ObjectTypeId type, Optional<Filter.Label> label, Map<String, ?> query) {
    List<String> links = new ArrayList<>();
    others.ids(
        type,
        query,
        id ->
            links.add(
                label
                    .map(only -> Fields.link(type, only, id))
                    .orElseGet(() -> Fields.link(type, id))));
    return terms(Fields.LINKS, links);
  }
}
