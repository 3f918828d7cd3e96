package dev.axle.crm.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.IndexUnavailable;
import dev.axle.crm.search.IndexUnusable;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.Shape;
import dev.axle.edge.PortalId;
import dev.axle.testing.OpenSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What only OpenSearch can get wrong; that it finds what Lucene finds is SameAnswersTest's. */
class OpenSearchIndexTest {

  private static final ObjectTypeId CONTACT = new ObjectTypeId("0-1");
  private static final ObjectTypeId DEAL = new ObjectTypeId("0-3");
  private static final Property CITY = new Property("city", Property.Kind.TEXT);
  private static final Property AMOUNT = new Property("amount", Property.Kind.NUMBER);
  private static final Shape SHAPE =
      new Shape(
          CONTACT,
          Map.of("city", Property.Kind.TEXT, "amount", Property.Kind.NUMBER),
          List.of(CITY));
  private static final Order BY_CITY = new Order(CITY, Order.Direction.ASCENDING);
  private static final PortalId PORTAL = new PortalId(62_515);

  private static OpenSearchIndexes indexes(OpenSearch node, String prefix, long term) {
    return new OpenSearchIndexes(
        OpenSearchAddress.parse(node.address() + "/" + prefix, Optional.empty()), term);
  }

  private static IndexedRecord inCity(long id, String city) {
    return new IndexedRecord(id, Map.of("city", city), List.of(), Set.of());
  }

  private static Filter city(String city) {
    return new Filter.Is(CITY, Set.of(city));
  }

  @Test
  void idsOfMoreRecordsThanOneAnswerHolds() {
    try (OpenSearchIndexes indexes = indexes(OpenSearch.shared(), "many", 1);
        SearchIndex index = indexes.open(PORTAL)) {
      index.clear();
      index.put(
          SHAPE,
          LongStream.rangeClosed(1, 25_000)
              .mapToObj(id -> inCity(id, id % 5 == 0 ? "Basel" : "Bern"))
              .toList());
      index.refresh();
      List<Long> ids = new ArrayList<>();
      index.ids(CONTACT, city("bern"), ids::add);
      assertThat(ids).hasSize(20_000).isSorted().doesNotHaveDuplicates();
      Hits last = index.search(CONTACT, city("basel"), BY_CITY, 4_990, 100);
      assertThat(last.total()).isEqualTo(5_000);
      assertThat(last.ids()).hasSize(10).endsWith(25_000L);
      assertThat(index.search(CONTACT, Filter.EVERYTHING, BY_CITY, 9_999, 1).ids())
          .containsExactly(6_249L);
      index.clear();
    }
  }

  @Test
  void aNodeWhoseTermIsOverChangesNothing() {
    try (OpenSearchIndexes earlier = indexes(OpenSearch.shared(), "terms", 1);
        OpenSearchIndexes later = indexes(OpenSearch.shared(), "terms", 2);
        SearchIndex stale = earlier.open(PORTAL);
        SearchIndex index = later.open(PORTAL)) {
      index.clear();
      stale.put(SHAPE, List.of(inCity(1, "Aarau"), inCity(2, "Aarau")));
      index.put(SHAPE, List.of(inCity(1, "Zug")));
      index.remove(CONTACT, List.of(3L));
      index.commit(Map.of("by", "later"));
      stale.put(SHAPE, List.of(inCity(1, "Aarau"), inCity(3, "Aarau")));
      stale.remove(CONTACT, List.of(1L));
      stale.commit(Map.of("by", "earlier"));
      index.refresh();
      assertThat(index.search(CONTACT, Filter.EVERYTHING, BY_CITY, 0, 10))
          .isEqualTo(new Hits(2, List.of(2L, 1L)));
      assertThat(index.count(CONTACT, city("zug"))).isEqualTo(1);
      assertThat(index.notes()).isEqualTo(Map.of("by", "later"));
      index.clear();
    }
  }

  @Test
  void timesBefore1970AreFoundToTheMillisecond() {
    Property born = new Property("born", Property.Kind.TIME);
    Shape people = new Shape(CONTACT, Map.of("born", Property.Kind.TIME), List.of());
    List<String> times = List.of("-1001", "-1000", "-999", "-1", "0", "2026");
    try (OpenSearchIndexes indexes = indexes(OpenSearch.shared(), "born", 1);
        SearchIndex index = indexes.open(PORTAL)) {
      index.clear();
      for (int i = 0; i < times.size(); i++) {
        Map<String, String> values = Map.of("born", times.get(i));
        index.put(people, List.of(new IndexedRecord(i, values, List.of(), Set.of())));
      }
      index.refresh();
      Order byTime = new Order(born, Order.Direction.ASCENDING);
      for (int i = 0; i < times.size(); i++) {
        Optional<Filter.Bound> bound = Optional.of(new Filter.Bound(times.get(i), true));
        assertThat(index.search(CONTACT, new Filter.Is(born, Set.of(times.get(i))), byTime, 0, 9))
            .isEqualTo(new Hits(1, List.of((long) i)));
        assertThat(index.count(CONTACT, new Filter.Between(born, Optional.empty(), bound)))
            .isEqualTo(i + 1);
      }
      index.clear();
    }
  }

