package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search answers, and how it is asked. */
class SearchTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(SearchTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String SEARCH = CONTACTS + "/search";

  static {
    people("ada", "grace", "edsger");
  }

  private static void people(String... names) {
    for (String name : names) {
      PORTAL
          .post(
              CONTACTS,
              """
              {"properties": {"email": "%s@search.org", "firstname": "%s", "city": "Pokhara"}}
              """
                  .formatted(name, name))
          .expect(201);
    }
  }

  static Exchange search(TestPortal portal, String type, String body) {
    return portal.post("/crm/v3/objects/" + type + "/search", body);
  }

  private static List<String> firstNames(Exchange found) {
    return found.expect(200).json().get("results").findValuesAsString("firstname");
  }

  @Test
  void everythingIsFoundTheOldestFirst() {
    Exchange found = PORTAL.post(SEARCH, "{}").expect(200);
    assertThat(found.at("/total")).isEqualTo("3");
    assertThat(firstNames(found)).containsExactly("ada", "grace", "edsger");
    assertThat(found.has("/paging")).isFalse();
    assertThat(found.at("/results/0/archived")).isEqualTo("false");
    assertThat(found.at("/results/0/properties/email")).isEqualTo("ada@search.org");
    assertThat(found.has("/results/0/properties/city")).isFalse();
    assertThat(found.header("X-HubSpot-RateLimit-Max")).isEmpty();
  }
}
