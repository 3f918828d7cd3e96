package dev.axle.webhooks.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.edge.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values meet which conditions. */
class ConditionTest {

  @ParameterizedTest
  @CsvSource({
    "EQ, ada, ADA, true",
    "EQ, 10, 10.0, true",
    "EQ, ada, adam, false",
    "N_EQ, ada, adam, true",
    "N_EQ, '', x, true",
    "N_EQ, x, x, false",
    "GT, 9, 10, false",
    "GT, 10, 9, true",
    "GT, '', 9, false",
    "GTE, 9, 9, true",
    "LT, 9, 10, true",
    "LT, '', 10, false",
    "LTE, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z, true",
    "LTE, 11, 10, false",
    "CONTAINS, Ada Lovelace, love, true",
    "CONTAINS, Ada, b, false",
    "STARTS_WITH, Ada, a, true",
    "STARTS_WITH, Ada, d, false",
    "ENDS_WITH, Ada, DA, true",
    "ENDS_WITH, Ada, d, false"
  })
  void oneValueIsCompared(String operator, String held, String wanted, boolean met) {
    Condition condition =
        new Condition("CRM_OBJECT_PROPERTY", operator, "firstname", wanted, List.of());
    condition.check();
    assertThat(condition.isMetBy(Map.of("firstname", held))).isEqualTo(met);
  }

  @Test
  void manyValuesAndNoneAreCompared() {
    Condition in = new Condition("CRM_OBJECT_PROPERTY", "IN", "city", null, List.of("Rome", "7"));
    assertThat(in.isMetBy(Map.of("city", "rome"))).isTrue();
    assertThat(in.isMetBy(Map.of("city", "Paris"))).isFalse();
    Condition notIn = new Condition("CRM_OBJECT_PROPERTY", "NOT_IN", "city", null, List.of("Rome"));
    assertThat(notIn.isMetBy(Map.of())).isTrue();
    assertThat(notIn.isMetBy(Map.of("city", "Rome"))).isFalse();
    Condition empty = new Condition("CRM_OBJECT_PROPERTY", "IS_EMPTY", "city", null, null);
    assertThat(empty.isMetBy(Map.of())).isTrue();
    assertThat(empty.isMetBy(Map.of("city", "Rome"))).isFalse();
    Condition set = new Condition("CRM_OBJECT_PROPERTY", "IS_NOT_EMPTY", "city", null, null);
    assertThat(set.isMetBy(Map.of("city", ""))).isFalse();
    assertThat(set.isMetBy(Map.of("city", "Rome"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER, EQ, city, x",
    "CRM_OBJECT_PROPERTY, LIKE, city, x",
    "CRM_OBJECT_PROPERTY, EQ, ' ', x",
    "CRM_OBJECT_PROPERTY, EQ, city,",
    "CRM_OBJECT_PROPERTY, IN, city, x"
  })
  void whatCannotBeComparedIsRefused(String type, String operator, String property, String value) {
    assertThatThrownBy(() -> new Condition(type, operator, property, value, null).check())
        .isInstanceOf(Problem.class);
  }
}
