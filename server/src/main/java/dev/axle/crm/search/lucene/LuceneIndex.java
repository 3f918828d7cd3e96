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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One portal's index, open. */
final class LuceneIndex implements SearchIndex {

  private static final Logger log = LoggerFactory.getLogger(LuceneIndex.class);

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** Refreshes that were asked for. Those that nobody searches after are never made. */
  private final AtomicLong refreshes = new AtomicLong();

  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile long seen;

  private final RecentWrites recent = new RecentWrites();

  /** The refresh from which on all is found that {@link #recent} does not hold. */
  private final AtomicLong rest = new AtomicLong();

  private final Executor refresher;
  private final AtomicBoolean isRefreshDue = new AtomicBoolean();

  /**
   * Takes the directory over, and closes it.
   *
   * @param refresher does what nobody waits for
   */
  LuceneIndex(Directory directory, IndexWriterConfig config, Executor refresher)
      throws IOException {
    this.directory = directory;
    this.refresher = refresher;
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
          return found(work);
        });
  }

  private <T> T found(Work<T> work) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return work.with(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Something done with what Lucene finds, and what was written since. */
  private interface RecentWork<T> {
    T with(IndexSearcher searcher, Collection<RecentRecord> recent) throws IOException;
  }

  /** The recent writes are taken first: what is no longer among them is found in Lucene by then. */
  private <T> T searching(ObjectTypeId type, Filter filter, RecentWork<T> work) {
    if (!filter.isOfOneRecord()) {
      return searching(searcher -> work.with(searcher, List.of()));
    }
    return using(
        () -> {
          catchUp(Math.min(rest.get(), refreshes.get()));
          RecentWrites.Snapshot snapshot = recent.now();
          if (snapshot.isDue() && isRefreshDue.compareAndSet(false, true)) {
            refresher.execute(this::refreshBehind);
          }
          return found(searcher -> work.with(searcher, snapshot.of(type)));
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
        refreshNow();
      }
    } finally {
      refreshing.unlock();
    }
  }

  private void refreshNow() throws IOException {
    long latest = refreshes.get();
    long written = recent.now().latest();
    searchers.maybeRefreshBlocking();
    seen = latest;
    recent.forgetUpTo(written);
  }

  private void refreshBehind() {
    isRefreshDue.set(false);
    refreshing.lock();
    try {
      refreshNow();
    } catch (IOException | AlreadyClosedException unusable) {
      log.debug("not refreshed; the next search says why", unusable);
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
        type,
        filter,
        (searcher, changed) ->
            new SearchedTwice(searcher, type, filter, changed).hits(order, offset, limit));
  }

  @Override
  public long count(ObjectTypeId type, Filter filter) {
    return searching(
        type,
        filter,
        (searcher, changed) -> (long) new SearchedTwice(searcher, type, filter, changed).total());
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
    findByRefresh();
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
    if (!recent.put(shape, records)) {
      findAtOnceByRefresh();
    }
  }

  /** What was written now is found once a refresh is asked for. */
  private void findByRefresh() {
    rest.accumulateAndGet(refreshes.get() + 1, Math::max);
  }

  private void findAtOnceByRefresh() {
    rest.accumulateAndGet(refreshes.incrementAndGet(), Math::max);
  }

  @Override
  public void remove(ObjectTypeId type, Collection<Long> ids) {
    using(() -> writer.deleteDocuments(ids.stream().map(id -> key(type, id)).toArray(Term[]::new)));
    if (!recent.remove(type, ids)) {
      findAtOnceByRefresh();
    }
  }

  private static Term key(ObjectTypeId type, long id) {
    return new Term(Fields.KEY, Fields.key(type, id));
  }

  @Override
  public void removeAll(ObjectTypeId type) {
    using(() -> writer.deleteDocuments(new Term(Fields.TYPE, type.value())));
    recent.forget(type);
    findByRefresh();
  }

  @Override
  public void clear() {
    using(
        () -> {
          writer.deleteAll();
          writer.setLiveCommitData(Map.<String, String>of().entrySet());
          return writer.commit();
        });
    recent.forgetAll();
    findByRefresh();
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
