package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.NormalForms;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text in lower case, as Lucene takes them. */
final class WordStream extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private NormalForms.Words words = new NormalForms.Words("");

  WordStream of(String lowered) {
    words = new NormalForms.Words(lowered);
    return this;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!words.next()) {
      return false;
    }
    term.append(words.word());
    return true;
  }
}
