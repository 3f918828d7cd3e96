package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operations on rules for values, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationsContractTest {

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(ValidationsContractTest.class);
  private final Coverage coverage =
      new Coverage(
          specs.operations(
              o -> o.area().equals("crm") && o.group().equals("property-validations")));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm property validations", SpecOperation::method));
  }

  @Test
  void everyVersion() {
    var values = Map.of("objectTypeId", "0-1", "propertyName", "zip", "ruleType", "MAX_LENGTH");
    each("PUT", o -> client.call(o, o.path(values), "{\"ruleArguments\":[\"10\"]}", 204));
    each("PUT", o -> client.refused(o, o.path(values), "{\"ruleArguments\":[\"x\"]}", 400));
    each("PUT", o -> stranger.refused(o, o.path(values), "{\"ruleArguments\":[\"10\"]}", 401));
    each("GET", o -> client.call(o, o.path(values), "", 200));
    assertThat(coverage.complaints(o -> true)).isEmpty();
    assertThat(coverage.verdicts()).allSatisfy((o, v) -> assertThat(v).isEqualTo(Verdict.VALID));
  }

  private void each(String method, Consumer<SpecOperation> step) {
    coverage.verdicts().keySet().stream().filter(o -> o.method().equals(method)).forEach(step);
  }
}
