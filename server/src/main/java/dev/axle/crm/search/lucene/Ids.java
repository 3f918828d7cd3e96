package dev.axle.crm.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The ids of documents. */
final class Ids {

  /**
   * Ids are gone through in windows of this size, so that any number of them takes one bit each.
   */
  private static final int WINDOW = 1 << 20;

  private Ids() {}

  static NumericDocValues of(LeafReaderContext context) throws IOException {
    return Objects.requireNonNull(
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(context.reader(), Fields.ID)),
        "a record has one id");
  }

  /** The id of a document. */
  static long of(IndexSearcher searcher, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues ids = of(leaf);
    ids.advanceExact(document - leaf.docBase);
    return ids.longValue();
  }

  /** Hands over the ids of a query's documents, ascending. */
  static void ascending(IndexSearcher searcher, Query query, LongConsumer each) throws IOException {
    byte[] least = PointValues.getMinPackedValue(searcher.getIndexReader(), Fields.ID);
    byte[] most = PointValues.getMaxPackedValue(searcher.getIndexReader(), Fields.ID);
    if (least == null || most == null) {
      return;
    }
    long last = LongPoint.decodeDimension(most, 0);
    for (long first = LongPoint.decodeDimension(least, 0); first <= last; first += WINDOW) {
      long from = first;
      FixedBitSet window = new FixedBitSet(WINDOW);
      Query within =
          new BooleanQuery.Builder()
              .add(query, BooleanClause.Occur.FILTER)
              .add(
                  LongPoint.newRangeQuery(Fields.ID, from, from + WINDOW - 1),
                  BooleanClause.Occur.FILTER)
              .build();
      each(searcher, within, id -> window.set((int) (id - from)));
      DocIdSetIterator ids = new BitSetIterator(window, WINDOW);
      for (int at = ids.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = ids.nextDoc()) {
        each.accept(from + at);
      }
    }
  }

  /** Hands over the ids of a query's documents, in any order. */
  static void each(IndexSearcher searcher, Query query, LongConsumer each) throws IOException {
    searcher.search(
        query,
        new SimpleCollector() {
          private NumericDocValues ids = DocValues.emptyNumeric();

          @Override
          protected void doSetNextReader(LeafReaderContext context) throws IOException {
            ids = of(context);
          }

          @Override
          public void collect(int document) throws IOException {
            ids.advanceExact(document);
            each.accept(ids.longValue());
          }

          @Override
          public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
          }
        });
  }
}
