package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Documents of which the values of two fields of one kind stand in an order. */
final class ComparedValues extends Query {

  private record Wanted(
      Property.Kind kind, String left, Filter.Comparison comparison, String right) {}

  private final Wanted wanted;

  ComparedValues(Property.Kind kind, String left, Filter.Comparison comparison, String right) {
    this.wanted = new Wanted(kind, left, comparison, right);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {

      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        Scorer scorer = new ConstantScoreScorer(score(), mode, comparing(context.reader()));
        return new DefaultScorerSupplier(scorer);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return DocValues.isCacheable(context, wanted.left(), wanted.right());
      }
    };
  }

  private TwoPhaseIterator comparing(LeafReader reader) throws IOException {
    return switch (wanted.kind()) {
      case NUMBER, TIME ->
          comparingNumbers(
              DocValues.getSortedNumeric(reader, wanted.left()),
              DocValues.getSortedNumeric(reader, wanted.right()));
      case TEXT, OPTION ->
          comparingTerms(
              DocValues.getSortedSet(reader, wanted.left()),
              DocValues.getSortedSet(reader, wanted.right()));
    };
  }

  private TwoPhaseIterator comparingNumbers(
      SortedNumericDocValues left, SortedNumericDocValues right) {
    return new Tested(left) {
      @Override
      public boolean matches() throws IOException {
        return right.advanceExact(left.docID())
            && wanted.comparison().holds(Long.compare(left.nextValue(), right.nextValue()));
      }
    };
  }

  private TwoPhaseIterator comparingTerms(SortedSetDocValues left, SortedSetDocValues right) {
    return new Tested(left) {
      @Override
      public boolean matches() throws IOException {
        if (!right.advanceExact(left.docID())) {
          return false;
        }
        if (wanted.kind() == Property.Kind.OPTION) {
          return wanted.comparison() == Filter.Comparison.EQUAL && terms(left).equals(terms(right));
        }
        BytesRef one = BytesRef.deepCopyOf(left.lookupOrd(left.nextOrd()));
        return wanted.comparison().holds(one.compareTo(right.lookupOrd(right.nextOrd())));
      }
    };
  }

  private static Set<BytesRef> terms(SortedSetDocValues values) throws IOException {
    Set<BytesRef> terms = new HashSet<>();
    for (int i = 0; i < values.docValueCount(); i++) {
      terms.add(BytesRef.deepCopyOf(values.lookupOrd(values.nextOrd())));
    }
    return terms;
  }

  private abstract static class Tested extends TwoPhaseIterator {
    private static final float COST = 50;

    Tested(DocIdSetIterator all) {
      super(all);
    }

    @Override
    public float matchCost() {
      return COST;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String unused) {
    return wanted.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ComparedValues same && wanted.equals(same.wanted);
  }

  @Override
  public int hashCode() {
    return wanted.hashCode();
  }
}
