package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Schemas, records, filters and orders, with values that often meet. */
final class Generators {

  private static final List<String> NAMES =
      List.of(
          "city", "firstname", "hs_note_body", "industry", "revenue", "seats", "since", "until");
  private static final List<Filter.Label> LABELS =
      List.of(new Filter.Label("HUBSPOT_DEFINED", 279), new Filter.Label("USER_DEFINED", 7));

  private static final List<String> TEXTS =
      List.of(
          "",
          "Ada",
          "ada lovelace",
          "ADA.LOVELACE@example.com",
          "Lovelace",
          "Łódź ul. Długa 5",
          "İstanbul",
          "a*b?c\\d",
          "\uFB01n \uD83D\uDE00 x",
          "\uD83D\uDE00",
          "\uFFFDz",
          "half \uD83D",
          "one_two-three",
          "\"quoted\" (1|2)",
          "a".repeat(300),
          "b".repeat(8_100));
  private static final List<String> OPTIONS =
      List.of("", "NEW", "new", "NEW;OPEN", "OPEN;NEW", ";", "OPEN;;new", "a*b", "x y;z");
  private static final List<String> NUMBERS =
      List.of("", "0", "-0", "1", "1.0", "1.5", "-2", "10", "9", "1e3", "1e300", "none", "12 ");
  private static final List<String> TIMES =
      List.of(
          "",
          "0",
          "-1",
          "2026-11-24",
          "2026-11-24T00:00:00Z",
          "2026-11-24T05:45:00+05:45",
          "2026-02-30",
          "1795478400000",
          "999999999999999999",
          "2030-01-01T12:00:00.123Z",
          "soon");

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/New_York"));

  private Generators() {}

  static Arbitrary<GeneratedPortal> records() {
    return Arbitraries.of(Property.Kind.values())
        .list()
        .ofSize(NAMES.size())
        .map(Generators::kinds)
        .flatMap(
            kinds ->
                Combinators.combine(recordsOf(1, kinds), recordsOf(101, kinds))
                    .as(
                        (people, firms) ->
                            new GeneratedPortal(
                                kinds,
                                Map.of(
                                    GeneratedPortal.PERSON, people,
                                    GeneratedPortal.FIRM, firms))));
  }

