package dev.axle.crm.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are written, and the one form in which they are kept. */
class ValueFormatsTest {

  private interface Format {
    String kept(String value) throws ValueFormats.Refused;
  }

  private static final List<Format> FORMATS =
      List.of(
          ValueFormats::text,
          ValueFormats::email,
          ValueFormats::domain,
          ValueFormats::number,
          ValueFormats::bool,
          ValueFormats::date,
          ValueFormats::datetime,
          value -> ValueFormats.options(value, multiple()));

  private static PropertyDefinitions.Known multiple() {
    PropertyDefinition definition =
        new PropertyDefinition(
            "colours",
            new PropertyContent(
                "Colours",
                PropertyType.ENUMERATION,
                "checkbox",
                "g",
                "",
                List.of("red", "green", "blue").stream()
                    .map(value -> new PropertyOption(value, value, null, 0, false))
                    .toList(),
                -1,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "non_sensitive",
                null),
            new PropertyRights(false, false, false, false, false, true),
            null,
            null,
            null);
    return new PropertyDefinitions.Known(definition, definition.optionValues(), List.of());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("0123456789.-+eE ").ofMaxLength(30),
        Arbitraries.strings().withChars("0123456789-T:Z+.").ofMaxLength(30),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.of("true", "FALSE", "red;green", ";blue", "a@b.co", "https://www.x.io/y"));
  }

  @Property
  void whateverIsKeptIsKeptAsItIs(@ForAll("values") String value) throws ValueFormats.Refused {
    for (Format format : FORMATS) {
      String kept;
      try {
        kept = format.kept(value);
      } catch (ValueFormats.Refused refused) {
        assertThat(refused.code()).matches("[A-Z_]+");
        assertThat(refused).hasMessageMatching("(?s).+");
        continue;
      }
      if (!PropertyValues.isAppending(kept)) {
        assertThat(format.kept(kept)).isEqualTo(kept);
      }
    }
  }

  @Property
  void aNumberKeepsItsValue(@ForAll BigDecimal number) throws ValueFormats.Refused {
    if (number.toPlainString().replace("-", "").length() < 40) {
      assertThat(new BigDecimal(ValueFormats.number(number.toPlainString())))
          .isEqualByComparingTo(number);
    }
  }

  @Property
  void aTimeIsTheSameWhetherInMillisecondsOrInText(@ForAll long any) throws ValueFormats.Refused {
    long millis = Math.floorMod(any, 4_000_000_000_000L) + 10_000;
    String text = Instant.ofEpochMilli(millis).toString();
    assertThat(ValueFormats.datetime(Long.toString(millis))).isEqualTo(text);
    assertThat(ValueFormats.datetime(text)).isEqualTo(text);
  }

  @Property
  void aDayIsTheSameWhetherInMillisecondsOrInText(@ForAll long any) throws ValueFormats.Refused {
    long day = Math.floorMod(any, 40_000L) + 1;
    String text = LocalDate.ofEpochDay(day).toString();
    assertThat(ValueFormats.date(Long.toString(day * 86_400_000))).isEqualTo(text);
    assertThat(ValueFormats.date(text)).isEqualTo(text);
  }

  @Property
  void optionsAreEachKeptOnceInTheirOrder(@ForAll("options") List<String> options)
      throws ValueFormats.Refused {
    String kept = ValueFormats.options(String.join(";", options), multiple());
    assertThat(ValueFormats.parts(kept)).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(ValueFormats.parts(kept))).isEqualTo(new TreeSet<>(options));
  }

  @Provide
  Arbitrary<List<String>> options() {
    return Arbitraries.of("red", "green", "blue").list().ofMinSize(1).ofMaxSize(8);
  }

  @Test
  void appendedOptionsJoinThoseThatAreThere() throws ValueFormats.Refused {
    String appending = ValueFormats.options(";blue;red", multiple());
    assertThat(PropertyValues.isAppending(appending)).isTrue();
    assertThat(PropertyValues.appended("green;red", appending)).isEqualTo("green;red;blue");
    assertThat(PropertyValues.isAppending(";text")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"10.50,10.50", "1e3,1000", "+5,5", ".5,0.5", "-0.10,-0.10", "007,7"})
  void numbersAreKeptPlainWithTheirDecimals(String value, String kept) throws ValueFormats.Refused {
    assertThat(ValueFormats.number(value)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,000", " 1", "1 ", "ten", "1.2.3", "NaN", "1e999", "0x1F", "٣"})
  void whatIsNoNumberIsRefused(String value) {
    assertThatThrownBy(() -> ValueFormats.number(value))
        .isInstanceOf(ValueFormats.Refused.class)
        .hasMessage(value + " was not a valid number");
  }

  @Test
  void aDayMustBeginAtMidnight() {
    assertThatThrownBy(() -> ValueFormats.date("1579179660000"))
        .hasMessage("1579179660000 is at 13:1:0.0 UTC, not midnight!");
    assertThatThrownBy(() -> ValueFormats.date("-62044444800000"))
        .hasMessage("-62044444800000 is more than 1,000 years ago or 1,000 years from now.");
    assertThatThrownBy(() -> ValueFormats.date("24.11.2026"))
        .hasMessage("24.11.2026 was not a valid long.");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.Example.com/about?x=1,example.com",
    "WWW.example.com,example.com",
    "http://example.com:8080,example.com",
    "sub.example.co.uk/,sub.example.co.uk"
  })
  void aDomainIsBare(String value, String kept) throws ValueFormats.Refused {
    assertThat(ValueFormats.domain(value)).isEqualTo(kept);
  }

  @Test
  void lettersAreLoweredTheSameWayEverywhere() throws ValueFormats.Refused {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(ValueFormats.email("INFO@EXAMPLE.COM")).isEqualTo("info@example.com");
      assertThat(ValueFormats.bool("TRUE")).isEqualTo("true");
      assertThat(PropertyType.STRING.text()).isEqualTo("string");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "a@", "@b.co", "a b@c.co", "a@b@c.co", "a@b..co"})
  void whatIsNoAddressIsRefused(String value) {
    assertThatThrownBy(() -> ValueFormats.email(value))
        .hasMessage("Email address " + value + " is invalid");
  }

  @Test
  void anOptionIsNamedByItsValueNotItsLabelAndInItsCase() {
    for (String value : Set.of("Red", "purple", "red;Red")) {
      assertThatThrownBy(() -> ValueFormats.options(value, multiple()))
          .hasMessageEndingWith("was not one of the allowed options: [red, green, blue]");
    }
  }
}
