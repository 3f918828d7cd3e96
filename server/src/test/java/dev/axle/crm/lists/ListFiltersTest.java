package dev.axle.crm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in a list, by each kind of filter; found by the index, and by following changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListFiltersTest {

  private final TestPortal portal = RunningAxle.get().portal(ListFiltersTest.class);
  private final ListsOf lists = new ListsOf(portal);
  private final Map<String, String> names = new TreeMap<>();
  private int made;

  /** Ada has all values, Bob some, Eve none. */
  @BeforeAll
  void people() {
    lists.define("colours", "enumeration", "checkbox", "red", "blue", "green");
    lists.define("born", "date", "date");
    lists.define("seen", "datetime", "date");
    lists.define("score", "number", "number");
    lists.define("member", "bool", "booleancheckbox", "true", "false");
    contact(
        "ada",
        "\"firstname\":\"Ada Maria\",\"jobtitle\":\"Ada Maria\",\"colours\":\"red;blue\",\"born\":\"1815-12-10\",\"seen\":\"2024-03-10T12:00:00Z\",\"score\":\"7\",\"member\":\"true\"");
    contact(
        "bob",
        "\"firstname\":\"Bob\",\"jobtitle\":\"Clerk\",\"colours\":\"red\",\"born\":\"2024-03-10\",\"seen\":\"2024-03-11T03:00:00Z\",\"score\":\"3.5\",\"member\":\"false\"");
    contact("eve", "\"lastname\":\"Eve\"");
  }

  private void contact(String name, String values) {
    names.put(
        lists.contact("\"email\":\"%s@filters.example.com\",%s".formatted(name, values)), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "firstname | ALL_PROPERTY | IS_KNOWN |  | ada bob",
        "firstname | ALL_PROPERTY | IS_UNKNOWN |  | eve",
        "firstname | STRING | IS_EQUAL_TO | \"value\":\"BOB\" | bob",
        "firstname | STRING | CONTAINS | \"value\":\"mari\" | ada",
        "firstname | STRING | IS_NOT_EQUAL_TO | \"value\":\"bob\" | ada",
        "firstname | STRING | IS_NOT_EQUAL_TO | \"value\":\"bob\",\"includeObjectsWithNoValueSet\":true | ada eve",
        "firstname | MULTISTRING | IS_EQUAL_TO | \"values\":[\"bob\",\"ada maria\"] | ada bob",
        "firstname | MULTISTRING | CONTAINS_EXACTLY | \"values\":[\"maria\"] | ada",
        "firstname | MULTISTRING | CONTAINS_EXACTLY | \"values\":[\"mari\"] | ",
        "firstname | MULTISTRING | DOES_NOT_CONTAIN_EXACTLY | \"values\":[\"maria\"] | bob",
        "firstname | MULTISTRING | STARTS_WITH | \"values\":[\"ad\",\"b\"] | ada bob",
        "firstname | MULTISTRING | ENDS_WITH | \"values\":[\"ia\"] | ada",
        "firstname | MULTISTRING | DOES_NOT_CONTAIN | \"values\":[\"o\"] | ada",
        "firstname | COMPARATIVE_STRING | IS_EQUAL_TO | \"comparisonPropertyName\":\"jobtitle\" | ada",
        "firstname | COMPARATIVE_STRING | IS_NOT_EQUAL_TO | \"comparisonPropertyName\":\"jobtitle\" | bob",
        "score | NUMBER | IS_EQUAL_TO | \"value\":7.0 | ada",
        "score | NUMBER | IS_NOT_EQUAL_TO | \"value\":7 | bob",
        "score | NUMBER | IS_GREATER_THAN | \"value\":3.5 | ada",
        "score | NUMBER | IS_GREATER_THAN_OR_EQUAL_TO | \"value\":3.5 | ada bob",
        "score | NUMBER | IS_LESS_THAN | \"value\":7 | bob",
        "score | NUMBER | IS_LESS_THAN_OR_EQUAL_TO | \"value\":7 | ada bob",
        "score | NUMBER_RANGED | IS_BETWEEN | \"lowerBound\":4,\"upperBound\":7 | ada",
        "score | NUMBER_RANGED | IS_NOT_BETWEEN | \"lowerBound\":4,\"upperBound\":7 | bob",
        "member | BOOL | IS_EQUAL_TO | \"value\":true | ada",
        "member | BOOL | IS_NOT_EQUAL_TO | \"value\":true,\"includeObjectsWithNoValueSet\":true | bob eve",
        "colours | ENUMERATION | IS_ANY_OF | \"values\":[\"red\",\"green\"] | ada bob",
        "colours | ENUMERATION | IS_NONE_OF | \"values\":[\"blue\"] | bob",
        "colours | ENUMERATION | IS_EXACTLY | \"values\":[\"red\"] | bob",
        "colours | ENUMERATION | IS_NOT_EXACTLY | \"values\":[\"red\"] | ada",
        "colours | ENUMERATION | CONTAINS_ALL | \"values\":[\"red\",\"blue\"] | ada",
        "colours | ENUMERATION | DOES_NOT_CONTAIN_ALL | \"values\":[\"red\",\"blue\"] | bob",
        "born | DATE | IS_EQUAL_TO | \"year\":2024,\"month\":\"MARCH\",\"day\":10 | bob",
        "born | DATE | IS_BEFORE | \"year\":2024,\"month\":\"3\",\"day\":10 | ada",
        "seen | DATE | IS_EQUAL_TO | \"year\":2024,\"month\":\"3\",\"day\":10 | ada bob",
        "seen | DATETIME | IS_AFTER | \"timestamp\":1710072000000,\"requiresTimeZoneConversion\":false | bob",
        "seen | RANGED_DATE | IS_BETWEEN | \"lowerBound\":1710072000000,\"upperBound\":1710072000000,\"requiresTimeZoneConversion\":false | ada",
        "seen | ROLLING_DATE_RANGE | IS_MORE_THAN_X_DAYS_AGO | \"numberOfDays\":30,\"requiresTimeZoneConversion\":false | ada bob",
        "seen | ROLLING_DATE_RANGE | IS_LESS_THAN_X_DAYS_AGO | \"numberOfDays\":30,\"requiresTimeZoneConversion\":false | ",
        "createdate | CALENDAR_DATE | IN_THIS_TIME_UNIT | \"timeUnit\":\"YEAR\" | ada bob eve",
        "createdate | CALENDAR_DATE | IN_LAST_TIME_UNIT | \"timeUnit\":\"YEAR\",\"timeUnitCount\":3 | ",
        "seen | TIME_POINT | IS_BEFORE | \"timePoint\":{\"timeType\":\"DATE\",\"year\":2024,\"month\":3,\"day\":10,\"hour\":22,\"zoneId\":\"America/New_York\"} | ada",
        "seen | TIME_POINT | IS_AFTER | \"timePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"born\",\"referenceType\":\"VALUE\",\"zoneId\":\"UTC\"} | ada bob",
        "createdate | TIME_RANGED | IS_BETWEEN | \"lowerBoundTimePoint\":{\"timeType\":\"INDEXED\",\"zoneId\":\"UTC\",\"indexReference\":{\"referenceType\":\"TODAY\"},\"offset\":{\"days\":-1}},\"upperBoundTimePoint\":{\"timeType\":\"INDEXED\",\"zoneId\":\"UTC\",\"indexReference\":{\"referenceType\":\"NOW\"}} | ada bob eve",
        "seen | TIME_RANGED | IS_BETWEEN | \"lowerBoundTimePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"born\",\"referenceType\":\"VALUE\",\"zoneId\":\"UTC\"},\"upperBoundTimePoint\":{\"timeType\":\"DATE\",\"year\":2024,\"month\":3,\"day\":11,\"zoneId\":\"UTC\"} | ada",
        "seen | TIME_RANGED | IS_NOT_BETWEEN | \"lowerBoundTimePoint\":{\"timeType\":\"PROPERTY_REFERENCED\",\"property\":\"born\",\"referenceType\":\"VALUE\",\"zoneId\":\"UTC\"},\"upperBoundTimePoint\":{\"timeType\":\"DATE\",\"year\":2024,\"month\":3,\"day\":11,\"zoneId\":\"UTC\"} | bob",
        "born | COMPARATIVE_DATE | IS_BEFORE | \"comparisonPropertyName\":\"seen\" | ada bob",
        "seen | COMPARATIVE_DATE | IS_BEFORE | \"comparisonPropertyName\":\"closedate\",\"defaultComparisonValue\":\"1710100000000\" | ada"
      })
  void operationsOnProperties(
      String property, String type, String operator, String more, String expected) {
    String branch =
        ListsOf.branch(
            ListsOf.property(
                property,
                "{\"operationType\":\"%s\",\"operator\":\"%s\"%s}"
                    .formatted(type, operator, more == null ? "" : "," + more)));
    assertThat(named(lists.dynamic("Filter " + made++, branch)))
        .isEqualTo(expected == null ? "" : expected);
  }

  private String named(String list) {
    List<String> found = new ArrayList<>();
    lists.members(list).forEach(id -> found.add(String.valueOf(names.get(id))));
    return String.join(" ", found.stream().sorted().toList());
  }

  @Test
  void branchesCombine() {
    String ada = ListsOf.is("firstname", "ada maria");
    String bob = ListsOf.is("firstname", "bob");
    assertThat(named(lists.dynamic("Branch and", ListsOf.branch(ada, bob)))).isEmpty();
    assertThat(named(nested("Branch any", "OR", ada, bob))).isEqualTo("ada bob");
    assertThat(named(nested("Branch none", "NOT_ANY", ada, bob))).isEqualTo("eve");
    assertThat(named(nested("Branch not all", "NOT_ALL", ada))).isEqualTo("bob eve");
    assertThat(named(nested("Branch restricted", "RESTRICTED", bob))).isEqualTo("bob");
    String never = "{\"filterType\":\"CONSTANT\",\"shouldAccept\":false}";
    assertThat(named(nested("Branch constant", "NOT_ALL", never))).isEqualTo("ada bob eve");
  }

  private String nested(String name, String type, String... filters) {
    return lists.dynamic(
        name,
        """
        {"filterBranchType":"OR","filterBranches":[{"filterBranchType":"AND","filters":[],
          "filterBranches":[{"filterBranchType":"%s","filters":[%s],"filterBranches":[]}]}],"filters":[]}
        """
            .formatted(type, String.join(",", filters)));
  }

  @Test
  void filtersAreShownAsTheyWereSentWithWhatHubSpotAdds() {
    String list = lists.dynamic("Shown", ListsOf.branch(ListsOf.is("firstname", "Bob")));
    assertThat(lists.read(list).has("/list/filterBranch")).isFalse();
    var shown = portal.get("/crm/v3/lists/" + list + "?includeFilters=true").expect(200);
    assertThat(shown.at("/list/filterBranch/filterBranchOperator")).isEqualTo("OR");
    String filter = "/list/filterBranch/filterBranches/0/filters/0";
    assertThat(shown.at(filter + "/operation/values/0")).isEqualTo("Bob");
    assertThat(shown.at(filter + "/operation/includeObjectsWithNoValueSet")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAGE_VIEW",
        "FORM_SUBMISSION",
        "EMAIL_EVENT",
        "EMAIL_SUBSCRIPTION",
        "ADS_SEARCH",
        "SURVEY_MONKEY",
        "WEBINAR",
        "UNIFIED_EVENTS",
        "INTEGRATION_EVENT"
      })
  void whatThereIsNoDataForIsRefusedByName(String type) {
    var refused = refused(ListsOf.branch("{\"filterType\":\"%s\"}".formatted(type)));
    assertThat(refused).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"filterBranchType\":\"AND\",\"filters\":[],\"filterBranches\":[]}",
        "{\"filterBranchType\":\"OR\",\"filters\":[],\"filterBranches\":[]}",
        "{\"filterBranchType\":\"OR\",\"filters\":[],\"filterBranches\":[{\"filterBranchType\":\"OR\"}]}"
      })
  void otherShapesAreRefused(String branch) {
    assertThat(refused(branch)).contains("filterBranch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nope | STRING | \"operator\":\"IS_EQUAL_TO\",\"value\":\"x\" | nope",
        "firstname | NUMBER | \"operator\":\"IS_EQUAL_TO\",\"value\":1 | NUMBER",
        "firstname | STRING | \"operator\":\"RESEMBLES\",\"value\":\"x\" | RESEMBLES",
        "firstname | STRING | \"operator\":\"HAS_EVER_BEEN\",\"value\":\"x\" | HAS_EVER_BEEN",
        "firstname | STRING | \"operator\":\"IS_EQUAL_TO\" | value",
        "firstname | MULTISTRING | \"operator\":\"IS_EQUAL_TO\",\"values\":[] | values",
        "firstname | ROLLING_PROPERTY_UPDATED | \"operator\":\"UPDATED\",\"numberOfDays\":3 | UPDATED",
        "score | STRING | \"operator\":\"IS_EQUAL_TO\",\"value\":\"x\",\"propertyParser\":\"UPDATED_AT\" | STRING",
        "score | NUMBER | \"operator\":\"IS_EQUAL_TO\",\"value\":\"many\" | number",
        "seen | TIME_POINT | \"operator\":\"IS_AFTER\",\"timePoint\":{\"timeType\":\"DATE\",\"year\":2024,\"month\":2,\"day\":30,\"zoneId\":\"UTC\"} | day",
        "seen | TIME_POINT | \"operator\":\"IS_AFTER\",\"timePoint\":{\"timeType\":\"DATE\",\"year\":2024,\"month\":2,\"day\":3,\"zoneId\":\"Mars\"} | zoneId"
      })
  void whatIsNoOperationIsRefused(String property, String type, String more, String names) {
    assertThat(
            refused(
                ListsOf.branch(
                    ListsOf.property(
                        property, "{\"operationType\":\"%s\",%s}".formatted(type, more)))))
        .contains(names);
  }

  private String refused(String branch) {
    var answer =
        lists.create("Refused", "0-1", "DYNAMIC", ",\"filterBranch\":" + branch).expect(400);
    assertThat(answer.at("/category")).isEqualTo("VALIDATION_ERROR");
    return answer.at("/message");
  }
}
