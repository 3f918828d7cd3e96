package dev.axle.crm.filters;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The forms in which values are compared. Both readings of a filter use these and no others, for
 * the values of records as for those of filters.
 */
public final class NormalForms {

  /** A longer text is known by its beginning. */
  public static final int LONGEST_TEXT = 8_000;

  private static final int LONGEST_WORD = 255;
  private static final int LONGEST_NUMBER = 100;
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int DAY = 10;
  private static final int SECOND = FORM.length();
  private static final int LONGEST_TIME = SECOND + 10;
  private static final long SECONDS_OF_A_DAY = 86_400;

  private NormalForms() {}

  /** In lower case, of bounded length; empty for no value. */
  public static String text(String value) {
    return beginning(lowered(value));
  }

  /** In lower case, all of it. */
  public static String lowered(String value) {
    return wellFormed(value).toLowerCase(Locale.ROOT);
  }

  /** What texts are compared by, of one in lower case. */
  public static String beginning(String lowered) {
    return bounded(lowered, LONGEST_TEXT);
  }

  /** Halves of characters are none. */
  private static String wellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return value;
  }

  private static String bounded(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** The order of texts: by code points. */
  public static int compareTexts(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The words of a text: runs of letters, digits and the marks on them, in lower case. */
  public static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    Words each = new Words(lowered(value));
    while (each.next()) {
      words.add(each.word());
    }
    return words;
  }

  /** Whether all of a text in lower case is one word. */
  public static boolean isOneWord(String lowered) {
    return lowered.length() <= LONGEST_WORD
        && lowered.codePoints().allMatch(NormalForms::isOfAWord);
  }

  /** The words of a text, one after the other. */
  public static final class Words {
    private final String text;
    private int end;
    private String word = "";

    /**
     * @param lowered a text in lower case
     */
    public Words(String lowered) {
      this.text = lowered;
    }

    /** Goes to the next word, if there is one. */
    public boolean next() {
      int start = end;
      while (start < text.length() && !isOfAWord(text.codePointAt(start))) {
        start += Character.charCount(text.codePointAt(start));
      }
      end = start;
      while (end < text.length() && isOfAWord(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      word = bounded(text.substring(start, end), LONGEST_WORD);
      return !word.isEmpty();
    }

    public String word() {
      return word;
    }
  }

  private static boolean isOfAWord(int character) {
    if (character < 128) {
      return character >= 'a' && character <= 'z' || character >= '0' && character <= '9';
    }
    return Character.isLetterOrDigit(character)
        || switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  /** One option, as it is but for its length. */
  public static String option(String value) {
    return bounded(wellFormed(value), LONGEST_TEXT);
  }

  /** The options of a value, each once. */
  public static List<String> options(String value) {
    if (value.indexOf(';') < 0) {
      return value.isEmpty() ? List.of() : List.of(option(value));
    }
    return Arrays.stream(value.split(";"))
        .map(NormalForms::option)
        .filter(option -> !option.isEmpty())
        .distinct()
        .toList();
  }

  /** Decimal, with an exponent or without; empty for anything else. */
  public static OptionalDouble number(String value) {
    if (value.isEmpty() || value.length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if ((each < '0' || each > '9') && "+-.eE".indexOf(each) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double number = Double.parseDouble(value);
      if (Double.isInfinite(number)) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(number == 0 ? 0 : number);
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Milliseconds since 1970 in UTC, of a day, a time with its offset, or milliseconds; empty for
   * anything else.
   */
  public static OptionalLong time(String value) {
    try {
      if (isMillis(value)) {
        return OptionalLong.of(Long.parseLong(value));
      }
      if (value.length() == DAY) {
        return OptionalLong.of(
            LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      }
      return OptionalLong.of(
          isKeptTime(value)
              ? keptTime(value)
              : OffsetDateTime.parse(value).toInstant().toEpochMilli());
    } catch (DateTimeException | NumberFormatException | ArithmeticException notATime) {
      return OptionalLong.empty();
    }
  }

  /** Whether it is as times are kept: {@code 2026-11-24T10:00:00Z}, with a fraction or without. */
  private static boolean isKeptTime(String value) {
    int last = value.length() - 1;
    if (last < SECOND || last > LONGEST_TIME || value.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char form = i < SECOND ? FORM.charAt(i) : i == SECOND ? '.' : '0';
      char each = value.charAt(i);
      if (form == '0' ? each < '0' || each > '9' : each != form) {
        return false;
      }
    }
    return last != SECOND + 1;
  }

  private static long keptTime(String value) {
    long day =
        LocalDate.of(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10)).toEpochDay();
    LocalTime time =
        LocalTime.of(digits(value, 11, 13), digits(value, 14, 16), digits(value, 17, 19));
    int millis = 0;
    for (int i = SECOND + 1; i <= SECOND + 3; i++) {
      millis = millis * 10 + (i < value.length() - 1 ? value.charAt(i) - '0' : 0);
    }
    return (day * SECONDS_OF_A_DAY + time.toSecondOfDay()) * 1_000 + millis;
  }

  private static int digits(String value, int from, int to) {
    return Integer.parseInt(value, from, to, 10);
  }

  private static boolean isMillis(String value) {
    int digits = value.startsWith("-") ? value.length() - 1 : value.length();
    return digits > 0
        && digits <= 18
        && value.chars().skip(value.length() - digits).allMatch(each -> each >= '0' && each <= '9');
  }
}
