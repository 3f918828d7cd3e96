package dev.axle.crm.search.lucene;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Documents with a term that has a prefix and passes a test. */
final class MatchingTerms extends MultiTermQuery {

  /** What tells this test from others. */
  private final Object identity;

  private final BytesRef prefix;
  private final Predicate<String> test;

  MatchingTerms(String field, Object identity, String prefix, Predicate<String> test) {
    super(field, CONSTANT_SCORE_BLENDED_REWRITE);
    this.identity = identity;
    this.prefix = new BytesRef(prefix);
    this.test = test;
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Tested(terms.iterator());
  }

  private final class Tested extends FilteredTermsEnum {

    Tested(TermsEnum all) {
      super(all);
      setInitialSeekTerm(prefix);
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (!StringHelper.startsWith(term, prefix)) {
        return AcceptStatus.END;
      }
      return test.test(term.utf8ToString()) ? AcceptStatus.YES : AcceptStatus.NO;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String unused) {
    return field + ":" + identity;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof MatchingTerms same
        && identity.equals(same.identity);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), identity);
  }
}
