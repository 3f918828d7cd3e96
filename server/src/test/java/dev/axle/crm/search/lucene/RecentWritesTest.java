package dev.axle.crm.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.Shape;
import dev.axle.edge.PortalId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written is found at once, whenever Lucene is refreshed. */
class RecentWritesTest {

  private static final ObjectTypeId TYPE = new ObjectTypeId("0-1");
  private static final Property ROUND = new Property("round", Property.Kind.NUMBER);
  private static final Shape SHAPE = new Shape(TYPE, Map.of("round", ROUND.kind()), List.of());
  private static final int RECORDS = 100;
  private static final int WRITES = 5_000;

  @TempDir private Path folder;
  private LuceneIndexes indexes;
  private SearchIndex index;

  @BeforeEach
  void open() {
    indexes = new LuceneIndexes(folder);
    index = indexes.open(new PortalId(1));
  }

  @AfterEach
  void close() {
    index.close();
    indexes.close();
  }

  private static IndexedRecord record(long id, int round) {
    return new IndexedRecord(id, Map.of("round", Integer.toString(round)), List.of(), Set.of());
  }

  private List<Long> found(int round) {
    return index
        .search(
            TYPE,
            new Filter.Is(ROUND, Set.of(Integer.toString(round))),
            new Order(ROUND, Order.Direction.DESCENDING),
            0,
            RECORDS)
        .ids();
  }

  @Test
  void whoeverWroteFindsItWhileOthersRefresh() throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      Callable<Long> refreshing =
          () -> {
            long seen = 0;
            while (!isDone.get()) {
              index.refresh();
              index.ids(TYPE, Filter.EVERYTHING, id -> {});
              long count = index.count(TYPE, Filter.EVERYTHING);
              assertThat(count).isBetween(seen, (long) RECORDS);
              seen = count;
            }
            return seen;
          };
      Future<Long> first = others.submit(refreshing);
      Future<Long> second = others.submit(refreshing);
      try {
        for (int round = 1; round <= WRITES; round++) {
          long id = round % RECORDS + 1;
          index.put(SHAPE, List.of(record(id, round)));
          assertThat(found(round)).containsExactly(id);
          assertThat(found(round - RECORDS)).as("what it was before").isEmpty();
        }
      } finally {
        isDone.set(true);
      }
      assertThat(first.get()).isEqualTo(RECORDS);
      assertThat(second.get()).isEqualTo(RECORDS);
    }
  }

  @Test
  void moreThanAreLookedAtOneByOneAreFoundToo() {
    for (int round = 1; round <= 3; round++) {
      for (long from = 1; from <= 2_000; from += 100) {
        int now = round;
        index.put(
            SHAPE, LongStream.range(from, from + 100).mapToObj(id -> record(id, now)).toList());
        assertThat(index.count(TYPE, new Filter.Is(ROUND, Set.of(Integer.toString(round)))))
            .isEqualTo(from + 99);
      }
    }
    index.remove(TYPE, List.of(1L, 2_000L, 5_000L));
    assertThat(index.count(TYPE, Filter.EVERYTHING)).isEqualTo(1_998);
    index.removeAll(TYPE);
    index.refresh();
    assertThat(index.count(TYPE, Filter.EVERYTHING)).isZero();
  }
}
