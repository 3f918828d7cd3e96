package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Matching;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * The records that a filter holds of, by its two readings: those that were written recently are
 * looked at as they are now, and Lucene finds the others.
 */
final class SearchedTwice {

  private final IndexSearcher searcher;
  private final ObjectTypeId type;
  private final Query query;
  private final Set<Long> recentIds;
  private final List<RecentRecord> recentHits;

  SearchedTwice(
      IndexSearcher searcher, ObjectTypeId type, Filter filter, Collection<RecentRecord> recent)
      throws IOException {
    this.searcher = searcher;
    this.type = type;
    this.query = new Queries(searcher).of(type, filter);
    this.recentIds = recent.stream().map(RecentRecord::id).collect(Collectors.toUnmodifiableSet());
    this.recentHits =
        recent.stream()
            .filter(record -> record.isPresent() && Matching.matches(filter, record))
            .toList();
  }

  int total() throws IOException {
    return searcher.count(query) - outdated() + recentHits.size();
  }

  /** How many Lucene finds that are no longer what they were. */
  private int outdated() throws IOException {
    return recentIds.isEmpty()
        ? 0
        : searcher.count(
            new BooleanQuery.Builder()
                .add(Queries.records(type, recentIds), Occur.FILTER)
                .add(query, Occur.FILTER)
                .build());
  }

  Hits hits(Order order, int offset, int limit) throws IOException {
    int indexed = searcher.count(query);
    int outdated = outdated();
    int total = indexed - outdated + recentHits.size();
    int needed = Math.min(offset + limit, total);
    if (limit == 0 || needed <= offset) {
      return new Hits(total, List.of());
    }
    List<Placed> placed = new ArrayList<>(inLucene(order, needed + outdated, indexed));
    if (!recentIds.isEmpty()) {
      placed.removeIf(each -> recentIds.contains(each.id()));
      recentHits.forEach(record -> placed.add(Placed.of(record, order)));
      placed.sort(Placed.in(order));
    }
    return new Hits(total, placed.subList(offset, needed).stream().map(Placed::id).toList());
  }

  private List<Placed> inLucene(Order order, int needed, int indexed) throws IOException {
    if (indexed == 0) {
      return List.of();
    }
    ScoreDoc[] found =
        new FirstInOrder(searcher, query, type, order)
            .of(Math.min(needed, indexed), indexed)
            .scoreDocs;
    List<Placed> placed = new ArrayList<>(found.length);
    for (ScoreDoc each : found) {
      placed.add(Placed.of((FieldDoc) each));
    }
    return placed;
  }
}
