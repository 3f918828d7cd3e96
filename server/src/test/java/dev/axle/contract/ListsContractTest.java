package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The operations on lists, in every version, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsContractTest {

  private static final String FILTERS =
      """
      {"filterBranchType":"OR","filterBranchOperator":"OR","filters":[],"filterBranches":[
        {"filterBranchType":"AND","filterBranchOperator":"AND","filterBranches":[],"filters":[
          {"filterType":"PROPERTY","property":"firstname","operation":
            {"operationType":"MULTISTRING","operator":"IS_EQUAL_TO","values":["%s"],
             "includeObjectsWithNoValueSet":false}}]}]}
      """;

  private final Specs specs = Specs.orSkip();
  private final TestPortal portal = RunningAxle.get().portal(ListsContractTest.class);
  private final Contract contract = new Contract(specs);
  private final Coverage coverage =
      new Coverage(specs.operations(o -> o.area().equals("crm") && o.group().equals("lists")));
  private final ContractClient client =
      new ContractClient(
          contract,
          coverage,
          (method, path, body) -> {
            var request = portal.request(method, path);
            var exchange = body.isEmpty() ? request.send() : request.json(body).send();
            return new Answered(
                exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
          });

  @AfterAll
  void print() {
    System.out.println(coverage.table());
    System.out.println(coverage.line("crm lists", SpecOperation::path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2026-03", "2026-09"})
  void lists(String version) {
    var ada = contact(version);
    var manual = create(version, "Manual " + version, "MANUAL", "");
    var dynamic =
        create(
            version,
            "Dynamic " + version,
            "DYNAMIC",
            ",\"filterBranch\":" + FILTERS.formatted("Ada" + version));
    lists(version, manual, dynamic);
    Eventually.see(
        "the dynamic list is filled",
        () ->
            portal.get("/crm/v3/lists/" + dynamic).at("/list/processingStatus").equals("COMPLETE"));
    memberships(version, manual, dynamic, ada);
    folders(version, manual);
    conversion(version, dynamic);
    call(version, "DELETE", "/{listId}", Map.of("listId", manual), "", "", 204);
    call(version, "PUT", "/{listId}/restore", Map.of("listId", manual), "", "", 204);

    assertThat(coverage.complaints(o -> o.version().equals(version))).isEmpty();
    assertThat(coverage.verdicts())
        .allSatisfy(
            (operation, verdict) -> {
              if (operation.version().equals(version)) {
                assertThat(verdict).as("%s", operation).isEqualTo(Verdict.VALID);
              }
            });
  }

  private void lists(String version, String manual, String dynamic) {
    var ids = Map.of("listId", dynamic);
    call(version, "GET", "", Map.of(), "?includeFilters=true&listIds=" + dynamic, "", 200);
    call(version, "GET", "/{listId}", ids, "?includeFilters=true", "", 200);
    refused(version, "GET", "/{listId}", Map.of("listId", "987654321"), "", 404);
    call(
        version,
        "GET",
        "/object-type-id/{objectTypeId}/name/{listName}",
        Map.of("objectTypeId", "0-1", "listName", "Manual%20" + version),
        "",
        "",
        200);
    call(
        version,
        "POST",
        "/search",
        Map.of(),
        "",
        """
        {"query":"manual","offset":0,"count":5,"processingTypes":["MANUAL"],"listIds":["%s"],
         "additionalProperties":["hs_list_size_week_delta","hs_createdate"]}
        """
            .formatted(manual),
        200);
    call(
        version,
        "PUT",
        "/{listId}/update-list-filters",
        ids,
        "?enrollObjectsInWorkflows=false",
        "{\"filterBranch\":" + FILTERS.formatted("Ada") + "}",
        200);
    call(
        version,
        "PUT",
        "/{listId}/update-list-name",
        ids,
        "?includeFilters=false&listName=Renamed%20" + version,
        "",
        200);
    var legacy = portal.post("/crm/v3/lists/idmapping", "[\"1\"]").expect(200);
    assertThat(legacy.at("/missingLegacyListIds/0")).isEqualTo("1");
    call(version, "GET", "/idmapping", Map.of(), "?legacyListId=" + legacy(manual), "", 200);
    call(version, "POST", "/idmapping", Map.of(), "", "[\"1\",\"" + legacy(manual) + "\"]", 200);
    if (operation(version, "GET", "/{listId}/size-and-edits-history/between").isPresent()) {
      call(
          version,
          "GET",
          "/{listId}/size-and-edits-history/between",
          ids,
          "?startDate=2020-01-01&endDate=2099-01-01",
          "",
          200);
    }
  }

  private String legacy(String list) {
    try (var connection = RunningAxle.get().database();
        var select =
            connection.prepareStatement("select legacy_id from crm_list where list_id = ?")) {
      select.setLong(1, Long.parseLong(list));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void memberships(String version, String manual, String dynamic, String ada) {
    var ids = Map.of("listId", manual);
    var add = "[\"%s\",\"99999999999\"]".formatted(ada);
    call(version, "PUT", "/{listId}/memberships/add", ids, "", add, 200);
    refused(version, "PUT", "/{listId}/memberships/add", Map.of("listId", dynamic), add, 400);
    call(version, "GET", "/{listId}/memberships", ids, "?limit=1", "", 200);
    call(version, "GET", "/{listId}/memberships/join-order", ids, "?limit=250", "", 200);
    call(
        version,
        "GET",
        "/records/{objectTypeId}/{recordId}/memberships",
        Map.of("objectTypeId", "0-1", "recordId", ada),
        "",
        "",
        200);
    call(
        version,
        "POST",
        "/records/memberships/batch/read",
        Map.of(),
        "",
        "{\"inputs\":[{\"objectTypeId\":\"0-1\",\"recordId\":\"%s\"}]}".formatted(ada),
        200);
    call(
        version,
        "PUT",
        "/{listId}/memberships/add-and-remove",
        ids,
        "",
        "{\"recordIdsToAdd\":[],\"recordIdsToRemove\":[\"%s\"]}".formatted(ada),
        200);
    call(version, "PUT", "/{listId}/memberships/remove", ids, "", add, 200);
    call(
        version,
        "PUT",
        "/{listId}/memberships/add-from/{sourceListId}",
        Map.of("listId", manual, "sourceListId", dynamic),
        "",
        "",
        204);
    call(version, "DELETE", "/{listId}/memberships", ids, "", "", 204);
  }

  private void folders(String version, String list) {
    var first = folder(version, "First", "0");
    var second = folder(version, "Second", first);
    call(
        version,
        "PUT",
        "/folders/move-list",
        Map.of(),
        "",
        "{\"listId\":\"%s\",\"newFolderId\":\"%s\"}".formatted(list, first),
        204);
    call(version, "GET", "/folders", Map.of(), "?folderId=0", "", 200);
    call(
        version,
        "PUT",
        "/folders/{folderId}/rename",
        Map.of("folderId", second),
        "?newFolderName=Third",
        "",
        200);
    call(
        version,
        "PUT",
        "/folders/{folderId}/move/{newParentFolderId}",
        Map.of("folderId", second, "newParentFolderId", "0"),
        "",
        "",
        200);
    call(version, "DELETE", "/folders/{folderId}", Map.of("folderId", second), "", "", 204);
    refused(version, "DELETE", "/folders/{folderId}", Map.of("folderId", first), "", 400);
  }

  private String folder(String version, String name, String parent) {
    return call(
            version,
            "POST",
            "/folders",
            Map.of(),
            "",
            "{\"name\":\"%s\",\"parentFolderId\":\"%s\"}".formatted(name, parent),
            200)
        .at("/folder/id")
        .asString();
  }

  private void conversion(String version, String list) {
    var ids = Map.of("listId", list);
    var path = "/{listId}/schedule-conversion";
    refused(version, "GET", path, ids, "", 404);
    call(
        version,
        "PUT",
        path,
        ids,
        "",
        "{\"conversionType\":\"CONVERSION_DATE\",\"year\":2099,\"month\":1,\"day\":31}",
        200);
    call(
        version,
        "PUT",
        path,
        ids,
        "",
        "{\"conversionType\":\"INACTIVITY\",\"offset\":2,\"timeUnit\":\"WEEK\"}",
        200);
    call(version, "GET", path, ids, "", "", 200);
    call(version, "DELETE", path, ids, "", "", 204);
  }

  private String create(String version, String name, String type, String more) {
    var body =
        "{\"name\":\"%s\",\"objectTypeId\":\"0-1\",\"processingType\":\"%s\"%s}"
            .formatted(name, type, more);
    var id = call(version, "POST", "", Map.of(), "", body, 200).at("/list/listId").asString();
    refused(version, "POST", "", Map.of(), body, 400);
    return id;
  }

  private String contact(String version) {
    return portal
        .post(
            "/crm/v3/objects/contacts",
            "{\"properties\":{\"firstname\":\"Ada\",\"email\":\"ada.%s@example.com\"}}"
                .formatted(version))
        .expect(201)
        .at("/id");
  }

  private Optional<SpecOperation> operation(String version, String method, String tail) {
    var root = version.equals("v3") ? "/crm/v3/lists" : "/crm/lists/" + version;
    return specs.operation(method, root + tail);
  }

  private JsonNode call(
      String version,
      String method,
      String tail,
      Map<String, String> ids,
      String query,
      String body,
      int expected) {
    var operation = operation(version, method, tail).orElseThrow();
    return client.call(operation, operation.path(new HashMap<>(ids)) + query, body, expected);
  }

  private void refused(
      String version,
      String method,
      String tail,
      Map<String, String> ids,
      String body,
      int status) {
    var operation = operation(version, method, tail).orElseThrow();
    client.refused(operation, operation.path(new HashMap<>(ids)), body, status);
  }
}
