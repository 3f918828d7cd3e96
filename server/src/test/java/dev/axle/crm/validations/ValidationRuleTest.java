package dev.axle.crm.validations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "ALPHANUMERIC, NUMERIC_ONLY, 123, 12a",
    "ALPHANUMERIC, ALPHA_ONLY, abc, ab1",
    "ALPHANUMERIC, ALPHANUMERIC, ab1, a b",
    "SPECIAL_CHARACTERS, NOT_ALLOWED, a b 1, a!",
    "WHITESPACE, ALL, ab, a b",
    "FORMAT, UPPER, AB, Ab",
    "FORMAT, LOWER, ab, Ab",
    "FORMAT, CAPITALIZATION, Ada Lovelace, Ada lovelace",
    "MAX_LENGTH, 3, abc, abcd",
    "MIN_LENGTH, 3, abc, ab",
    "MAX_NUMBER, 10, 10, 10.01",
    "MIN_NUMBER, -1, -1, -1.5",
    "DECIMAL, 2, 1.25, 1.255",
    "REGEX, '[a-c]+', abc, abd",
    "EMAIL, '', a@b.com, a@b",
    "DOMAIN, '', example.com, example",
    "URL, '', https://example.com/a, example",
    "EMAIL_ALLOWED_DOMAINS, example.com, a@mail.example.com, a@example.org",
    "EMAIL_BLOCKED_DOMAINS, example.com, a@example.org, a@example.com",
    "URL_BLOCKED_DOMAINS, example.com, https://example.org, https://example.com/x",
    "PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE, '', +977 1 5550100, 15550100",
    "START_DATE, 1767225600000, 2026-01-01, 2025-12-31",
    "END_DATETIME, 1767225600000, 2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z",
    "AFTER_DURATION, P1D, 2026-11-25, 2026-11-24",
    "BEFORE_DATETIME_DURATION, PT1H, 2026-11-24T11:00:00Z, 2026-11-24T11:00:01Z",
    "DAYS_OF_WEEK, TUESDAY, 2026-11-24, 2026-11-25"
  })
  void admitsAndRefuses(RuleType type, String argument, String good, String bad) {
    var rule = new ValidationRule(type, argument.isEmpty() ? List.of() : List.of(argument), false);
    assertThat(rule.check()).isEmpty();
    assertThat(rule.admits(good, NOW)).isTrue();
    assertThat(rule.admits(bad, NOW)).isFalse();
    assertThat(rule.refusal(bad)).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "ALPHANUMERIC, LETTERS",
    "FORMAT, SHOUTING",
    "MAX_LENGTH, 0",
    "MAX_LENGTH, many",
    "DECIMAL, 21",
    "MIN_NUMBER, x",
    "REGEX, '('",
    "AFTER_DURATION, PT1H",
    "DAYS_OF_WEEK, FRYDAY",
    "URL, anything"
  })
  void argumentsThatDontFitAreSaidToBeWrong(RuleType type, String argument) {
    assertThat(new ValidationRule(type, List.of(argument), false).check()).isPresent();
  }

  @Property
  void whatWasPutRightIsRight(@ForAll String value) {
    for (var rule :
        List.of(
            new ValidationRule(RuleType.FORMAT, List.of("CAPITALIZATION"), true),
            new ValidationRule(RuleType.WHITESPACE, List.of("TRIM"), true))) {
      Assume.that(value.length() < 200);
      assertThat(rule.admits(rule.normalise(value), NOW)).isTrue();
    }
  }
}
