package dev.axle.crm.recalculations;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that are there follow the definitions that hold now. */
class RecalculationTest {

  private static final String DEALS = "/crm/v3/objects/deals";

  private final TestPortal portal = RunningAxle.get().portal(RecalculationTest.class);

  private Exchange formula(String name, String formula) {
    return portal.post(
        "/crm/v3/properties/deals",
        """
        {"name": "%s", "label": "%s", "groupName": "dealinformation", "type": "number",
         "fieldType": "calculation_equation", "calculationFormula": "%s"}
        """
            .formatted(name, name, formula));
  }

  private List<String> deals(int count, String more) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < count; from += 100) {
      String inputs =
          IntStream.range(from, Math.min(count, from + 100))
              .mapToObj(
                  i ->
                      """
                      {"properties": {"dealname": "%d", "dealstage": "contractsent", "amount": "%d"%s}}"""
                          .formatted(i, i, more))
              .collect(Collectors.joining(","));
      portal
          .post(DEALS + "/batch/create", "{\"inputs\": [" + inputs + "]}")
          .expect(201)
          .json()
          .path("results")
          .forEach(each -> ids.add(each.path("id").asString()));
    }
    return ids;
  }

  /** How many deals satisfy a condition in SQL over their {@code properties}. */
  private long count(String condition) {
    try (Connection connection = RunningAxle.get().database();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) from crm_object where portal_id = ? and object_type = '0-3' and "
                    + condition)) {
      select.setLong(1, portal.id().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aNewFormulaReachesAllRecordsAlthoughTheyAreWrittenMeanwhile() {
    int size = 1_300;
    List<String> ids = deals(size, "");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> writing =
        CompletableFuture.supplyAsync(
            () -> {
              int written = 0;
              while (!over.get()) {
                String id = ids.get(written * 37 % size);
                portal
                    .patch(
                        DEALS + "/" + id,
                        "{\"properties\": {\"amount\": \"%d\"}}".formatted(10_000 + written++))
                    .expect(200);
              }
              return written;
            });
    try {
      formula("double_amount", "amount * 2").expect(201);
      eventually(() -> assertThat(count("properties ?? 'double_amount'")).isEqualTo(size));
      portal
          .patch(
              "/crm/v3/properties/deals/double_amount", "{\"calculationFormula\": \"amount * 3\"}")
          .expect(200);
      eventually(
          () ->
              assertThat(
                      count(
                          "(properties ->> 'double_amount')::numeric = 3 * (properties ->> 'amount')::numeric"))
                  .isEqualTo(size));
    } finally {
      over.set(true);
    }
    assertThat(writing.join()).isPositive();
    eventually(
        () ->
            assertThat(
                    count(
                        "(properties ->> 'double_amount')::numeric = 3 * (properties ->> 'amount')::numeric"))
                .isEqualTo(size));
    Exchange shown =
        portal.get(DEALS + "/" + ids.get(1) + "?propertiesWithHistory=double_amount").expect(200);
    assertThat(
            shown
                .json()
                .at("/propertiesWithHistory/double_amount")
                .findValuesAsString("sourceType"))
        .contains("CALCULATED");
  }

  @Test
  void aStageThatMeansSomethingElseRevaluesItsRecords() {
    String deal = deals(1, ", \"closedate\": \"2026-05-01T00:00:00Z\"").getFirst();
    String amounts = "?properties=hs_projected_amount,hs_is_closed_won,closedate";
    portal.patch(DEALS + "/" + deal, "{\"properties\": {\"amount\": \"200\"}}").expect(200);
    portal
        .patch(
            "/crm/v3/pipelines/deals/default/stages/contractsent",
            "{\"metadata\": {\"probability\": \"0.5\"}}")
        .expect(200);
    eventually(
        () ->
            assertThat(
                    portal
                        .get(DEALS + "/" + deal + amounts)
                        .expect(200)
                        .at("/properties/hs_projected_amount"))
                .isEqualTo("100"));
    portal
        .patch(
            "/crm/v3/pipelines/deals/default/stages/contractsent",
            "{\"metadata\": {\"probability\": \"1.0\"}}")
        .expect(200);
    eventually(
        () ->
            assertThat(
                    portal
                        .get(DEALS + "/" + deal + amounts)
                        .expect(200)
                        .at("/properties/hs_is_closed_won"))
                .isEqualTo("true"));
    assertThat(portal.get(DEALS + "/" + deal + amounts).expect(200).at("/properties/closedate"))
        .isEqualTo("2026-05-01T00:00:00Z");
  }

  @Test
  void anotherRateRevaluesOpenDeals() {
    String deal = deals(1, ", \"deal_currency_code\": \"EUR\"").getFirst();
    portal.patch(DEALS + "/" + deal, "{\"properties\": {\"amount\": \"200\"}}").expect(200);
    portal
        .post(
            "/settings/v3/currencies/exchange-rates",
            "{\"fromCurrencyCode\": \"EUR\", \"conversionRate\": 1.5}")
        .expect(200);
    eventually(
        () ->
            assertThat(
                    portal
                        .get(DEALS + "/" + deal + "?properties=amount_in_home_currency")
                        .expect(200)
                        .at("/properties/amount_in_home_currency"))
                .isEqualTo("300"));
    portal.patch("/axle/v1/portal/settings", "{\"companyCurrency\": \"EUR\"}").expect(200);
    eventually(
        () ->
            assertThat(
                    portal
                        .get(DEALS + "/" + deal + "?properties=amount_in_home_currency")
                        .expect(200)
                        .at("/properties/amount_in_home_currency"))
                .isEqualTo("200"));
  }
}
