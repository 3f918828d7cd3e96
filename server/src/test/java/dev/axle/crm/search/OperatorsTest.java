package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each operator means for each type of property. */
class OperatorsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(OperatorsTest.class);

  static {
    for (String definition :
        new String[] {
          property("a_text", "string", "text", ""),
          property("a_number", "number", "number", ""),
          property("a_date", "date", "date", ""),
          property("a_time", "datetime", "date", ""),
          property("a_choice", "enumeration", "select", options("Red", "red", "blue")),
          property("choices", "enumeration", "checkbox", options("one", "two", "three")),
          property(
              "a_flag",
              "bool",
              "booleancheckbox",
              ", \"options\": [{\"label\": \"Yes\", \"value\": \"true\"}, {\"label\": \"No\", \"value\": \"false\"}]")
        }) {
      PORTAL.post("/crm/v3/properties/contacts", definition).expect(201);
    }
    PORTAL
        .post(
            "/crm/v3/objects/contacts/batch/create",
            """
            {"inputs": [
              {"properties": {"firstname": "A", "a_text": "Red Kite", "a_number": "10",
                "a_date": "2026-11-24", "a_time": "2026-11-24T10:00:00Z", "a_choice": "Red",
                "choices": "one;two", "a_flag": "true", "website": "www.kite.org/red-kites"}},
              {"properties": {"firstname": "B", "a_text": "red kite", "a_number": "9.5",
                "a_date": "2026-11-25", "a_time": "2026-11-24T10:00:00.001Z", "a_choice": "red",
                "choices": "two;three", "a_flag": "false", "website": "kites.com"}},
              {"properties": {"firstname": "C", "a_text": "Blue-footed Booby", "a_number": "-1e2",
                "a_date": "2025-01-01", "a_time": "2025-01-01T00:00:00Z", "a_choice": "blue",
                "choices": "three", "website": "ada@kite.org"}},
              {"properties": {"firstname": "D"}}]}
            """)
        .expect(201);
  }

  private static String options(String... values) {
    StringBuilder options = new StringBuilder(", \"options\": [");
    for (int i = 0; i < values.length; i++) {
      options
          .append(i == 0 ? "" : ",")
          .append("{\"label\": \"%s %d\", \"value\": \"%s\"}".formatted(values[i], i, values[i]));
    }
    return options.append("]").toString();
  }

  private static String property(String name, String type, String fieldType, String more) {
    return """
        {"name": "%s", "label": "%s", "type": "%s", "fieldType": "%s", "groupName": "contactinformation"%s}
        """
        .formatted(name, name, type, fieldType, more);
  }

  private static void finds(String condition, String names) {
    String found =
        String.join(
            "",
            PORTAL
                .post(
                    "/crm/v3/objects/contacts/search",
                    """
                    {"filterGroups": [{"filters": [{"propertyName": %s}]}], "sorts": ["firstname"]}
                    """
                        .formatted(condition))
                .expect(200)
                .json()
                .get("results")
                .findValuesAsString("firstname"));
    assertThat(found).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a_text", "operator": "EQ", "value": "RED KITE"                              | AB
          "a_text", "operator": "EQ", "value": "red"                                   | ''
          "a_text", "operator": "NEQ", "value": "red kite"                             | CD
          "a_text", "operator": "IN", "values": ["red kite", "blue-footed booby"]      | ABC
          "a_text", "operator": "NOT_IN", "values": ["red kite"]                       | CD
          "a_text", "operator": "LT", "value": "c"                                     | C
          "a_text", "operator": "GTE", "value": "red kite"                             | AB
          "a_text", "operator": "GT", "value": "red kite"                              | ''
          "a_text", "operator": "LTE", "value": "red kite"                             | ABC
          "a_text", "operator": "BETWEEN", "value": "a", "highValue": "c"              | C
          "a_text", "operator": "HAS_PROPERTY", "value": "ignored"                     | ABC
          "a_text", "operator": "NOT_HAS_PROPERTY"                                     | D
          "a_text", "operator": "CONTAINS_TOKEN", "value": "kite"                      | AB
          "a_text", "operator": "CONTAINS_TOKEN", "value": "kit"                       | ''
          "a_text", "operator": "CONTAINS_TOKEN", "value": "kit*"                      | AB
          "a_text", "operator": "CONTAINS_TOKEN", "value": "*oob*"                     | C
          "a_text", "operator": "CONTAINS_TOKEN", "value": "Kite red"                  | AB
          "a_text", "operator": "CONTAINS_TOKEN", "value": "foot* b*y"                 | C
          "a_text", "operator": "CONTAINS_TOKEN", "value": "blue-footed"               | C
          "a_text", "operator": "CONTAINS_TOKEN", "value": "footed-blue"               | ''
          "a_text", "operator": "NOT_CONTAINS_TOKEN", "value": "red"                   | CD
          "website", "operator": "CONTAINS_TOKEN", "value": "*@kite.org"               | C
          "website", "operator": "CONTAINS_TOKEN", "value": "kite.org"                 | AC
          """)
  void texts(String condition, String names) {
    finds(condition, names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a_number", "operator": "EQ", "value": "10.0"                                | A
          "a_number", "operator": "EQ", "value": 10                                    | A
          "a_number", "operator": "NEQ", "value": "10"                                 | BCD
          "a_number", "operator": "IN", "values": ["-100", 9.5]                        | BC
          "a_number", "operator": "NOT_IN", "values": ["-100"]                         | ABD
          "a_number", "operator": "LT", "value": "10"                                  | BC
          "a_number", "operator": "LTE", "value": "10"                                 | ABC
          "a_number", "operator": "GT", "value": "9.5"                                 | A
          "a_number", "operator": "GTE", "value": "9.5"                                | AB
          "a_number", "operator": "BETWEEN", "value": "-100", "highValue": "9.5"       | BC
          "a_number", "operator": "BETWEEN", "value": "11", "highValue": "-200"        | ''
          "a_number", "operator": "HAS_PROPERTY"                                       | ABC
          "a_number", "operator": "NOT_HAS_PROPERTY"                                   | D
          "a_number", "operator": "CONTAINS_TOKEN", "value": "10"                      | A
          """)
  void numbers(String condition, String names) {
    finds(condition, names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a_date", "operator": "EQ", "value": "2026-11-24"                            | A
          "a_date", "operator": "EQ", "value": "1795478400000"                         | A
          "a_date", "operator": "NEQ", "value": "2026-11-24"                           | BCD
          "a_date", "operator": "IN", "values": ["2026-11-25", "2025-01-01"]           | BC
          "a_date", "operator": "NOT_IN", "values": ["2026-11-25"]                     | ACD
          "a_date", "operator": "LT", "value": "2026-11-25"                            | AC
          "a_date", "operator": "GTE", "value": 1795478400000                          | AB
          "a_date", "operator": "BETWEEN", "value": "2026-11-24", "highValue": "2026-11-25" | AB
          "a_date", "operator": "HAS_PROPERTY"                                         | ABC
          "a_date", "operator": "NOT_HAS_PROPERTY"                                     | D
          "a_time", "operator": "EQ", "value": "2026-11-24T15:45:00+05:45"             | A
          "a_time", "operator": "EQ", "value": "1795514400001"                         | B
          "a_time", "operator": "NEQ", "value": "1795514400001"                        | ACD
          "a_time", "operator": "GT", "value": "1795514400000"                         | B
          "a_time", "operator": "GTE", "value": "1795514400000"                        | AB
          "a_time", "operator": "LTE", "value": "2025-01-01"                           | C
          "a_time", "operator": "BETWEEN", "value": "2025-01-01", "highValue": "2026-11-24T10:00:00Z" | AC
          "a_time", "operator": "NOT_HAS_PROPERTY"                                     | D
          """)
  void datesAndTimes(String condition, String names) {
    finds(condition, names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a_choice", "operator": "EQ", "value": "red"                                 | B
          "a_choice", "operator": "NEQ", "value": "red"                                | ACD
          "a_choice", "operator": "IN", "values": ["red", "blue"]                      | BC
          "a_choice", "operator": "NOT_IN", "values": ["red", "blue"]                  | AD
          "a_choice", "operator": "HAS_PROPERTY"                                       | ABC
          "a_choice", "operator": "NOT_HAS_PROPERTY"                                   | D
          "a_choice", "operator": "CONTAINS_TOKEN", "value": "re*"                     | B
          "choices", "operator": "EQ", "value": "two"                                  | AB
          "choices", "operator": "NEQ", "value": "two"                                 | CD
          "choices", "operator": "IN", "values": ["one", "three"]                      | ABC
          "choices", "operator": "NOT_IN", "values": ["one"]                           | BCD
          "choices", "operator": "CONTAINS_TOKEN", "value": "three"                    | BC
          "a_flag", "operator": "EQ", "value": true                                    | A
          "a_flag", "operator": "EQ", "value": "False"                                 | B
          "a_flag", "operator": "NEQ", "value": "true"                                 | BCD
          "a_flag", "operator": "HAS_PROPERTY"                                         | AB
          "a_flag", "operator": "NOT_HAS_PROPERTY"                                     | CD
          """)
  void choices(String condition, String names) {
    finds(condition, names);
  }
}
