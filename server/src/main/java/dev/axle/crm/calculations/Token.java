package dev.axle.crm.calculations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a formula.
 *
 * @param position in the text, from 1
 */
record Token(Kind kind, String text, int position) {

  /** What a word is. */
  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    SIGN,
    END
  }

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(\\d+(?:\\.\\d+)?|\\.\\d+)|\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'"
              + "|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|==|!=|[-+*/<>=(),]))");

  /** The words of a text, and an end. */
  static List<Token> of(String text) throws FormulaError {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int at = 0;
    int end = text.stripTrailing().length();
    while (at < end) {
      matcher.region(at, end);
      if (!matcher.lookingAt()) {
        throw new FormulaError("Unexpected '" + text.substring(at).strip().charAt(0) + "'", at + 1);
      }
      tokens.add(token(matcher, at));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", end + 1));
    return tokens;
  }

  private static Token token(Matcher matcher, int at) {
    int position = at + 1;
    if (matcher.group(1) != null) {
      return new Token(Kind.NUMBER, matcher.group(1), position);
    }
    if (matcher.group(4) != null) {
      return new Token(Kind.NAME, matcher.group(4), position);
    }
    if (matcher.group(5) != null) {
      return new Token(Kind.SIGN, matcher.group(5), position);
    }
    String quoted = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    return new Token(Kind.TEXT, quoted.replaceAll("\\\\(.)", "$1"), position);
  }

  /** Whether it is this sign, or this word in any case. */
  boolean is(String word) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.toLowerCase(Locale.ROOT).equals(word);
  }
}
