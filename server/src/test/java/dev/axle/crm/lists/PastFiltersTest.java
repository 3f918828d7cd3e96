package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lists by what values were, and when they changed: a list that followed the changes has the
 * members that one made after them finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastFiltersTest {

  private final TestPortal portal = RunningAxle.get().portal(PastFiltersTest.class);
  private final ListsOf lists = new ListsOf(portal);
  private int made;

  @BeforeAll
  void properties() {
    lists.define("tags", "enumeration", "checkbox", "red", "blue", "green");
    lists.define("vip", "bool", "booleancheckbox", "true", "false");
    lists.define("points", "number", "number");
    lists.define("due", "datetime", "date");
  }

  /** Of the records of one test only. */
  private String following(String mark, String property, String operation) {
    return lists.dynamic(
        "Past " + made++,
        ListsOf.branch(ListsOf.is("lastname", mark), ListsOf.property(property, operation)));
  }

  private String contact(String mark, String more) {
    return lists.contact(
        "\"email\":\"past.%d@example.com\",\"lastname\":\"%s\"%s".formatted(made++, mark, more));
  }

  private void set(String id, String property, String value) {
    lists.update("contacts", id, "\"%s\":\"%s\"".formatted(property, value));
  }

  /** Three records: one has been what is asked for, one is it, one has never had a value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "city | Paris | Rome | STRING | HAS_EVER_BEEN_EQUAL_TO | \"value\":\"PARIS\" | was is",
        "city | Paris | Rome | STRING | HAS_NEVER_BEEN_EQUAL_TO | \"value\":\"paris\" | other",
        "city | Paris | Rome | STRING | HAS_NEVER_BEEN_EQUAL_TO | \"value\":\"paris\",\"includeObjectsWithNoValueSet\":true | other none",
        "city | Paris | Rome | STRING | HAS_EVER_BEEN_EQUAL_TO | \"value\":\"paris\",\"includeObjectsWithNoValueSet\":true | was is none",
        "city | Paris | Rome | STRING | HAS_EVER_CONTAINED | \"value\":\"ari\" | was is",
        "city | Paris | Rome | STRING | HAS_NEVER_CONTAINED | \"value\":\"ari\" | other",
        "points | 7 | 8 | NUMBER | HAS_EVER_BEEN_EQUAL_TO | \"value\":7.0 | was is",
        "points | 7 | 8 | NUMBER | HAS_NEVER_BEEN_EQUAL_TO | \"value\":7 | other",
        "vip | true | false | BOOL | HAS_EVER_BEEN_EQUAL_TO | \"value\":true | was is",
        "vip | true | false | BOOL | HAS_NEVER_BEEN_EQUAL_TO | \"value\":true | other",
        "tags | red;blue | green | ENUMERATION | HAS_EVER_BEEN_ANY_OF | \"values\":[\"red\"] | was is",
        "tags | red;blue | green | ENUMERATION | HAS_NEVER_BEEN_ANY_OF | \"values\":[\"red\"] | other",
        "tags | red;blue | green | ENUMERATION | HAS_EVER_BEEN_EXACTLY | \"values\":[\"red\",\"blue\"] | was is",
        "tags | red;blue | green | ENUMERATION | HAS_EVER_BEEN_EXACTLY | \"values\":[\"red\"] | ",
        "tags | red;blue | green | ENUMERATION | HAS_NEVER_BEEN_EXACTLY | \"values\":[\"red\"] | was is other",
        "tags | red;blue | blue;green | ENUMERATION | HAS_EVER_CONTAINED_ALL | \"values\":[\"red\",\"green\"] | ",
        "tags | red;blue | green | ENUMERATION | HAS_EVER_CONTAINED_ALL | \"values\":[\"red\",\"blue\"] | was is",
        "tags | red;blue | green | ENUMERATION | HAS_NEVER_CONTAINED_ALL | \"values\":[\"red\",\"blue\"] | other"
      })
  void whatAValueHasBeen(
      String property,
      String once,
      String now,
      String type,
      String operator,
      String more,
      String expected) {
    String mark = "Been" + made++;
    String operation =
        "{\"operationType\":\"%s\",\"operator\":\"%s\",%s}".formatted(type, operator, more);
    String before = following(mark, property, operation);
    String was = contact(mark, ",\"%s\":\"%s\"".formatted(property, once));
    set(was, property, now);
    String is = contact(mark, ",\"%s\":\"%s\"".formatted(property, now));
    set(is, property, once);
    String other = contact(mark, ",\"%s\":\"%s\"".formatted(property, now));
    String none = contact(mark, "");
    String[] wanted =
        expected == null
            ? new String[0]
            : expected
                .replace("was", was)
                .replace("is", is)
                .replace("other", other)
                .replace("none", none)
                .split(" ");
    lists.seesMembers(before, wanted);
    assertThat(lists.members(following(mark, property, operation)))
        .containsExactlyInAnyOrder(wanted);
  }

  @Test
  void whatWasClearedHasBeen() {
    String operation =
        "{\"operationType\":\"STRING\",\"operator\":\"HAS_EVER_BEEN_EQUAL_TO\",\"value\":\"Lima\"}";
    String ada = contact("Cleared", ",\"city\":\"Lima\"");
    set(ada, "city", "");
    String list = following("Cleared", "city", operation);
    assertThat(lists.members(list)).containsExactly(ada);
  }

  @Test
  void aMergedRecordHasBeenWhatBothHaveBeen() {
    String operation =
        "{\"operationType\":\"STRING\",\"operator\":\"HAS_EVER_BEEN_EQUAL_TO\",\"value\":\"Quito\"}";
    String before = following("Merged", "city", operation);
    String ada = contact("Merged", ",\"city\":\"Oslo\"");
    String bob = contact("Merged", ",\"city\":\"Quito\"");
    set(bob, "city", "Bern");
    String both =
        portal
            .post(
                "/crm/v3/objects/contacts/merge",
                "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(ada, bob))
            .expect(200)
            .at("/id");
    lists.seesMembers(before, both);
    assertThat(lists.members(following("Merged", "city", operation))).containsExactly(both);
  }

  @Test
  void theClockMovesRecordsOutOfWhatWasUpdatedLately() {
    String updated = following("Moved", "city", rolling("", 7));
    String resting = following("Moved", "city", rolling("NOT_", 7));
    String ranged = following("Moved", "city", ranged("IS_BETWEEN"));
    String outside = following("Moved", "city", ranged("IS_NOT_BETWEEN"));
    String ada = contact("Moved", ",\"city\":\"Rome\"");
    String eve = contact("Moved", "");
    lists.seesMembers(updated, ada);
    lists.seesMembers(ranged, ada);
    lists.seesMembers(resting);
    portal.moveClock(Duration.ofDays(8));
    lists.seesMembers(updated);
    lists.seesMembers(resting, ada);
    lists.seesMembers(ranged);
    lists.seesMembers(outside, ada);
    set(eve, "city", "Rome");
    set(ada, "firstname", "Ada");
    lists.seesMembers(updated, eve);
    lists.seesMembers(resting, ada);
    set(ada, "city", "");
    lists.seesMembers(updated, ada, eve);
    lists.seesMembers(resting);
  }

  private static String rolling(String not, int days) {
    return "{\"operationType\":\"ROLLING_PROPERTY_UPDATED\",\"operator\":\"%sUPDATED_IN_LAST_X_DAYS\",\"numberOfDays\":%d}"
        .formatted(not, days);
  }

  private static String ranged(String operator) {
    return """
        {"operationType":"TIME_RANGED","operator":"%s","propertyParser":"UPDATED_AT",
         "lowerBoundTimePoint":{"timeType":"INDEXED","zoneId":"UTC","indexReference":{"referenceType":"NOW"},
           "offset":{"days":-7}},
         "upperBoundTimePoint":{"timeType":"INDEXED","zoneId":"UTC","indexReference":{"referenceType":"NOW"},
           "offset":{"minutes":1}}}
        """
        .formatted(operator);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TIME_POINT | IS_AFTER | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"DATE\",\"year\":2020,\"month\":1,\"day\":1,\"zoneId\":\"UTC\"} | first second",
        "TIME_POINT | IS_BEFORE | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"DATE\",\"year\":2020,\"month\":1,\"day\":1,\"zoneId\":\"UTC\"} | ",
        "TIME_POINT | IS_BEFORE | \"propertyParser\":\"UPDATED_AT\",\"includeObjectsWithNoValueSet\":true,\"timePoint\":{\"timeType\":\"DATE\",\"year\":2020,\"month\":1,\"day\":1,\"zoneId\":\"UTC\"} | none",
        "TIME_POINT | IS_BEFORE | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"DATE\",\"year\":2100,\"month\":1,\"day\":1,\"zoneId\":\"UTC\"} | first second",
        "TIME_POINT | IS_BEFORE | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"city\",\"referenceType\":\"UPDATED_AT\",\"zoneId\":\"UTC\"} | first",
        "TIME_POINT | IS_AFTER | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"city\",\"referenceType\":\"UPDATED_AT\",\"zoneId\":\"UTC\"} | second",
        "TIME_POINT | IS_BEFORE | \"propertyParser\":\"UPDATED_AT\",\"timePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"due\",\"referenceType\":\"VALUE\",\"zoneId\":\"UTC\"} | second",
        "COMPARATIVE_PROPERTY_UPDATED | IS_BEFORE | \"comparisonPropertyName\":\"city\" | first",
        "COMPARATIVE_PROPERTY_UPDATED | IS_AFTER | \"comparisonPropertyName\":\"city\" | second",
        "COMPARATIVE_PROPERTY_UPDATED | IS_AFTER | \"comparisonPropertyName\":\"state\",\"defaultComparisonValue\":\"946684800000\" | first second"
      })
  void whenAValueChanged(String type, String operator, String more, String expected) {
    String mark = "Changed" + made++;
    String operation =
        "{\"operationType\":\"%s\",\"operator\":\"%s\",%s}".formatted(type, operator, more);
    String before = following(mark, "jobtitle", operation);
    String first = contact(mark, ",\"jobtitle\":\"Clerk\",\"due\":\"2001-01-01T00:00:00Z\"");
    String second = contact(mark, ",\"city\":\"Rome\",\"due\":\"2101-01-01T00:00:00Z\"");
    set(first, "city", "Rome");
    set(second, "jobtitle", "Clerk");
    String none = contact(mark, "");
    String[] wanted =
        expected == null
            ? new String[0]
            : expected
                .replace("first", first)
                .replace("second", second)
                .replace("none", none)
                .split(" ");
    lists.seesMembers(before, wanted);
    assertThat(lists.members(following(mark, "jobtitle", operation)))
        .containsExactlyInAnyOrder(wanted);
  }
}