  @Test
  void typesAndPortalsAreApartAndCanBeCleared() {
    PortalId other = new PortalId(625);
    try (OpenSearchIndexes indexes = indexes(OpenSearch.shared(), "apart", 1);
        SearchIndex index = indexes.open(PORTAL);
        SearchIndex others = indexes.open(other)) {
      index.put(SHAPE, List.of(inCity(1, "Bern")));
      index.put(new Shape(DEAL, SHAPE.kinds(), List.of()), List.of(inCity(1, "Bern")));
      others.put(SHAPE, List.of(inCity(1, "Bern")));
      index.commit(Map.of("place", "7"));
      others.commit(Map.of("place", "8"));
      index.refresh();
      others.refresh();
      assertThat(indexes.portals()).containsExactlyInAnyOrder(PORTAL, other);

      index.removeAll(DEAL);
      assertThat(index.count(DEAL, Filter.EVERYTHING)).isZero();
      assertThat(index.count(CONTACT, Filter.EVERYTHING)).isEqualTo(1);

      index.clear();
      assertThat(index.notes()).isEmpty();
      assertThat(others.notes()).isEqualTo(Map.of("place", "8"));
      assertThat(others.count(CONTACT, Filter.EVERYTHING)).isEqualTo(1);
      indexes.delete(other);
      assertThat(indexes.portals()).isEmpty();
    }
  }

  @Test
  void anIndexThatWasLostIsNotTakenForAnEmptyOne() {
    try (OpenSearchIndexes indexes = indexes(OpenSearch.shared(), "lost", 1);
        SearchIndex index = indexes.open(PORTAL)) {
      index.put(SHAPE, List.of(inCity(1, "Bern")));
      index.commit(Map.of("place", "7"));
      assertThat(index.count(DEAL, Filter.EVERYTHING)).isZero();

      indexes.delete(PORTAL);
      assertThatThrownBy(() -> index.count(CONTACT, Filter.EVERYTHING))
          .isInstanceOf(IndexUnusable.class);
      assertThatThrownBy(() -> index.count(DEAL, Filter.EVERYTHING))
          .isInstanceOf(IndexUnusable.class);
      assertThatThrownBy(() -> index.put(SHAPE, List.of(inCity(2, "Bern"))))
          .isInstanceOf(IndexUnusable.class);

      index.clear();
      index.put(SHAPE, List.of(inCity(2, "Bern")));
      index.refresh();
      assertThat(index.count(CONTACT, city("bern"))).isEqualTo(1);
      index.clear();
    }
  }

  @Test
  void wordsAndPatternsAreTakenLiterally() {
    try (OpenSearchIndexes indexes = indexes(OpenSearch.shared(), "literal", 1);
        SearchIndex index = indexes.open(PORTAL)) {
      index.put(
          SHAPE,
          List.of(
              inCity(1, "a?b\\c*d"), inCity(2, "axb\\cyd"), inCity(3, "x".repeat(5_000) + "?")));
      index.commit(Map.of("place", "7"));
      index.refresh();
      assertThat(found(index, new Filter.Like(CITY, Filter.Place.ANYWHERE, "?b\\c*")))
          .containsExactly(1L);
      assertThat(found(index, new Filter.Token(CITY, "a?b*"))).containsExactly(1L);
      assertThat(found(index, new Filter.Token(CITY, "*" + "x".repeat(2_000) + "*?")))
          .containsExactly(3L);
      assertThat(found(index, new Filter.Words(List.of(CITY), "b c"))).containsExactly(1L);
      index.clear();
    }
  }

  private static List<Long> found(SearchIndex index, Filter filter) {
    return index.search(CONTACT, filter, BY_CITY, 0, 10).ids();
  }

  @Test
  void anOpenSearchThatIsGoneIsAnOutageAndComesBackWithAllItHeld() throws Exception {
    try (OpenSearch node = OpenSearch.started();
        OpenSearchIndexes indexes = indexes(node, "gone", 1);
        SearchIndex index = indexes.open(PORTAL)) {
      index.put(SHAPE, List.of(inCity(1, "Bern")));
      index.commit(Map.of("place", "7"));
      assertThat(indexes.state()).isEqualTo("ok");

      node.stop();
      assertThat(indexes.state()).contains("can't be used now");
      assertThatThrownBy(() -> index.count(CONTACT, Filter.EVERYTHING))
          .matches(IndexUnavailable::explains);
      assertThatThrownBy(() -> index.put(SHAPE, List.of(inCity(2, "Bern"))))
          .matches(IndexUnavailable::explains);

      node.start();
      index.put(SHAPE, List.of(inCity(3, "Bern")));
      index.refresh();
      assertThat(index.search(CONTACT, city("bern"), BY_CITY, 0, 10))
          .isEqualTo(new Hits(2, List.of(1L, 3L)));
      assertThat(index.notes()).isEqualTo(Map.of("place", "7"));
    }
  }
}
