package dev.axle.crm.search.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;

/** The words of a value, to be found by; not how often they occur, nor where. */
final class WordsField extends Field {

  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setTokenized(true);
    TYPE.setOmitNorms(true);
    TYPE.setIndexOptions(IndexOptions.DOCS);
    TYPE.freeze();
  }

  private final String text;

  /**
   * @param text in lower case
   */
  WordsField(String name, String text) {
    super(name, text, TYPE);
    this.text = text;
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
    return (reuse instanceof WordStream words ? words : new WordStream()).of(text);
  }
}
