package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on exports, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsContractTest {

  private static final String VIEW =
      """
      {"exportType":"VIEW","exportName":"Contract","format":"CSV","language":"EN",
       "objectType":"CONTACT","objectProperties":["email"],"associatedObjectType":["COMPANY"],
       "includePrimaryDisplayPropertyForAssociatedObjects":false,
       "includeLabeledAssociations":false,"exportInternalValuesOptions":["NAMES"],
       "overrideAssociatedObjectsPerDefinitionPerRowLimit":false}
      """;

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(ExportsContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("exports")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm exports", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void exports(String version) {
    var start = on(version, "/export/async");
    var id = client.call(start, start.path(Map.of()), VIEW, 202).path("id").asString();
    client.refused(start, start.path(Map.of()), VIEW.replace("VIEW", "NONE"), 400);
    stranger.refused(start, start.path(Map.of()), VIEW, 401);
    var status = on(version, "/status");
    client.call(status, status.path(Map.of("taskId", id)), "", 200);
    client.refused(status, status.path(Map.of("taskId", "x")), "", 400);
    var read = on(version, "/{exportId}");
    client.call(read, read.path(Map.of("exportId", id)), "", 200);
    client.refused(read, read.path(Map.of("exportId", "1")), "", 403);

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private SpecOperation on(String version, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.path().endsWith(tail))
        .findFirst()
        .orElseThrow();
  }
}
