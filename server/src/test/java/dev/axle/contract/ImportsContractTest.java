package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on imports, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsContractTest {

  private static final String REQUEST =
      """
      {"name":"Contract","importOperations":{"0-1":"UPSERT"},"dateFormat":"DAY_MONTH_YEAR",
       "files":[{"fileName":"rows.csv","fileFormat":"CSV","fileImportPage":{"hasHeader":true,"columnMappings":[
         {"columnObjectTypeId":"0-1","columnName":"Email","propertyName":"email","columnType":"HUBSPOT_ALTERNATE_ID"},
         {"columnObjectTypeId":"0-1","columnName":"Close","propertyName":"closedate"}]}}]}
      """;

  private static final String ROWS =
      "Email,Close\ngood@contract.example.com,24/11/2026\nbad,24/11/2026\nok@contract.example.com,never\n";

  private final Specs specs = Specs.orSkip();
  private final TestPortal portal = RunningAxle.get().portal(ImportsContractTest.class);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("imports")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, this::send);
  private final ContractClient sender =
      new ContractClient(contract, coverage, (method, path, body) -> sendFiles(method, path));
  private final ContractClient stranger =
      new ContractClient(contract, coverage, new ContractPortal(getClass()).stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm imports", SpecOperation::method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void imports(String version) {
    var all = version.equals("v3") ? "/crm/v3/imports" : "/crm/imports/" + version;
    var start = on(version, "POST", "");
    var parts = "{\"importRequest\":\"…\",\"files\":\"…\"}";
    var id = sender.call(start, all, parts, 200).get("id").asString();
    sender.call(start, all, parts, 200);
    client.refused(start, all, "{}", 415);
    stranger.refused(start, all, "", 401);
    var read = on(version, "GET", "/{importId}");
    var end = System.nanoTime() + 30_000_000_000L;
    while (!client.call(read, all + "/" + id, "", 200).get("state").asString().equals("DONE")) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
    client.refused(read, all + "/0", "", 400);
    client.refused(read, all + "/987654321", "", 404);
    client.call(on(version, "GET", ""), all + "?limit=1", "", 200);
    var errors = on(version, "GET", "/{importId}/errors");
    client.call(
        errors,
        all + "/" + id + "/errors?limit=1&includeErrorMessage=true&includeRowData=true",
        "",
        200);
    assertThat(client.call(errors, all + "/" + id + "/errors", "", 200).get("results").size())
        .isEqualTo(2);
    client.call(on(version, "POST", "/{importId}/cancel"), all + "/" + id + "/cancel", "", 200);

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
        .filter(o -> o.path().replaceFirst("^/crm/(v3/imports|imports/[0-9-]+)", "").equals(tail))
        .findFirst()
        .orElseThrow();
  }

  private Answered send(String method, String path, String body) {
    var request = portal.request(method, path);
    return answered(body.isEmpty() ? request.send() : request.json(body).send());
  }

  private Answered sendFiles(String method, String path) {
    var parts =
        new Multipart()
            .field("importRequest", REQUEST)
            .file("files", "rows.csv", ROWS.getBytes(StandardCharsets.UTF_8));
    return answered(portal.request(method, path).multipart(parts).send());
  }

  private static Answered answered(Exchange exchange) {
    return new Answered(
        exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
  }
}