  private static Map<String, Property.Kind> kinds(List<Property.Kind> given) {
    Map<String, Property.Kind> kinds = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      kinds.put(NAMES.get(i), given.get(i));
    }
    return Map.copyOf(kinds);
  }

  private static Arbitrary<List<IndexedRecord>> recordsOf(
      long first, Map<String, Property.Kind> kinds) {
    return Combinators.combine(
            values(kinds), links().list().ofMaxSize(4), listId().set().ofMaxSize(2))
        .as(Tuple::of)
        .list()
        .ofMaxSize(20)
        .map(
            drawn ->
                IntStream.range(0, drawn.size())
                    .mapToObj(
                        i ->
                            new IndexedRecord(
                                first + i,
                                drawn.get(i).get1(),
                                drawn.get(i).get2(),
                                drawn.get(i).get3()))
                    .toList());
  }

  private static Arbitrary<Map<String, String>> values(Map<String, Property.Kind> kinds) {
    return Combinators.combine(
            NAMES.stream()
                .map(name -> value(kinds.getOrDefault(name, Property.Kind.TEXT)).optional())
                .toList())
        .as(
            drawn -> {
              Map<String, String> values = new HashMap<>();
              for (int i = 0; i < drawn.size(); i++) {
                String name = NAMES.get(i);
                drawn.get(i).ifPresent(value -> values.put(name, value));
              }
              return values;
            });
  }

  private static Arbitrary<IndexedRecord.Link> links() {
    return Combinators.combine(type(), id(), Arbitraries.of(LABELS)).as(IndexedRecord.Link::new);
  }

  private static Arbitrary<ObjectTypeId> type() {
    return Arbitraries.of(GeneratedPortal.PERSON, GeneratedPortal.FIRM);
  }

  private static Arbitrary<Long> id() {
    return Arbitraries.longs().between(1, 20).flatMap(id -> Arbitraries.of(id, id + 100));
  }

  private static Arbitrary<Long> listId() {
    return Arbitraries.longs().between(1, 3);
  }

  private static Arbitrary<String> value(Property.Kind kind) {
    return Arbitraries.of(
        switch (kind) {
          case TEXT -> TEXTS;
          case OPTION -> OPTIONS;
          case NUMBER -> NUMBERS;
          case TIME -> TIMES;
        });
  }

  /** Also values of other kinds, which people type too. */
  private static Arbitrary<String> operand(Property.Kind kind) {
    return Arbitraries.frequencyOf(
        Tuple.of(8, value(kind)), Tuple.of(1, value(Property.Kind.TEXT)));
  }

  static Arbitrary<Filter> filters(List<Property> properties) {
    return filters(properties, 3);
  }

  private static Arbitrary<Filter> filters(List<Property> properties, int depth) {
    Arbitrary<Filter> condition =
        Arbitraries.of(properties).flatMap(each -> condition(each, properties));
    if (depth == 0) {
      return condition;
    }
    Arbitrary<Filter> inner = filters(properties, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(6, condition),
        Tuple.of(1, inner.list().ofMaxSize(3).map(Filter.All::new)),
        Tuple.of(1, inner.list().ofMaxSize(3).map(Filter.Any::new)),
        Tuple.of(1, inner.map(Filter.Not::new)),
        Tuple.of(
            1,
            Combinators.combine(type(), Arbitraries.of(LABELS).optional(), inner)
                .as(Filter.Associated::new)));
  }

  private static Arbitrary<Filter> condition(Property property, List<Property> properties) {
    Property.Kind kind = property.kind();
    return Arbitraries.oneOf(
        Arbitraries.just(new Filter.Known(property)),
        operand(kind).set().ofMaxSize(3).map(values -> new Filter.Is(property, values)),
        Combinators.combine(bound(kind).optional(), bound(kind).optional())
            .as((lower, upper) -> new Filter.Between(property, lower, upper)),
        pattern(kind).map(pattern -> new Filter.Token(property, pattern)),
        Combinators.combine(Arbitraries.of(Filter.Place.values()), part(kind))
            .as((place, text) -> new Filter.Like(property, place, text)),
        Combinators.combine(Arbitraries.of(Filter.Comparison.values()), Arbitraries.of(properties))
            .as((comparison, other) -> new Filter.Compared(property, comparison, other)),
        Combinators.combine(withWords(properties), part(Property.Kind.TEXT)).as(Filter.Words::new),
        Combinators.combine(type(), Arbitraries.of(LABELS).optional(), id().set().ofMaxSize(3))
            .as(Filter.AssociatedWith::new),
        Combinators.combine(day(), day(), Arbitraries.of(ZONES))
            .as((from, to, zone) -> new Filter.Anniversary(property, from, to, zone)),
        listId().map(Filter.Member::new));
  }

  private static Arbitrary<MonthDay> day() {
    return Arbitraries.of("--01-01", "--02-29", "--11-23", "--11-24", "--12-31")
        .map(MonthDay::parse);
  }

  /** Texts, or what is found without naming a property. */
  private static Arbitrary<List<Property>> withWords(List<Property> properties) {
    List<Property> texts =
        properties.stream().filter(each -> each.kind() == Property.Kind.TEXT).toList();
    return texts.isEmpty()
        ? Arbitraries.just(GeneratedPortal.searchable(properties))
        : Arbitraries.of(true, false)
            .flatMap(
                named ->
                    named
                        ? Arbitraries.of(texts).list().ofMinSize(1).ofMaxSize(2)
                        : Arbitraries.just(GeneratedPortal.searchable(properties)));
  }

  private static Arbitrary<Filter.Bound> bound(Property.Kind kind) {
    return Combinators.combine(operand(kind), Arbitraries.of(true, false)).as(Filter.Bound::new);
  }

  /** Some stretch of a value. */
  private static Arbitrary<String> part(Property.Kind kind) {
    return Combinators.combine(
            operand(kind),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 400))
        .as(
            (value, from, length) -> {
              int start = Math.min(from, value.length());
              return value.substring(start, Math.min(value.length(), start + length));
            });
  }

  private static Arbitrary<String> pattern(Property.Kind kind) {
    return Combinators.combine(
            part(kind),
            part(kind),
            Arbitraries.of("%s", "%s*", "*%s", "*%s*", "%s*%s", "*%s*%s*", "**"))
        .as((one, other, form) -> form.formatted(one, other));
  }

  static Arbitrary<Order> orders(List<Property> properties) {
    return Combinators.combine(Arbitraries.of(properties), Arbitraries.of(Order.Direction.values()))
        .as(Order::new);
  }

  static Arbitrary<Aggregation> aggregations(List<Property> properties) {
    List<Property> measurable =
        properties.stream()
            .filter(
                each -> each.kind() == Property.Kind.NUMBER || each.kind() == Property.Kind.TIME)
            .toList();
    Arbitrary<Optional<Property>> measured =
        measurable.isEmpty()
            ? Arbitraries.just(Optional.empty())
            : Arbitraries.of(measurable).optional();
    return Combinators.combine(groupings(properties), measured).as(Aggregation::new);
  }

  private static Arbitrary<Aggregation.Grouping> groupings(List<Property> properties) {
    List<Property> times =
        properties.stream().filter(each -> each.kind() == Property.Kind.TIME).toList();
    Arbitrary<Aggregation.Grouping> byValue =
        Arbitraries.of(properties).map(each -> new Aggregation.ByValue(each, 100));
    return times.isEmpty()
        ? Arbitraries.oneOf(Arbitraries.just(new Aggregation.Whole()), byValue)
        : Arbitraries.oneOf(
            byValue,
            Combinators.combine(
                    Arbitraries.of(times),
                    Arbitraries.of(Aggregation.Unit.values()),
                    Arbitraries.of(ZONES))
                .as(Aggregation.ByTime::new));
  }
}
