package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.filters.Bounds;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.lucene.LuceneIndexes;
import dev.axle.edge.PortalId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** The two readings of a filter: the index finds exactly those records of which it holds. */
class AgreementTest {

  private static final PortalId PORTAL = new PortalId(1);
  private static final Path FOLDER = folder();
  private static final SearchIndexes INDEXES = new LuceneIndexes(FOLDER);
  private static final SearchIndex INDEX = INDEXES.open(PORTAL);

  private static Path folder() {
    try {
      return Files.createTempDirectory("axle-agreement");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @AfterContainer
  static void close() throws IOException {
    INDEX.close();
    INDEXES.delete(PORTAL);
    Files.delete(FOLDER);
  }

  @net.jqwik.api.Property(
      tries = 300,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void theyAgree(
      @ForAll("worlds") GeneratedRecords world,
      @ForAll("filters") List<Filter> filters,
      @ForAll("orders") Order order) {
    world.index(INDEX);
    List<Hits> recent = hits(filters, order);
    for (Filter filter : filters) {
      for (ObjectTypeId type : GeneratedRecords.TYPES) {
        List<Long> found = new ArrayList<>();
        INDEX.ids(type, filter, found::add);
        List<Long> expected =
            world.of(type).stream()
                .filter(candidate -> Matching.matches(filter, candidate))
                .map(GeneratedRecords.Person::id)
                .sorted()
                .toList();
        assertThat(found).as("%s: %s", type, filter).isEqualTo(expected);
        assertThat(INDEX.count(type, filter)).isEqualTo(expected.size());
      }
    }
    assertThat(recent)
        .as("what was just written is found as what Lucene has, in the order of %s", order)
        .isEqualTo(hits(filters, order));
  }

  /** What the index tells of filters that look at the past encloses what they hold of. */
  @net.jqwik.api.Property(
      tries = 300,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void boundsEnclose(
      @ForAll("worlds") GeneratedRecords world, @ForAll("filtersOfThePast") List<Filter> filters) {
    world.index(INDEX);
    Bounds bounds = new Bounds(unused -> Optional.of(GeneratedRecords.MODIFIED));
    for (Filter filter : filters) {
      for (ObjectTypeId type : GeneratedRecords.TYPES) {
        List<Long> matching =
            world.of(type).stream()
                .filter(candidate -> Matching.matches(filter, candidate))
                .map(GeneratedRecords.Person::id)
                .toList();
        assertThat(found(type, bounds.most(type, filter))).as("%s", filter).containsAll(matching);
        assertThat(matching).as("%s", filter).containsAll(found(type, bounds.least(type, filter)));
      }
    }
  }

  private static List<Long> found(ObjectTypeId type, Filter filter) {
    List<Long> found = new ArrayList<>();
    INDEX.ids(type, filter, found::add);
    return found;
  }

  private static List<Hits> hits(List<Filter> filters, Order order) {
    return filters.stream()
        .flatMap(
            filter ->
                GeneratedRecords.TYPES.stream()
                    .flatMap(
                        type ->
                            Stream.of(
                                INDEX.search(type, filter, order, 0, 10),
                                INDEX.search(type, filter, order, 1, 2))))
        .toList();
  }

  @Provide
  Arbitrary<Order> orders() {
    return Combinators.combine(property(), Arbitraries.of(Order.Direction.class)).as(Order::new);
  }

  @Provide
  Arbitrary<GeneratedRecords> worlds() {
    return GeneratedRecords.any();
  }

  @Provide
  Arbitrary<List<Filter>> filters() {
    return filter(3, leaf()).list().ofSize(8);
  }

  @Provide
  Arbitrary<List<Filter>> filtersOfThePast() {
    return filter(3, Arbitraries.oneOf(past(), past(), often(), referring(), leaf()))
        .list()
        .ofSize(8);
  }

  private static Arbitrary<Filter> past() {
    return Arbitraries.oneOf(
        property().flatMap(each -> valueOf(each).map(test -> new Filter.Ever(each, test))),
        Combinators.combine(property(), GeneratedRecords.instants()).as(Filter.Changed::new),
        Combinators.combine(moment(), Arbitraries.of(Filter.Comparison.class), moment())
            .as(Filter.Moments::new));
  }

  private static Arbitrary<Filter> often() {
    return Combinators.combine(
            Arbitraries.of(GeneratedRecords.TYPES),
            labels(),
            Arbitraries.oneOf(past(), leaf()),
            Arbitraries.integers().between(1, 3))
        .as(Filter.AssociatedOften::new);
  }

  private static Arbitrary<Filter> referring() {
    return Combinators.combine(
            property(), Arbitraries.of(GeneratedRecords.TYPES), Arbitraries.oneOf(past(), leaf()))
        .as(Filter.Referring::new);
  }

  /** A test of the value of one property. */
  private static Arbitrary<Filter> valueOf(Property property) {
    return Arbitraries.oneOf(
        is(property),
        is(property).list().ofSize(2).map(Filter.All::new),
        Combinators.combine(is(property), is(property))
            .as((one, other) -> new Filter.All(List.of(one, new Filter.Not(other)))),
        like(property));
  }

  private static Arbitrary<Filter.Moment> moment() {
    return Arbitraries.oneOf(
        property().map(Filter.ValueOf::new), property().map(Filter.LastChangeOf::new));
  }

  private static Arbitrary<Filter> filter(int depth, Arbitrary<Filter> leaf) {
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Filter> inner = Arbitraries.lazy(() -> filter(depth - 1, leaf));
    return Arbitraries.frequencyOf(
        Tuple.of(6, leaf),
        Tuple.of(2, inner.list().ofMaxSize(3).map(Filter.All::new)),
        Tuple.of(2, inner.list().ofMaxSize(3).map(Filter.Any::new)),
        Tuple.of(2, inner.map(Filter.Not::new)),
        Tuple.of(
            2,
            Combinators.combine(Arbitraries.of(GeneratedRecords.TYPES), labels(), inner)
                .as(Filter.Associated::new)));
  }

  private static Arbitrary<Optional<Filter.Label>> labels() {
    return Arbitraries.of(GeneratedRecords.LABELS).optional(0.6);
  }

  private static Arbitrary<Property> property() {
    return Arbitraries.of(GeneratedRecords.PROPERTIES);
  }

  private static Arbitrary<Filter> leaf() {
    return Arbitraries.oneOf(
        property().map(Filter.Known::new),
        property().flatMap(AgreementTest::is),
        property().flatMap(AgreementTest::between),
        property().flatMap(AgreementTest::token),
        property().flatMap(AgreementTest::like),
        Combinators.combine(property(), Arbitraries.of(Filter.Comparison.class), property())
            .as(Filter.Compared::new),
        Combinators.combine(
                Arbitraries.oneOf(
                    Arbitraries.just(GeneratedRecords.SEARCHABLE),
                    Arbitraries.of(GeneratedRecords.SEARCHABLE)
                        .set()
                        .ofMaxSize(3)
                        .map(List::copyOf)),
                GeneratedRecords.texts())
            .as(Filter.Words::new),
        Combinators.combine(
                Arbitraries.of(GeneratedRecords.TYPES),
                labels(),
                GeneratedRecords.ids().set().ofMaxSize(3))
            .as(Filter.AssociatedWith::new),
        Combinators.combine(property(), day(), day(), Arbitraries.of("UTC", "Asia/Kathmandu"))
            .as((each, from, to, zone) -> new Filter.Anniversary(each, from, to, ZoneId.of(zone))),
        Arbitraries.longs().between(1, 3).map(Filter.Member::new));
  }

  private static Arbitrary<MonthDay> day() {
    return Arbitraries.of("--01-01", "--02-29", "--11-23", "--11-24", "--12-31")
        .map(MonthDay::parse);
  }

  private static Arbitrary<Filter> is(Property property) {
    return GeneratedRecords.values(property.kind())
        .set()
        .ofMaxSize(3)
        .map(values -> new Filter.Is(property, values));
  }

  private static Arbitrary<Filter> between(Property property) {
    Arbitrary<Optional<Filter.Bound>> bound =
        Combinators.combine(GeneratedRecords.values(property.kind()), Arbitraries.of(true, false))
            .as(Filter.Bound::new)
            .optional(0.7);
    return Combinators.combine(bound, bound)
        .as((lower, upper) -> new Filter.Between(property, lower, upper));
  }

  private static Arbitrary<Filter> token(Property property) {
    return Combinators.combine(
            GeneratedRecords.values(property.kind()),
            Arbitraries.of("", "*"),
            Arbitraries.of("", "*"),
            Arbitraries.integers().between(0, 4))
        .as(
            (value, before, after, cut) ->
                new Filter.Token(
                    property, before + value.substring(Math.min(cut, value.length())) + after));
  }

  private static Arbitrary<Filter> like(Property property) {
    return Combinators.combine(
            Arbitraries.of(Filter.Place.class),
            GeneratedRecords.values(property.kind()),
            Arbitraries.integers().between(0, 4))
        .as(
            (place, value, cut) ->
                new Filter.Like(
                    property, place, value.substring(0, Math.min(cut, value.length()))));
  }

  /** A value of one word is found beside others of several, in one property as in all. */
  @Example
  void wordsOfOnePropertyAreFoundInEachOfItsValues() {
    Property name = new Property("TEXT_two", Property.Kind.TEXT);
    GeneratedRecords.of(Map.of("TEXT_two", "Ada"), Map.of("TEXT_two", "Ada Lovelace")).index(INDEX);
    List<Long> found = new ArrayList<>();
    INDEX.ids(
        GeneratedRecords.TYPES.getFirst(), new Filter.Words(List.of(name), "ada"), found::add);
    assertThat(found).containsExactly(1L, 2L);
  }

  /**
   * What a filter of these shapes means is said once more, so that both can't be wrong together.
   */
  @Example
  void textsAreComparedWithoutCase() {
    Property name = new Property("TEXT_one", Property.Kind.TEXT);
    GeneratedRecords world =
        GeneratedRecords.of(Map.of("TEXT_one", "Ada LOVELACE"), Map.of("TEXT_one", "Grace"));
    world.index(INDEX);
    List<Long> found = new ArrayList<>();
    INDEX.ids(
        GeneratedRecords.TYPES.getFirst(), new Filter.Is(name, Set.of("ada lovelace")), found::add);
    assertThat(found).containsExactly(1L);
  }
}
