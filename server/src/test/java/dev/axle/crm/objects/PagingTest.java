package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Lists, a page at a time. */
class PagingTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(PagingTest.class);
  private static final List<String> IDS = fill(25);

  private static List<String> fill(int count) {
    String inputs =
        IntStream.range(0, count)
            .mapToObj("{\"properties\": {\"name\": \"Company %d\"}}"::formatted)
            .collect(Collectors.joining(","));
    return PORTAL
        .post("/crm/v3/objects/companies/batch/create", "{\"inputs\": [" + inputs + "]}")
        .expect(201)
        .json()
        .get("results")
        .findValuesAsString("id");
  }

  @Property(tries = 30)
  void pagesOfAnySizeTogetherAreTheWholeList(@ForAll @IntRange(min = 1, max = 100) int limit) {
    List<String> seen = new ArrayList<>();
    String after = "";
    int pages = 0;
    do {
      Exchange page =
          PORTAL.get("/crm/v3/objects/companies?limit=" + limit + "&after=" + after).expect(200);
      seen.addAll(page.json().get("results").findValuesAsString("id"));
      after = page.has("/paging") ? page.at("/paging/next/after") : "";
      pages++;
    } while (!after.isEmpty());
    assertThat(seen).isEqualTo(IDS);
    assertThat(pages).isEqualTo((IDS.size() + limit - 1) / limit);
  }

  @Test
  void theLastPageHasNoPaging() {
    assertThat(PORTAL.get("/crm/v3/objects/companies?limit=25").has("/paging")).isFalse();
    assertThat(PORTAL.get("/crm/v3/objects/companies?limit=24").has("/paging")).isTrue();
    assertThat(PORTAL.get("/crm/v3/objects/companies").json().get("results").size()).isEqualTo(10);
  }

  @Test
  void theLinkGoesOnWithAllThatWasAsked() {
    Exchange page = PORTAL.get("/crm/v3/objects/companies?limit=5&properties=name,domain");
    String link = page.at("/paging/next/link");
    assertThat(link).startsWith(PORTAL.url() + "/crm/v3/objects/companies?limit=5&properties=");
    Exchange next =
        new HttpCall(link, "GET").header("Authorization", "Bearer " + PORTAL.token()).send();
    assertThat(next.expect(200).json().get("results").findValuesAsString("id"))
        .isEqualTo(IDS.subList(5, 10));
    assertThat(next.has("/results/0/properties/domain")).isTrue();
  }

  @Test
  void theLinkNamesTheHostThatTheClientUsed() {
    Exchange page =
        PORTAL
            .request("GET", "/crm/v3/objects/companies?limit=5")
            .header("X-Forwarded-Host", "api.hubapi.com")
            .header("X-Forwarded-Proto", "https")
            .send();
    assertThat(page.at("/paging/next/link"))
        .startsWith("https://api.hubapi.com/crm/v3/objects/companies?limit=5&after=");
  }

  @Test
  void aLimitOutOfBoundsIsRefused() {
    PORTAL.get("/crm/v3/objects/companies?limit=0").expect(400);
    PORTAL.get("/crm/v3/objects/companies?limit=101").expect(400);
    PORTAL.get("/crm/v3/objects/companies?limit=51&propertiesWithHistory=name").expect(400);
    assertThat(PORTAL.get("/crm/v3/objects/companies?limit=ten").expect(400).at("/message"))
        .isEqualTo("Unable to parse value for query parameter: limit");
    PORTAL.get("/crm/v3/objects/companies?after=ten").expect(400);
  }
}
