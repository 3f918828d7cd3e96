package dev.axle.currencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Currencies: the company's, and the rates of the others. */
class CurrenciesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(CurrenciesTest.class);
  private static final TestPortal OTHER = RunningAxle.get().portal(CurrenciesTest.class);
  private static final String CURRENCIES = "/settings/v3/currencies";
  private static final String RATES = CURRENCIES + "/exchange-rates";

  private static Exchange make(TestPortal portal, String code, String rate, String time) {
    return portal
        .post(
            RATES,
            "{\"fromCurrencyCode\": \"%s\", \"conversionRate\": %s, \"effectiveAt\": \"%s\"}"
                .formatted(code, rate, time))
        .expect(200);
  }

  @Test
  void theCodesAreThoseOfTheWorld() {
    Exchange codes = PORTAL.get(CURRENCIES + "/codes").expect(200);
    assertThat(codes.json().get("results").size()).isGreaterThan(150);
    assertThat(codes.body())
        .contains("{\"currencyCode\":\"CHF\",\"currencyName\":\"Swiss Franc\"}");
  }

  @Test
  void theLatestRateThatHoldsIsTheCurrentOne() {
    TestPortal portal = RunningAxle.get().portal(CurrenciesTest.class);
    make(portal, "EUR", "1.05", "2020-01-01T00:00:00Z");
    String id = make(portal, "EUR", "1.1", "2024-01-01T00:00:00Z").at("/id");
    make(portal, "EUR", "9", "2999-01-01T00:00:00Z");
    make(portal, "GBP", "1.3", "2024-01-01T00:00:00Z");
    Exchange current = portal.get(RATES + "/current").expect(200);
    assertThat(current.json().get("results").size()).isEqualTo(2);
    assertThat(current.at("/results/0/id")).isEqualTo(id);
    assertThat(current.at("/results/0/toCurrencyCode")).isEqualTo("USD");
    assertThat(current.at("/results/0/visibleInUI")).isEqualTo("true");

    portal.patch(RATES + "/" + id, "{\"conversionRate\": 1.2}").expect(200);
    Exchange changed = portal.get(RATES + "/" + id).expect(200);
    assertThat(changed.at("/conversionRate")).isEqualTo("1.2");
    assertThat(changed.at("/effectiveAt")).isEqualTo("2024-01-01T00:00:00Z");

    assertThat(portal.get("/account-info/v3/details").at("/additionalCurrencies"))
        .isEqualTo("[\"EUR\",\"GBP\"]");
    Exchange page = portal.get(RATES + "?fromCurrencyCode=EUR&limit=2").expect(200);
    Exchange last =
        portal.get(RATES + "?fromCurrencyCode=EUR&limit=2&after=" + page.at("/paging/next/after"));
    assertThat(last.at("/results/0/conversionRate")).isEqualTo("9");
    assertThat(last.has("/paging")).isFalse();
  }

  @Test
  void aPairIsHiddenAndShown() {
    make(PORTAL, "SEK", "0.1", "2024-01-01T00:00:00Z");
    String body = "{\"fromCurrencyCode\":\"SEK\",\"toCurrencyCode\":\"USD\",\"visibleInUI\":%s}";
    PORTAL.post(RATES + "/update-visibility", body.formatted(false)).expect(204);
    PORTAL.post(RATES + "/update-visibility", body.formatted(false)).expect(204);
    assertThat(PORTAL.get(RATES + "?fromCurrencyCode=SEK").at("/results/0/visibleInUI"))
        .isEqualTo("false");
    PORTAL.post(RATES + "/update-visibility", body.formatted(true)).expect(204);
    assertThat(PORTAL.get(RATES + "?fromCurrencyCode=SEK").at("/results/0/visibleInUI"))
        .isEqualTo("true");
    PORTAL
        .post(RATES + "/update-visibility", body.replace("SEK", "NOK").formatted(true))
        .expect(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"fromCurrencyCode\": \"USD\", \"conversionRate\": 1}",
        "{\"fromCurrencyCode\": \"ZZZ\", \"conversionRate\": 1}",
        "{\"fromCurrencyCode\": \"EUR\", \"conversionRate\": 0}",
        "{\"fromCurrencyCode\": \"EUR\", \"conversionRate\": -1}",
        "{\"fromCurrencyCode\": \"EUR\"}",
        "{\"fromCurrencyCode\": \"EUR\", \"conversionRate\": 1, \"effectiveAt\": \"soon\"}"
      })
  void aRateThatCannotBeIsRefused(String body) {
    PORTAL.post(RATES, body).expect(400);
  }

  @Test
  void ofABatchTheSoundOnesAreMade() {
    TestPortal portal = RunningAxle.get().portal(CurrenciesTest.class);
    Exchange made =
        portal
            .post(
                RATES + "/batch/create",
                """
                {"inputs": [{"fromCurrencyCode": "EUR", "conversionRate": 1.1},
                            {"fromCurrencyCode": "USD", "conversionRate": 1.1}]}
                """)
            .expect(207);
    assertThat(made.at("/numErrors")).isEqualTo("1");
    String id = made.at("/results/0/id");
    Exchange read =
        portal.post(
            RATES + "/batch/read",
            "{\"inputs\": [{\"id\": \"%s\"}, {\"id\": \"1\"}]}".formatted(id));
    assertThat(read.expect(207).at("/errors/0/category")).isEqualTo("OBJECT_NOT_FOUND");
    portal
        .post(
            RATES + "/batch/update",
            "{\"inputs\": [{\"id\": \"%s\", \"conversionRate\": 2}]}".formatted(id))
        .expect(200);
    assertThat(portal.get(RATES + "/" + id).at("/conversionRate")).isEqualTo("2");
    portal.post(RATES + "/batch/create", "{\"inputs\": []}").expect(400);
  }

  @Test
  void theCompanysCurrencyChanges() {
    TestPortal portal = RunningAxle.get().portal(CurrenciesTest.class);
    assertThat(portal.get(CURRENCIES + "/company-currency").at("/id")).isEqualTo("USD");
    make(portal, "EUR", "1.1", "2024-01-01T00:00:00Z");
    portal.put(CURRENCIES + "/company-currency", "{\"currencyCode\": \"EUR\"}").expect(200);
    assertThat(portal.get(CURRENCIES + "/company-currency").at("/id")).isEqualTo("EUR");
    assertThat(portal.get("/account-info/v3/details").at("/companyCurrency")).isEqualTo("EUR");
    assertThat(portal.get(RATES + "/current").at("/results")).isEqualTo("[]");
    portal.put(CURRENCIES + "/company-currency", "{\"currencyCode\": \"ZZZ\"}").expect(400);
    assertThat(portal.get("/account-info/v3/activity/audit-logs").body())
        .contains("\"EXCHANGE_RATE\"")
        .contains("\"ACCOUNT\"");
  }

  private static final String DEALS = "/crm/v3/objects/deals";

  private static Exchange deal(TestPortal portal, String more) {
    String id =
        portal
            .post(
                DEALS,
                "{\"properties\": {\"dealname\": \"D\", \"amount\": \"200\"%s}}".formatted(more))
            .expect(201)
            .at("/id");
    return portal.get(
        DEALS + "/" + id + "?properties=amount_in_home_currency,hs_exchange_rate,amount");
  }

  @Test
  void dealsAreWorthWhatTheirCurrencyIs() {
    TestPortal portal = RunningAxle.get().portal(CurrenciesTest.class);
    make(portal, "EUR", "1.05", "2020-01-01T00:00:00Z");
    make(portal, "EUR", "1.1", "2024-01-01T00:00:00Z");
    String euro = ", \"deal_currency_code\": \"EUR\"";
    Exchange open = deal(portal, euro + ", \"dealstage\": \"qualifiedtobuy\"").expect(200);
    assertThat(open.at("/properties/amount_in_home_currency")).isEqualTo("220");
    assertThat(open.at("/properties/hs_exchange_rate")).isEqualTo("1.1");
    String won = ", \"dealstage\": \"closedwon\", \"closedate\": \"%s\"";
    assertThat(
            deal(portal, euro + won.formatted("2021-06-01T00:00:00Z"))
                .at("/properties/amount_in_home_currency"))
        .isEqualTo("210");
    assertThat(
            deal(portal, euro + won.formatted("2019-06-01T00:00:00Z"))
                .at("/properties/amount_in_home_currency"))
        .isEqualTo("220");
    assertThat(
            deal(portal, ", \"deal_currency_code\": \"USD\", \"dealstage\": \"qualifiedtobuy\"")
                .at("/properties/amount_in_home_currency"))
        .isEqualTo("200");
    make(portal, "EUR", "2", "2025-01-01T00:00:00Z");
    portal
        .patch(DEALS + "/" + open.at("/id"), "{\"properties\": {\"amount\": \"300\"}}")
        .expect(200);
    assertThat(
            portal
                .get(DEALS + "/" + open.at("/id") + "?properties=amount_in_home_currency")
                .at("/properties/amount_in_home_currency"))
        .isEqualTo("600");
  }

  @Test
  void nothingIsFetched() {
    assertThat(
            PORTAL
                .get(CURRENCIES + "/central-fx-rates/information")
                .at("/centralExchangeRatesEnabled"))
        .isEqualTo("false");
    Exchange refused =
        PORTAL.post(CURRENCIES + "/central-fx-rates/add-currency", "{\"currencyCode\": \"EUR\"}");
    assertThat(refused.expect(400).at("/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(refused.at("/message")).contains("EUR");
  }

  @Test
  void anotherPortalSeesNothing() {
    String id = make(PORTAL, "JPY", "0.007", "2024-01-01T00:00:00Z").at("/id");
    OTHER.get(RATES + "/" + id).expect(404);
    OTHER.patch(RATES + "/" + id, "{\"conversionRate\": 1}").expect(404);
    assertThat(OTHER.get(RATES).at("/results")).isEqualTo("[]");
    assertThat(OTHER.get(RATES + "/current").at("/results")).isEqualTo("[]");
  }

  @Test
  void scopesDecide() {
    TestPortal reader = PORTAL.withScopes("settings.currencies.read");
    reader.get(RATES).expect(200);
    reader.post(RATES, "{\"fromCurrencyCode\": \"EUR\", \"conversionRate\": 1}").expect(403);
    PORTAL.withScopes("settings.users.read").get(RATES).expect(403);
  }
}
