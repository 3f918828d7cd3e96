package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on the account, its audit log, users and owners, in every version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountContractTest {

  private static final Set<String> GROUPS =
      Set.of("account-info", "audit-logs", "user-provisioning", "crm-owners");

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(AccountContractTest.class);
  private final Coverage coverage = new Coverage(specs.operations(o -> GROUPS.contains(o.group())));
  private final Contract contract = new Contract(specs);
  private final ContractClient client = new ContractClient(contract, coverage, portal.api());
  private final ContractClient stranger = new ContractClient(contract, coverage, portal.stranger());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("account, users, owners", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03"})
  void users(String version) {
    var create = on("user-provisioning", version, "POST", "");
    var body =
        "{\"email\":\"%s@contract.com\",\"sendWelcomeEmail\":false,\"firstName\":\"F\",\"roleId\":\"1001\"}"
            .formatted(version);
    var id = client.call(create, create.path(Map.of()), body, 201).path("id").asString();
    client.refused(create, create.path(Map.of()), body, 409);
    stranger.refused(create, create.path(Map.of()), body, 401);
    for (var tail : new String[] {"", "/roles", "/teams"}) {
      var list = on("user-provisioning", version, "GET", tail);
      client.call(list, list.path(Map.of()), "", 200);
    }
    var ids = Map.of("userId", id);
    var read = on("user-provisioning", version, "GET", "/{userId}");
    client.call(read, read.path(ids) + "?idProperty=USER_ID", "", 200);
    var update = on("user-provisioning", version, "PUT", "/{userId}");
    client.call(update, update.path(ids), "{\"lastName\":\"L\"}", 200);
    var delete = on("user-provisioning", version, "DELETE", "/{userId}");
    client.call(delete, delete.path(ids), "", 204);
    valid("user-provisioning", version);
  }

  @Test
  void theRestIsRead() {
    portal.user();
    coverage.verdicts().keySet().stream()
        .filter(o -> !o.group().equals("user-provisioning"))
        .forEach(
            operation -> client.call(operation, operation.path(Map.of("ownerId", "77")), "", 200));
    for (var group : new String[] {"account-info", "audit-logs", "crm-owners"}) {
      for (var version : new String[] {"v3", "2026-03", "2026-09"}) {
        valid(group, version);
      }
    }
  }

  private void valid(String group, String version) {
    assertThat(coverage.complaints(o -> o.group().equals(group) && o.version().equals(version)))
        .isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.group().equals(group) && operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private SpecOperation on(String group, String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.group().equals(group) && o.version().equals(version))
        .filter(o -> o.method().equals(method))
        .filter(
            o ->
                tail.isEmpty()
                    ? o.path().matches("/settings/users/[^/]+")
                    : o.path().endsWith(tail))
        .findFirst()
        .orElseThrow();
  }
}
