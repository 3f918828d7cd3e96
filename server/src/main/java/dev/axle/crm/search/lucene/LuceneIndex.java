package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.search.Aggregation;
import dev.axle.crm.search.Bucket;
import dev.axle.crm.search.Hits;
import dev.axle.crm.search.IndexUnusable;
import dev.axle.crm.search.IndexedRecord;
import dev.axle.crm.search.Order;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/** One portal's index, open. */
final class LuceneIndex implements SearchIndex {

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** Refreshes that were asked for. Those that nobody searches after are never made. */
  private final AtomicLong refreshes = new AtomicLong();

  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile long seen;

  /** Takes the directory over, and closes it. */
  LuceneIndex(Directory directory, IndexWriterConfig config) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, config);
    try {
      this.searchers = new SearcherManager(writer, null);
      writer.maybeMerge();
    } catch (IOException | RuntimeException unreadable) {
      writer.rollback();
      throw unreadable;
    }
  }

  /** Something done with Lucene. */
  private interface Work<T> {
    T with(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Work<T> work) {
    return using(
        () -> {
          catchUp(refreshes.get());
          IndexSearcher searcher = searchers.acquire();
          try {
            return work.with(searcher);
          } finally {
            searchers.release(searcher);
          }
        });
  }

  /** Has searches see what was written before a refresh that was asked for. */
  private void catchUp(long refresh) throws IOException {
    if (seen >= refresh) {
      return;
    }
    refreshing.lock();
    try {
      if (seen < refresh) {
        long latest = refreshes.get();
        searchers.maybeRefreshBlocking();
        seen = latest;
      }
    } finally {
      refreshing.unlock();
    }
  }

  private interface Use<T> {
    T get() throws IOException;
  }

  private static <T> T using(Use<T> use) {
    try {
      return use.get();
    } catch (IOException | AlreadyClosedException unusable) {
      throw new IndexUnusable("the index can't be used: " + unusable.getMessage(), unusable);
    }
  }

  @Override
  public Hits search(ObjectTypeId type, Filter filter, Order order, int offset, int limit) {
    return searching(
        searcher -> {
          Query query = new Queries(searcher).of(type, filter);
          int total = searcher.count(query);
          int needed = Math.min(offset + limit, total);
          if (limit == 0 || needed <= offset) {
            return new Hits(total, List.of());
          }
          TopFieldDocs top = new FirstInOrder(searcher, query, type, order).of(needed, total);
          return new Hits(total, ids(searcher, top.scoreDocs, offset));
        });
  }

  private static List<Long> ids(IndexSearcher searcher, ScoreDoc[] documents, int offset)
      throws IOException {
    List<Long> ids = new ArrayList<>(documents.length - offset);
    for (int i = offset; i < documents.length; i++) {
      ids.add(Ids.of(searcher, documents[i].doc));
    }
    return ids;
  }

  @Override
  public long count(ObjectTypeId type, Filter filter) {
    return searching(searcher -> (long) searcher.count(new Queries(searcher).of(type, filter)));
  }

  @Override
  public void ids(ObjectTypeId type, Filter filter, LongConsumer each) {
    searching(
        searcher -> {
          Ids.ascending(searcher, new Queries(searcher).of(type, filter), each);
          return searcher;
        });
  }

  @Override
  public List<Bucket> aggregate(ObjectTypeId type, Filter filter, Aggregation aggregation) {
    return searching(
        searcher ->
            Buckets.of(searcher, new Queries(searcher).of(type, filter), type, aggregation));
  }

  @Override
  public void add(Shape shape, Collection<IndexedRecord> records) {
    Documents documents = new Documents(shape);
    using(() -> writer.addDocuments(records.stream().map(documents::of).toList()));
  }

  @Override
  public void put(Shape shape, Collection<IndexedRecord> records) {
    Documents documents = new Documents(shape);
    using(
        () -> {
          for (IndexedRecord record : records) {
            writer.updateDocument(key(shape.type(), record.id()), documents.of(record));
          }
          return records;
        });
  }

  @Override
  public void remove(ObjectTypeId type, Collection<Long> ids) {
    using(() -> writer.deleteDocuments(ids.stream().map(id -> key(type, id)).toArray(Term[]::new)));
  }

  private static Term key(ObjectTypeId type, long id) {
    return new Term(Fields.KEY, Fields.key(type, id));
  }

  @Override
  public void removeAll(ObjectTypeId type) {
    using(() -> writer.deleteDocuments(new Term(Fields.TYPE, type.value())));
  }

  @Override
  public void clear() {
    using(
        () -> {
          writer.deleteAll();
          writer.setLiveCommitData(Map.<String, String>of().entrySet());
          return writer.commit();
        });
  }

  @Override
  public void filling() {
    writer.getConfig().setMergePolicy(LuceneIndexes.FEW_MERGES);
  }

  @Override
  public void filled() {
    writer.getConfig().setMergePolicy(LuceneIndexes.MERGES);
    using(
        () -> {
          writer.maybeMerge();
          return writer;
        });
  }

  @Override
  public void refresh() {
    refreshes.incrementAndGet();
  }

  @Override
  public void commit(Map<String, String> notes) {
    using(
        () -> {
          writer.setLiveCommitData(Map.copyOf(notes).entrySet());
          return writer.commit();
        });
  }

  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
    if (kept != null) {
      kept.forEach(entry -> notes.put(entry.getKey(), entry.getValue()));
    }
    return notes;
  }

  @Override
  public void close() {
    using(
        () -> {
          try (directory) {
            searchers.close();
            writer.rollback();
          }
          return directory;
        });
  }
}
