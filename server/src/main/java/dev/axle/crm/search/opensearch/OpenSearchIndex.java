package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.Bucket;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.Shape;
import dev.axle.edge.PortalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The index of a portal: an OpenSearch index for each type, and a document of notes. Each write is
 * kept at once.
 */
final class OpenSearchIndex implements SearchIndex {

  /** As in the settings of the index. */
  private static final int LARGEST_WINDOW = 10_000_000;

  private final OpenSearchClient client;
  private final Names names;
  private final Term term;
  private final PortalId portal;
  private final Holdings holdings;
  private final Queries queries = new Queries(this::ids);

  OpenSearchIndex(OpenSearchClient client, Names names, Term term, PortalId portal) {
    this.client = client;
    this.names = names;
    this.term = term;
    this.portal = portal;
    this.holdings = new Holdings(client, names, portal);
  }

  @Override
  public Hits search(ObjectTypeId type, Filter filter, Order order, int offset, int limit) {
    JsonNode hits =
        ask(
                type,
                "_search",
                Map.of(
                    "query",
                    queries.query(filter),
                    "sort",
                    Sorts.of(order),
                    "from",
                    offset,
                    "size",
                    Math.min(limit, LARGEST_WINDOW - offset),
                    "track_total_hits",
                    true,
                    "_source",
                    false))
            .path("hits");
    return new Hits(
        hits.path("total").path("value").asLong(),
        hits.path("hits").valueStream().map(Sorts::id).toList());
  }

  @Override
  public long count(ObjectTypeId type, Filter filter) {
    return ask(type, "_count", Map.of("query", queries.query(filter))).path("count").asLong();
  }

  @Override
  public void ids(ObjectTypeId type, Filter filter, LongConsumer each) {
    ids(type, queries.query(filter), each);
  }

  private void ids(ObjectTypeId type, Map<String, ?> query, LongConsumer each) {
    JsonNode few = AllIds.hits(ask(type, "_search", AllIds.search(query)));
    if (few.size() < AllIds.PAGE) {
      few.forEach(hit -> each.accept(Sorts.id(hit)));
    } else {
      new AllIds(client, names.records(portal, type)).of(query, each);
    }
  }

  @Override
  public List<Bucket> aggregate(ObjectTypeId type, Filter filter, Aggregation aggregation) {
    JsonNode answer =
        ask(
            type,
            "_search",
            Map.of(
                "query",
                queries.query(filter),
                "size",
                0,
                "track_total_hits",
                true,
                "aggs",
                Aggregations.of(aggregation)));
    return Aggregations.buckets(aggregation, answer);
  }

  /** Nothing is answered of a type that never had a record. */
  private JsonNode ask(ObjectTypeId type, String what, Map<String, ?> question) {
    Optional<JsonNode> answer =
        client.find("POST", "/" + names.records(portal, type) + "/" + what, question);
    if (answer.isEmpty()) {
      holdings.missing(type);
    }
    return answer.orElse(MissingNode.getInstance());
  }

  @Override
  public void add(Shape shape, Collection<IndexedRecord> records) {
    put(shape, records);
  }

  @Override
  public void put(Shape shape, Collection<IndexedRecord> records) {
    if (!records.isEmpty()) {
      Bulk bulk = bulk(shape.type());
      records.forEach(record -> bulk.put(record.id(), Documents.document(shape, record)));
      bulk.send();
    }
  }

  @Override
  public void remove(ObjectTypeId type, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      Bulk bulk = bulk(type);
      ids.forEach(bulk::remove);
      bulk.send();
    }
  }

  private Bulk bulk(ObjectTypeId type) {
    holdings.need(type);
    return new Bulk(client, names.records(portal, type), term.next(), holdings);
  }

  @Override
  public void removeAll(ObjectTypeId type) {
    holdings.forget(type);
  }

  @Override
  public void clear() {
    holdings.forgetAll(term.next());
  }

  @Override
  public void refresh() {
    client.send("POST", "/" + names.records(portal) + "/_refresh");
  }

  @Override
  public void commit(Map<String, String> notes) {
    holdings.note(notes, term.next());
  }

  @Override
  public Map<String, String> notes() {
    return holdings.notes();
  }

  @Override
  public void close() {}
}
