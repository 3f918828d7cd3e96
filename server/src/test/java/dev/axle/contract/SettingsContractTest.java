package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Currencies and tax rates, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsContractTest {

  private static final Set<String> GROUPS = Set.of("multicurrency", "tax-rates");

  /** Axle fetches no rates, so this one is always refused. */
  private static final String REFUSED = "/central-fx-rates/add-currency";

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(SettingsContractTest.class);
  private final Coverage coverage = new Coverage(specs.operations(o -> GROUPS.contains(o.group())));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("currencies and tax rates", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void currencies(String version) {
    var base = version.equals("v3") ? "/settings/v3/currencies" : "/settings/currencies/" + version;
    client.call(on("GET", base + "/codes"), base + "/codes", "", 200);
    var company = base + "/company-currency";
    client.call(on("GET", company), company, "", 200);
    client.call(on("PUT", company), company, "{\"currencyCode\":\"USD\"}", 200);
    client.refused(on("PUT", company), company, "{\"currencyCode\":\"ZZZ\"}", 400);
    var central = base + "/central-fx-rates";
    client.call(on("GET", central + "/information"), central + "/information", "", 200);
    client.call(
        on("GET", central + "/unsupported-currencies"),
        central + "/unsupported-currencies",
        "",
        200);
    client.refused(on("POST", base + REFUSED), base + REFUSED, "{\"currencyCode\":\"EUR\"}", 400);
    rates(base + "/exchange-rates");
    batches(base + "/exchange-rates/batch");
    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.group().equals("multicurrency")
                  && operation.version().equals(version)) {
                assertThat(verdict)
                    .as("%s", operation)
                    .isEqualTo(operation.path().endsWith(REFUSED) ? Verdict.ROUTED : Verdict.VALID);
              }
            });
  }

  private void rates(String all) {
    var body =
        """
        {"fromCurrencyCode":"EUR","conversionRate":1.08,"effectiveAt":"2024-01-01T00:00:00Z"}
        """;
    var id = client.call(on("POST", all), all, body, 200).path("id").asString();
    stranger.refused(on("POST", all), all, body, 401);
    client.refused(on("POST", all), all, body.replace("EUR", "USD"), 400);
    client.call(on("GET", all), all + "?limit=1&fromCurrencyCode=EUR&toCurrencyCode=USD", "", 200);
    client.call(on("GET", all + "/current"), all + "/current", "", 200);
    var one = all + "/{exchangeRateId}";
    client.call(on("GET", one), all + "/" + id, "", 200);
    client.refused(on("GET", one), all + "/1", "", 404);
    client.call(on("PATCH", one), all + "/" + id, "{\"conversionRate\":1.09}", 200);
    client.call(
        on("POST", all + "/update-visibility"),
        all + "/update-visibility",
        "{\"fromCurrencyCode\":\"EUR\",\"toCurrencyCode\":\"USD\",\"visibleInUI\":false}",
        204);
  }

  private void batches(String base) {
    var create = on("POST", base + "/create");
    var id =
        client
            .call(
                create,
                base + "/create",
                "{\"inputs\":[{\"fromCurrencyCode\":\"CHF\",\"conversionRate\":1.12}]}",
                create.successCodes().contains(201) ? 201 : 200)
            .at("/results/0/id")
            .asString();
    var partly = create.successCodes().contains(207) ? 207 : 200;
    client.call(
        on("POST", base + "/read"),
        base + "/read",
        "{\"inputs\":[{\"id\":\"%s\"},{\"id\":\"1\"}]}".formatted(id),
        partly);
    client.call(
        on("POST", base + "/update"),
        base + "/update",
        "{\"inputs\":[{\"id\":\"%s\",\"conversionRate\":1.13}]}".formatted(id),
        200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "2026-03", "2026-09"})
  void taxRates(String version) {
    portal.api().send("POST", "/axle/v1/tax-rates", "{\"name\":\"VAT\",\"percentageRate\":19.5}");
    var all = "/tax-rates/" + version + "/tax-rates";
    var id =
        client
            .call(on("GET", all), all + "?limit=1&active=true", "", 200)
            .at("/results/0/id")
            .asString();
    var one = all + "/{taxRateGroupId}";
    client.call(on("GET", one), all + "/" + id, "", 200);
    client.refused(on("GET", one), all + "/1", "", 404);
    assertThat(coverage.complaints(o -> o.group().equals("tax-rates"))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.group().equals("tax-rates") && operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private SpecOperation on(String method, String path) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.method().equals(method) && o.path().equals(path))
        .findFirst()
        .orElseThrow();
  }
}
