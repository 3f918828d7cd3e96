package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits tracking and the object library, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsContractTest {

  private static final Set<String> GROUPS = Set.of("limits-tracking", "object-library");

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(LimitsContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && GROUPS.contains(o.group())));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  /** A portal that has something of everything that is counted. */
  @BeforeAll
  void fill() {
    made(
        "/crm/v3/schemas",
        """
        {"name":"things","labels":{"singular":"Thing","plural":"Things"},
         "properties":[{"name":"title","label":"Title"}]}
        """);
    made("/crm/v3/objects/things", "{\"properties\":{\"title\":\"One\"}}");
    made("/crm/v3/objects/contacts", "{\"properties\":{\"email\":\"one@example.com\"}}");
    made(
        "/crm/v3/properties/contacts",
        """
        {"name":"sum","label":"Sum","groupName":"contactinformation","type":"number",
         "fieldType":"calculation_equation","calculationFormula":"1 + 1"}
        """);
    portal
        .api()
        .send(
            "POST",
            "/crm/v4/associations/contacts/companies/labels",
            "{\"name\":\"boss\",\"label\":\"Boss\"}");
    var deal = made("/crm/v3/objects/deals", "{\"properties\":{\"dealname\":\"Big\"}}");
    var quote =
        """
        {"properties":{"hs_title":"Q","hs_expiration_date":"2030-01-01"},
         "associations":[{"to":{"id":"%s"},
           "types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":64}]}]},
        """
            .formatted(deal);
    var quotes = quote.repeat(85).strip();
    made(
        "/crm/v3/objects/quotes/batch/create",
        "{\"inputs\":[" + quotes.substring(0, quotes.length() - 1) + "]}");
  }

  private String made(String path, String body) {
    var answer = portal.api().send("POST", path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return tools.jackson.databind.json.JsonMapper.shared()
        .readTree(answer.body())
        .path("id")
        .asString("");
  }

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm limits and library", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void everyOperation(String version) {
    coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version))
        .forEach(
            operation -> {
              var path =
                  operation.path(
                      Map.of(
                          "fromObjectTypeId", "0-3",
                          "toObjectTypeId", "0-14",
                          "objectTypeId", "0-1"));
              var answer = client.call(operation, path, "", 200);
              assertThat(answer.isEmpty()).as(path).isFalse();
              if (path.endsWith("/labels")) {
                client.call(operation, path + "?fromObjectTypeId=0-1&toObjectTypeId=0-2", "", 200);
              }
              stranger.refused(operation, path, "", 401);
            });

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }
}
