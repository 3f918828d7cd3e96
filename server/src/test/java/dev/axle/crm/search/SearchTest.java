package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a search is asked, and what its answer looks like. */
class SearchTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(SearchTest.class);
  private static final String SEARCH = "/crm/v3/objects/contacts/search";

  static {
    PORTAL
        .post(
            "/crm/v3/objects/contacts/batch/create",
            """
            {"inputs": [
              {"properties": {"email": "ada@search.org", "firstname": "Ada", "city": "Pokhara"}},
              {"properties": {"email": "grace@search.org", "firstname": "Grace", "city": "Ilam"}},
              {"properties": {"email": "edsger@search.org", "firstname": "Edsger"}}]}
            """)
        .expect(201);
    PORTAL
        .post(
            "/crm/v3/objects/companies/batch/create",
            IntStream.range(0, 25)
                .mapToObj("{\"properties\": {\"name\": \"Company %1$02d\"}}"::formatted)
                .collect(Collectors.joining(",", "{\"inputs\": [", "]}")))
        .expect(201);
  }

  private static List<String> firstNames(String body) {
    return PORTAL
        .post(SEARCH, body)
        .expect(200)
        .json()
        .get("results")
        .findValuesAsString("firstname");
  }

  @Test
  void everythingIsFoundTheOldestFirst() {
    Exchange found = PORTAL.post(SEARCH, "{}").expect(200);
    assertThat(found.at("/total")).isEqualTo("3");
    assertThat(found.json().get("results").findValuesAsString("firstname"))
        .containsExactly("Ada", "Grace", "Edsger");
    assertThat(found.has("/paging")).isFalse();
    assertThat(found.at("/results/0/archived")).isEqualTo("false");
    assertThat(found.at("/results/0/properties/email")).isEqualTo("ada@search.org");
    assertThat(found.has("/results/0/properties/city")).isFalse();
    assertThat(found.header("X-HubSpot-RateLimit-Max")).isEmpty();
  }

  @Test
  void thePropertiesAskedForAreShown() {
    Exchange found = PORTAL.post(SEARCH, "{\"properties\": [\"city\", \"nonsense\"]}").expect(200);
    assertThat(found.json().at("/results/0/properties").propertyNames())
        .containsExactly("city", "createdate", "hs_object_id", "lastmodifieddate");
    assertThat(found.at("/results/0/properties/city")).isEqualTo("Pokhara");
  }

  @Test
  void pagesTogetherAreTheWhole() {
    List<String> names = new ArrayList<>();
    String after = "0";
    int pages = 0;
    while (!after.isEmpty()) {
      Exchange page =
          PORTAL
              .post(
                  "/crm/objects/2026-03/companies/search",
                  """
                  {"sorts": [{"propertyName": "name", "direction": "DESCENDING"}], "limit": 10,
                   "after": %s}
                  """
                      .formatted(after))
              .expect(200);
      assertThat(page.at("/total")).isEqualTo("25");
      names.addAll(page.json().get("results").findValuesAsString("name"));
      after = page.has("/paging") ? page.at("/paging/next/after") : "";
      assertThat(page.has("/paging/next/link")).isFalse();
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(names)
        .isEqualTo(IntStream.range(0, 25).mapToObj(i -> "Company %02d".formatted(24 - i)).toList());
  }

  @Test
  void aPageMayBeEmptyAndStillTellTheTotal() {
    assertThat(PORTAL.post(SEARCH, "{\"limit\": 0}").expect(200).body())
        .isEqualTo("{\"total\":3,\"results\":[]}");
    assertThat(PORTAL.post(SEARCH, "{\"after\": \"500\"}").expect(200).body())
        .isEqualTo("{\"total\":3,\"results\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ["firstname"]                                                  | Ada,Edsger,Grace
          ["-firstname"]                                                 | Grace,Edsger,Ada
          [{"propertyName": "firstname"}]                                | Ada,Edsger,Grace
          [{"propertyName": "firstname", "direction": "DESCENDING"}]     | Grace,Edsger,Ada
          [{"propertyName": "createdate", "direction": "DESCENDING"}]    | Ada,Grace,Edsger
          [{"propertyName": "hs_object_id", "direction": "DESCENDING"}]  | Edsger,Grace,Ada
          ["city"]                                                       | Grace,Ada,Edsger
          ["-city"]                                                      | Ada,Grace,Edsger
          """)
  void resultsAreSorted(String sorts, String names) {
    assertThat(firstNames("{\"sorts\": %s}".formatted(sorts))).containsExactly(names.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ada              | Ada
          ADA              | Ada
          gra              | Grace
          search.org       | Ada,Grace,Edsger
          grace search     | Grace
          grace@search.org | Grace
          ada grace        | ''
          pokhara          | ''
          !!!              | ''
          """)
  void aQueryLooksForTheBeginningsOfWords(String query, String names) {
    assertThat(firstNames("{\"query\": \"%s\"}".formatted(query)))
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(",")));
  }

  @Test
  void aQueryAndFiltersHoldTogether() {
    assertThat(
            firstNames(
                """
                {"query": "search", "filterGroups": [
                  {"filters": [{"propertyName": "city", "operator": "HAS_PROPERTY"}]}]}
                """))
        .containsExactly("Ada", "Grace");
  }

  @Test
  void groupsAreAlternativesAndFiltersOfAGroupHoldTogether() {
    assertThat(
            firstNames(
                """
                {"filterGroups": [
                  {"filters": [{"propertyName": "firstname", "operator": "EQ", "value": "ada"},
                               {"propertyName": "city", "operator": "EQ", "value": "pokhara"}]},
                  {"filters": [{"propertyName": "firstname", "operator": "EQ", "value": "grace"},
                               {"propertyName": "city", "operator": "EQ", "value": "pokhara"}]},
                  {"filters": [{"propertyName": "firstname", "operator": "EQ", "value": "edsger"}],
                   "unknown": 1}]}
                """))
        .containsExactly("Ada", "Edsger");
    assertThat(
            firstNames(
                """
                {"filters": [{"propertyName": "firstname", "operator": "EQ", "value": "ada"}]}
                """))
        .containsExactly("Ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/objects/contact/search",
        "/crm/v3/objects/0-1/search",
        "/crm/objects/v3/CONTACT/search",
        "/crm/objects/2026-03/contacts/search",
        "/crm/objects/2026-09/contacts/search"
      })
  void allNamesOfATypeFindTheSame(String path) {
    assertThat(PORTAL.post(path, "{}").expect(200).at("/total")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"limit\": 201}",
        "{\"limit\": -1}",
        "{\"limit\": 200, \"after\": \"9801\"}",
        "{\"after\": \"10001\"}",
        "{\"after\": \"next\"}",
        "{\"after\": \"-1\"}",
        "{\"sorts\": [\"firstname\", \"city\"]}",
        "{\"sorts\": [\"nonsense\"]}",
        "{\"filters\": [{\"propertyName\": \"nonsense\", \"operator\": \"EQ\", \"value\": \"1\"}]}",
        "{\"filters\": [{\"propertyName\": \"city\", \"operator\": \"LIKE\", \"value\": \"1\"}]}",
        "{\"filters\": [{\"propertyName\": \"city\", \"operator\": \"EQ\"}]}",
        "{\"filters\": [{\"propertyName\": \"city\", \"operator\": \"IN\", \"value\": \"1\"}]}",
        "{\"filters\": [{\"propertyName\": \"city\", \"operator\": \"BETWEEN\", \"value\": \"1\"}]}",
        "{\"filters\": [{\"propertyName\": \"city\"}]}",
        "{\"filters\": [{\"propertyName\": \"createdate\", \"operator\": \"GT\", \"value\": \"soon\"}]}",
        "{\"filters\": [{\"propertyName\": \"hs_object_id\", \"operator\": \"GT\", \"value\": \"a\"}]}",
        "{\"filters\": [{\"propertyName\": \"associations.x\", \"operator\": \"EQ\", \"value\": \"1\"}]}",
        "{\"filters\": [{\"propertyName\": \"associations.deal\", \"operator\": \"GT\", \"value\": \"1\"}]}"
      })
  void whatCannotBeAnsweredIsRefused(String body) {
    Exchange refused = PORTAL.post(SEARCH, body).expect(400);
    assertThat(refused.at("/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(refused.at("/status")).isEqualTo("error");
  }

  @Test
  void moreThanTheLimitsIsRefused() {
    String filter = "{\"propertyName\": \"city\", \"operator\": \"HAS_PROPERTY\"}";
    PORTAL.post(SEARCH, groups(filter, 6, 1)).expect(400);
    PORTAL.post(SEARCH, groups(filter, 1, 7)).expect(400);
    PORTAL.post(SEARCH, groups(filter, 4, 5)).expect(400);
    PORTAL.post(SEARCH, groups(filter, 5, 3)).expect(200);
    PORTAL.post(SEARCH, groups(filter, 3, 6)).expect(200);
    PORTAL.post(SEARCH, "{\"query\": \"%s\"}".formatted("x".repeat(3_001))).expect(400);
    PORTAL.post(SEARCH, "{\"query\": \"%s\"}".formatted("x y ".repeat(750))).expect(200);
    PORTAL.post(SEARCH, "{\"limit\": 200, \"after\": \"9800\"}").expect(200);
  }

  private static String groups(String filter, int groups, int filters) {
    String group =
        "{\"filters\": [" + String.join(",", Collections.nCopies(filters, filter)) + "]}";
    return "{\"filterGroups\": [" + String.join(",", Collections.nCopies(groups, group)) + "]}";
  }

  @Test
  void nobodyFindsWhatIsNotTheirs() {
    TestPortal other = RunningAxle.get().portal(SearchTest.class);
    PORTAL.withScopes("crm.objects.deals.read").post(SEARCH, "{}").expect(403);
    assertThat(other.post(SEARCH, "{}").expect(200).at("/total")).isEqualTo("0");
  }
}
