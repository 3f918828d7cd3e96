package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on pipelines and stages, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelinesContractTest {

  private static final String STAGE =
      "{\"label\":\"%s\",\"displayOrder\":%d,\"metadata\":{\"probability\":\"0.5\"}}";

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(PipelinesContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("pipelines")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm pipelines", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void pipelinesAndStages(String version) {
    var one = "/{pipelineId}";
    var create = on(version, "POST", "");
    var body =
        "{\"label\":\"%s\",\"displayOrder\":1,\"stages\":[%s]}"
            .formatted("Sales " + version, STAGE.formatted("First", 0));
    var made = client.call(create, path(create, "", ""), body, 201);
    var id = made.path("id").asString();
    client.refused(create, path(create, "", ""), body, 409);
    client.refused(
        create, path(create, "", ""), body.replace("Sales", "Other").replace("0.5", "2"), 400);
    stranger.refused(create, path(create, "", ""), body, 401);
    var list = on(version, "GET", "");
    client.call(list, path(list, "", ""), "", 200);
    var read = on(version, "GET", one);
    client.call(read, path(read, id, ""), "", 200);
    client.refused(read, path(read, "none", ""), "", 404);
    var update = on(version, "PATCH", one);
    client.call(update, path(update, id, ""), "{\"displayOrder\":3}", 200);

    var createStage = on(version, "POST", one + "/stages");
    var stage =
        client
            .call(createStage, path(createStage, id, ""), STAGE.formatted("Second", 1), 201)
            .path("id")
            .asString();
    client.refused(createStage, path(createStage, id, ""), STAGE.formatted("Second", 1), 409);
    var listStages = on(version, "GET", one + "/stages");
    client.call(listStages, path(listStages, id, ""), "", 200);
    var readStage = on(version, "GET", one + "/stages/{stageId}");
    client.call(readStage, path(readStage, id, stage), "", 200);
    var updateStage = on(version, "PATCH", one + "/stages/{stageId}");
    client.call(
        updateStage,
        path(updateStage, id, stage),
        "{\"label\":\"Last\",\"metadata\":{\"probability\":\"1.0\"}}",
        200);
    var replaceStage = on(version, "PUT", one + "/stages/{stageId}");
    client.call(replaceStage, path(replaceStage, id, stage), STAGE.formatted("Last", 4), 200);
    var auditStage = on(version, "GET", one + "/stages/{stageId}/audit");
    client.call(auditStage, path(auditStage, id, stage), "", 200);
    var deleteStage = on(version, "DELETE", one + "/stages/{stageId}");
    client.call(deleteStage, path(deleteStage, id, stage), "", 204);

    var replace = on(version, "PUT", one);
    client.call(replace, path(replace, id, ""), body, 200);
    var audit = on(version, "GET", one + "/audit");
    client.call(audit, path(audit, id, ""), "", 200);
    var delete = on(version, "DELETE", one);
    client.call(delete, path(delete, id, "") + "?validateReferencesBeforeDelete=true", "", 204);

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith("/{objectType}" + tail))
        .findFirst()
        .orElseThrow();
  }

  private static String path(SpecOperation operation, String pipeline, String stage) {
    return operation.path(Map.of("objectType", "deals", "pipelineId", pipeline, "stageId", stage));
  }
}
