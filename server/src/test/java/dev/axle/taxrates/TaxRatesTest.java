package dev.axle.taxrates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tax rates: made by Axle's own operations, read by HubSpot's. */
class TaxRatesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(TaxRatesTest.class);
  private static final String OWN = "/axle/v1/tax-rates";
  private static final String RATES = "/tax-rates/v1/tax-rates";

  private static String make(TestPortal portal, String name) {
    return portal
        .post(OWN, "{\"name\": \"%s\", \"percentageRate\": 8.875}".formatted(name))
        .expect(201)
        .at("/id");
  }

  @Test
  void whatIsMadeIsRead() {
    TestPortal portal = RunningAxle.get().portal(TaxRatesTest.class);
    String id = make(portal, "New York");
    Exchange read = portal.get(RATES + "/" + id).expect(200);
    assertThat(read.at("/label")).isEqualTo("New York");
    assertThat(read.at("/percentageRate")).isEqualTo("8.875");
    assertThat(read.at("/active")).isEqualTo("true");
    String second = make(portal, "Austin");
    portal.patch(OWN + "/" + id, "{\"active\": false, \"label\": \"NY\"}").expect(200);
    assertThat(portal.get(RATES + "/" + id).at("/label")).isEqualTo("NY");
    assertThat(portal.get(RATES + "?active=true").expect(200).at("/results/0/id"))
        .isEqualTo(second);
    assertThat(portal.get(RATES + "?active=false").at("/results/0/id")).isEqualTo(id);
    Exchange page = portal.get(RATES + "?limit=1").expect(200);
    assertThat(page.at("/results/0/id")).isEqualTo(id);
    Exchange last = portal.get(RATES + "?limit=1&after=" + page.at("/paging/next/after"));
    assertThat(last.at("/results/0/id")).isEqualTo(second);
    assertThat(last.has("/paging")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"percentageRate\": 1}",
        "{\"name\": \"T\"}",
        "{\"name\": \" \", \"percentageRate\": 1}",
        "{\"name\": \"T\", \"percentageRate\": 100.1}",
        "{\"name\": \"T\", \"percentageRate\": -1}"
      })
  void whatCannotBeIsRefused(String body) {
    PORTAL.post(OWN, body).expect(400);
  }

  @Test
  void anotherPortalSeesNothing() {
    String id = make(PORTAL, "Secret");
    TestPortal other = RunningAxle.get().portal(TaxRatesTest.class);
    other.get(RATES + "/" + id).expect(404);
    other.patch(OWN + "/" + id, "{\"active\": false}").expect(404);
    assertThat(other.get(RATES).at("/results")).isEqualTo("[]");
    PORTAL.get(RATES + "/none").expect(404);
  }

  @Test
  void scopesDecide() {
    TestPortal reader = PORTAL.withScopes("tax_rates.read");
    reader.get(RATES).expect(200);
    reader.post(OWN, "{\"name\": \"T\", \"percentageRate\": 1}").expect(403);
    PORTAL.withScopes("settings.users.read").get(RATES).expect(403);
  }
}
