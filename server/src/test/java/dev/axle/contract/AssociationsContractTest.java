package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on associations, their labels and maxima, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssociationsContractTest {

  private static final String PLAIN =
      "{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":279}";

  private final Specs specs = Specs.orSkip();
  private final ContractPortal portal = new ContractPortal(AssociationsContractTest.class);
  private final Coverage coverage =
      new Coverage(
          specs.operations(
              o ->
                  o.area().equals("crm")
                      && o.group().startsWith("associations")
                      && !o.path().endsWith("/search")));
  private final ContractClient client =
      new ContractClient(new Contract(specs), coverage, portal.api());

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm associations", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "v4", "2026-03", "2026-09"})
  void associations(String version) {
    var contact = made("contacts", "lastname");
    var company = made("companies", "name");
    if (version.equals("v3")) {
      versionThree(contact, company);
    } else {
      records(version, contact, company);
      batches(version, contact, company);
      labels(version);
      maxima(version);
    }
    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private void records(String version, String contact, String company) {
    var ids = ids(contact, company);
    coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.path().contains("/objects/"))
        .sorted((a, b) -> order(a) - order(b))
        .forEach(
            operation -> {
              var path = operation.path(ids);
              switch (operation.method()) {
                case "GET" -> client.call(operation, path, "", 200);
                case "DELETE" -> client.call(operation, path, "", 204);
                default -> {
                  if (path.contains("/default/")) {
                    client.call(operation, path, "", 200);
                  } else {
                    client.call(operation, path, "[" + PLAIN + "]", 201);
                    client.refused(operation, path, "[]", 400);
                  }
                }
              }
            });
  }

  private static int order(SpecOperation operation) {
    return switch (operation.method()) {
      case "PUT" -> 0;
      case "GET" -> 1;
      default -> 2;
    };
  }

  private void batches(String version, String contact, String company) {
    var create = on(version, "/batch/create");
    var tie =
        "{\"inputs\":[{\"from\":{\"id\":\"%s\"},\"to\":{\"id\":\"%s\"},\"types\":[%s]}]}"
            .formatted(contact, company, PLAIN);
    client.call(create, path(create), tie, success(create));
    client.call(create, path(create), tie.replace(company, "999999999999"), 207);
    var read = on(version, "/batch/read");
    client.call(read, path(read), "{\"inputs\":[{\"id\":\"%s\"}]}".formatted(contact), 200);
    client.call(read, path(read), "{\"inputs\":[{\"id\":\"999999999999\"}]}", 207);
    var plain = on(version, "/batch/associate/default");
    client.call(plain, path(plain), tie.replaceAll(",\"types\":\\[[^]]*]", ""), 200);
    var labels = on(version, "/batch/labels/archive");
    client.call(labels, path(labels), tie, success(labels));
    var archive = on(version, "/batch/archive");
    client.call(
        archive,
        path(archive),
        "{\"inputs\":[{\"from\":{\"id\":\"%s\"},\"to\":[{\"id\":\"%s\"}]}]}"
            .formatted(contact, company),
        success(archive));
    var report = on(version, "/usage/high-usage-report/{userId}");
    client.call(report, report.path(Map.of("userId", portal.user())), "", 200);
    client.refused(report, report.path(Map.of("userId", "1")), "", 404);
  }

  private void labels(String version) {
    var name = "boss_" + version.replace('-', '_');
    var create = on(version, "POST", "/labels");
    var made =
        client.call(
            create,
            path(create),
            "{\"name\":\"%1$s\",\"label\":\"Boss %1$s\",\"inverseLabel\":\"Of %1$s\"}"
                .formatted(name),
            200);
    var id = made.at("/results/0/typeId").asInt();
    client.call(on(version, "GET", "/labels"), path(create), "", 200);
    client.call(
        on(version, "PUT", "/labels"),
        path(create),
        "{\"associationTypeId\":%d,\"label\":\"Chief %s\"}".formatted(id, name),
        204);
    var delete = on(version, "DELETE", "/labels/{associationTypeId}");
    var values = new HashMap<>(ids("1", "1"));
    values.put("associationTypeId", String.valueOf(id));
    client.call(delete, delete.path(values), "", 204);
  }

  private void maxima(String version) {
    var input = "{\"inputs\":[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":279%s}]}";
    var end = "{fromObjectType}/{toObjectType}";
    var create = on(version, "POST", "configurations/" + end + "/batch/create");
    client.call(create, path(create), input.formatted(",\"maxToObjectIds\":500"), success(create));
    client.call(create, path(create), input.formatted(",\"maxToObjectIds\":500"), 207);
    var update = on(version, "POST", "configurations/" + end + "/batch/update");
    client.call(update, path(update), input.formatted(",\"maxToObjectIds\":600"), 200);
    var list = on(version, "GET", "configurations/" + end);
    client.call(list, path(list), "", 200);
    var all = on(version, "GET", "configurations/all");
    client.call(all, path(all), "", 200);
    var purge = on(version, "POST", "configurations/" + end + "/batch/purge");
    client.call(purge, path(purge), input.formatted(""), success(purge));
  }

  private void versionThree(String contact, String company) {
    var input =
        "{\"inputs\":[{\"from\":{\"id\":\"%s\"},\"to\":{\"id\":\"%s\"},\"type\":\"contact_to_company\"}]}"
            .formatted(contact, company);
    var create = on("v3", "/batch/create");
    client.call(create, path(create), input, 201);
    client.call(create, path(create), input.replace(company, "999999999999"), 207);
    var read = on("v3", "/batch/read");
    client.call(read, path(read), "{\"inputs\":[{\"id\":\"%s\"}]}".formatted(contact), 200);
    client.call(read, path(read), "{\"inputs\":[{\"id\":\"999999999999\"}]}", 207);
    var archive = on("v3", "/batch/archive");
    client.call(archive, path(archive), input, 204);
    var types = on("v3", "GET", "/types");
    client.call(types, path(types), "", 200);
  }

  private String path(SpecOperation operation) {
    return operation.path(ids("1", "1"));
  }

  private static Map<String, String> ids(String contact, String company) {
    return Map.of(
        "objectType",
        "contacts",
        "fromObjectType",
        "contacts",
        "objectId",
        contact,
        "fromObjectId",
        contact,
        "toObjectType",
        "companies",
        "toObjectId",
        company);
  }

  /** The success of an operation; where it has several, not the one for parts. */
  private static int success(SpecOperation operation) {
    return operation.successCodes().stream().filter(code -> code != 207).findFirst().orElseThrow();
  }

  private SpecOperation on(String version, String tail) {
    return on(version, "POST", tail);
  }

  private SpecOperation on(String version, String method, String tail) {
    return coverage.verdicts().keySet().stream()
        .filter(o -> o.version().equals(version) && o.method().equals(method))
        .filter(o -> o.path().endsWith(tail))
        .filter(o -> tail.startsWith("configurations") || !o.path().contains("configurations"))
        .findFirst()
        .orElseThrow();
  }

  private String made(String type, String property) {
    JsonNode made =
        JsonMapper.shared()
            .readTree(
                portal
                    .api()
                    .send(
                        "POST",
                        "/crm/v3/objects/" + type,
                        "{\"properties\":{\"%s\":\"Contract\"}}".formatted(property))
                    .body());
    return made.path("id").asString();
  }
}
