package dev.axle.crm.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.Bucket;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.SearchIndexes;
import dev.axle.crm.search.lucene.LuceneIndexes;
import dev.axle.edge.PortalId;
import dev.axle.testing.OpenSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Lucene and OpenSearch find what looking at each record finds, and agree in all that looking does
 * not tell.
 */
class SameAnswersTest {

  private static final List<ObjectTypeId> TYPES =
      List.of(GeneratedPortal.PERSON, GeneratedPortal.FIRM);
  private static final int ALL = 1_000;
  private static final PortalId PORTAL = new PortalId(1);

  private static final SearchIndexes LUCENES = new LuceneIndexes(folder());
  private static final SearchIndexes OPEN_SEARCHES =
      new OpenSearchIndexes(
          OpenSearchAddress.parse(OpenSearch.shared().address() + "/agreement", Optional.empty()),
          1);
  private static final SearchIndex LUCENE = LUCENES.open(PORTAL);
  private static final SearchIndex OPEN_SEARCH = OPEN_SEARCHES.open(PORTAL);

  private static Path folder() {
    try {
      return Files.createTempDirectory("axle-agreement");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @AfterContainer
  static void close() {
    LUCENE.close();
    LUCENES.delete(PORTAL);
    LUCENES.close();
    OPEN_SEARCH.close();
    OPEN_SEARCHES.delete(PORTAL);
    OPEN_SEARCHES.close();
  }

  record Questions(List<Filter> filters, List<Order> orders, List<Aggregation> aggregations) {}

  record Case(GeneratedPortal records, Questions questions) {}

  @Provide
  Arbitrary<Case> cases() {
    return Generators.records()
        .flatMap(
            records ->
                questions(records.properties()).map(questions -> new Case(records, questions)));
  }

  private static Arbitrary<Questions> questions(List<dev.axle.crm.filters.Property> properties) {
    return Combinators.combine(
            Generators.filters(properties).list().ofSize(20),
            Generators.orders(properties).list().ofSize(4),
            Generators.aggregations(properties).list().ofSize(4))
        .as(Questions::new);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void indexesFindWhatLookingFinds(@ForAll("cases") Case given) {
    fill(LUCENE, given.records());
    fill(OPEN_SEARCH, given.records());
    for (Filter filter : given.questions().filters()) {
      for (ObjectTypeId type : TYPES) {
        List<Long> expected = given.records().matching(type, filter);
        assertThat(ids(LUCENE, type, filter)).as("%s by Lucene", filter).isEqualTo(expected);
        assertThat(ids(OPEN_SEARCH, type, filter))
            .as("%s by OpenSearch", filter)
            .isEqualTo(expected);
        assertThat(OPEN_SEARCH.count(type, filter)).isEqualTo(expected.size());
      }
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void indexesAgreeOnOrdersAndPages(@ForAll("cases") Case given) {
    fill(LUCENE, given.records());
    fill(OPEN_SEARCH, given.records());
    Filter filter = given.questions().filters().getFirst();
    for (Order order : given.questions().orders()) {
      for (ObjectTypeId type : TYPES) {
        Hits all = LUCENE.search(type, Filter.EVERYTHING, order, 0, ALL);
        assertThat(OPEN_SEARCH.search(type, Filter.EVERYTHING, order, 0, ALL))
            .as("%s", order)
            .isEqualTo(all);
        assertThat(OPEN_SEARCH.search(type, filter, order, 2, 3))
            .as("%s %s", filter, order)
            .isEqualTo(LUCENE.search(type, filter, order, 2, 3));
      }
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void indexesAgreeOnGroups(@ForAll("cases") Case given) {
    fill(LUCENE, given.records());
    fill(OPEN_SEARCH, given.records());
    for (Aggregation aggregation : given.questions().aggregations()) {
      for (ObjectTypeId type : TYPES) {
        assertSame(
            aggregation,
            OPEN_SEARCH.aggregate(type, Filter.EVERYTHING, aggregation),
            LUCENE.aggregate(type, Filter.EVERYTHING, aggregation));
      }
    }
  }

  /** Sums of numbers with points may differ in their last digits. */
  private static void assertSame(
      Aggregation aggregation, List<Bucket> actual, List<Bucket> expected) {
    assertThat(actual.stream().map(SameAnswersTest::withoutSum).toList())
        .as("%s", aggregation)
        .isEqualTo(expected.stream().map(SameAnswersTest::withoutSum).toList());
    for (int i = 0; i < actual.size(); i++) {
      double sum = expected.get(i).measure().sum();
      assertThat(actual.get(i).measure().sum()).isCloseTo(sum, within(Math.abs(sum) * 1e-9));
    }
  }

  private static Bucket withoutSum(Bucket bucket) {
    Bucket.Measure measure = bucket.measure();
    return new Bucket(
        bucket.key(),
        bucket.count(),
        new Bucket.Measure(measure.count(), 0, measure.least(), measure.most()));
  }

  private static void fill(SearchIndex index, GeneratedPortal records) {
    index.commit(Map.of("complete", "yes"));
    for (ObjectTypeId type : TYPES) {
      index.remove(type, ids(index, type, Filter.EVERYTHING));
      index.put(records.shape(type), records.of(type));
    }
    index.refresh();
  }

  private static List<Long> ids(SearchIndex index, ObjectTypeId type, Filter filter) {
    List<Long> ids = new ArrayList<>();
    index.ids(type, filter, ids::add);
    return ids;
  }
}
