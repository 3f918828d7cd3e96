package dev.axle.crm.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.Shape;
import dev.axle.edge.PortalId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first of many records, against all of them put in order. */
class FirstInOrderTest {

  private static final ObjectTypeId TYPE = new ObjectTypeId("0-1");
  private static final int RECORDS = 20_000;
  private static final Property CAME = new Property("came", Property.Kind.TIME);
  private static final Property SEATS = new Property("seats", Property.Kind.NUMBER);
  private static final Property RARE = new Property("rare", Property.Kind.NUMBER);
  private static final Property COLOUR = new Property("colour", Property.Kind.OPTION);
  private static final Shape SHAPE =
      new Shape(
          TYPE,
          Map.of(
              "came",
              CAME.kind(),
              "seats",
              SEATS.kind(),
              "rare",
              RARE.kind(),
              "colour",
              COLOUR.kind()),
          List.of());

  @TempDir private Path folder;
  private LuceneIndexes indexes;
  private SearchIndex index;
  private final Map<Long, Map<String, String>> records = new HashMap<>();

  @BeforeEach
  void fill() {
    indexes = new LuceneIndexes(folder);
    index = indexes.open(new PortalId(1));
    Random random = new Random(4);
    LongStream.rangeClosed(1, RECORDS).forEach(id -> records.put(id, values(id, random)));
    index.add(
        SHAPE,
        records.entrySet().stream()
            .map(each -> new IndexedRecord(each.getKey(), each.getValue(), List.of(), Set.of()))
            .toList());
    index.refresh();
  }

  /** Times rise with the ids; numbers are skewed, many are alike, and some are below zero. */
  private static Map<String, String> values(long id, Random random) {
    Map<String, String> values = new HashMap<>();
    values.put("came", Instant.ofEpochSecond(1_700_000_000 + id * 60).toString());
    values.put("colour", random.nextInt(3) == 0 ? "red" : "blue");
    values.put("seats", String.valueOf((int) (Math.pow(random.nextDouble(), 4) * 2_000) - 5));
    if (random.nextInt(200) == 0) {
      values.put("rare", String.valueOf(random.nextGaussian()));
    }
    return values;
  }

  @AfterEach
  void close() {
    index.close();
    indexes.close();
  }

  @ParameterizedTest
  @EnumSource
  void ofAllRecords(Order.Direction direction) {
    for (Property property : List.of(CAME, SEATS, RARE)) {
      assertFirst(Filter.EVERYTHING, new Order(property, direction), 0, 100);
      assertFirst(Filter.EVERYTHING, new Order(property, direction), 1_900, 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofThoseThatAFilterHoldsOf(Order.Direction direction) {
    Filter red = new Filter.Is(COLOUR, Set.of("red"));
    for (Property property : List.of(CAME, SEATS, RARE)) {
      assertFirst(red, new Order(property, direction), 0, 100);
      assertFirst(new Filter.Not(red), new Order(property, direction), 50, 10);
    }
  }

  @Test
  void ofThoseThatLieFarFromTheBound() {
    Filter early =
        new Filter.Between(
            CAME,
            Optional.empty(),
            Optional.of(
                new Filter.Bound(
                    Instant.ofEpochSecond(1_700_000_000 + 6_000 * 60).toString(), true)));
    assertFirst(early, new Order(CAME, Order.Direction.DESCENDING), 0, 100);
    assertFirst(early, new Order(CAME, Order.Direction.ASCENDING), 0, 100);
  }

  private void assertFirst(Filter filter, Order order, int offset, int limit) {
    Hits hits = index.search(TYPE, filter, order, offset, limit);
    List<Long> all =
        records.keySet().stream().filter(id -> holds(filter, id)).sorted(by(order)).toList();
    assertThat(hits.total()).isEqualTo(all.size());
    assertThat(hits.ids()).isEqualTo(all.subList(offset, offset + limit));
  }

  private boolean holds(Filter filter, long id) {
    return switch (filter) {
      case Filter.Is is -> is.values().contains(of(id).getOrDefault("colour", ""));
      case Filter.Not not -> !holds(not.of(), id);
      case Filter.Between unused -> id <= 6_000;
      default -> true;
    };
  }

  private Map<String, String> of(long id) {
    return Objects.requireNonNull(records.get(id));
  }

  private Comparator<Long> by(Order order) {
    Comparator<Double> values =
        order.direction() == Order.Direction.DESCENDING
            ? Comparator.reverseOrder()
            : Comparator.naturalOrder();
    return Comparator.<Long, Double>comparing(
            id -> value(order.property(), id), Comparator.nullsLast(values))
        .thenComparing(Comparator.naturalOrder());
  }

  private @Nullable Double value(Property property, long id) {
    String value = of(id).get(property.name());
    if (value == null) {
      return null;
    }
    return property.kind() == Property.Kind.TIME
        ? (double) Instant.parse(value).toEpochMilli()
        : Double.parseDouble(value);
  }
}
