package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Documents of which the time in a field falls on some days of each year. */
final class TestedTimes extends Query {

  private static final float COST = 100;

  private final String field;
  private final Filter.Anniversary days;

  TestedTimes(String field, Filter.Anniversary days) {
    this.field = field;
    this.days = days;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {

      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        SortedNumericDocValues times = DocValues.getSortedNumeric(context.reader(), field);
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, testing(times)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return DocValues.isCacheable(context, field);
      }
    };
  }

  private TwoPhaseIterator testing(SortedNumericDocValues times) {
    return new TwoPhaseIterator(times) {
      @Override
      public boolean matches() throws IOException {
        return days.falls(times.nextValue());
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String unused) {
    return field + ":" + days;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TestedTimes same && field.equals(same.field) && days.equals(same.days);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, days);
  }
}
