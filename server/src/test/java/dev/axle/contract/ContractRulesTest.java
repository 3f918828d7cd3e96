package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker checked: each rule of it is seen to bite. */
class ContractRulesTest {

  private static final String CONTACT =
      """
      {"id":"1","properties":{"email":"ada@example.com","phone":null},
       "createdAt":"2026-11-24T10:00:00.123Z","updatedAt":"2026-11-24T10:00:00Z","archived":false}
      """;

  private final Specs specs = Specs.orSkip();
  private final Contract contract = new Contract(specs);

  @Test
  void acceptsARecordAsHubSpotSendsIt() {
    for (var path :
        new String[] {"/crm/v3/objects/contacts/1", "/crm/objects/2026-09/contacts/1"}) {
      var found = answer("GET", path, 200, CONTACT);
      assertThat(found.violations()).isEmpty();
      assertThat(found.unknownProperties()).isEmpty();
    }
  }

  @Test
  void missesRequiredPropertiesAndNamesThePlace() {
    assertThat(
            answer("GET", "/crm/v3/objects/contacts", 200, "{\"results\":[{\"id\":\"1\"}]}")
                .violations())
        .contains("/results/0: required property 'archived' not found")
        .hasSize(4);
  }

  @Test
  void checksTypesFormatsAndNulls() {
    assertThat(
            answer("GET", "/crm/v3/objects/contacts/1", 200, CONTACT.replace("\"1\"", "1"))
                .violations())
        .containsExactly("/id: integer found, string expected (was 1)");
    assertThat(
            answer("GET", "/crm/v3/objects/contacts/1", 200, CONTACT.replace("10:00:00Z", "10"))
                .violations())
        .singleElement()
        .asString()
        .startsWith("/updatedAt: does not match the date-time pattern");
    assertThat(
            answer("GET", "/crm/v3/objects/contacts/1", 200, CONTACT.replace("false", "null"))
                .violations())
        .containsExactly("/archived: null found, boolean expected (was null)");
  }

  @Test
  void checksEnumerations() {
    assertThat(
            answer(
                    "POST",
                    "/crm/v3/objects/contacts/batch/read",
                    200,
                    """
                    {"status":"DONE","results":[],
                     "startedAt":"2026-11-24T10:00:00Z","completedAt":"2026-11-24T10:00:00Z"}
                    """)
                .violations())
        .singleElement()
        .asString()
        .startsWith("/status: does not have a value in the enumeration");
  }

  @Test
  void reportsWhatTheSchemaDoesNotKnow() {
    var found =
        answer(
            "GET",
            "/crm/v3/objects/contacts",
            200,
            "{\"results\":[%s],\"total\":1}"
                .formatted(CONTACT.replace("\"id\"", "\"vid\":1,\"id\"")));

    assertThat(found.violations()).isEmpty();
    assertThat(found.unknownProperties()).containsExactly("/results/*/vid", "/total");
    assertThat(found.unknownBeside(Set.of("/total"))).containsExactly("/results/*/vid");
  }

  @Test
  void refusesAStatusThatTheSpecDoesNotHave() {
    assertThat(answer("POST", "/crm/v3/objects/contacts", 200, CONTACT).violations())
        .containsExactly("status 200, expected one of [201]");
  }

  @Test
  void refusesABodyWithoutTypeAndABodyOfNoContent() {
    var read = specs.operation("GET", "/crm/v3/objects/contacts/1").orElseThrow();
    assertThat(contract.answer(read, new Answered(200, "", CONTACT)).violations())
        .containsExactly("content type '', expected application/json");
    var archive = specs.operation("DELETE", "/crm/v3/objects/contacts/1").orElseThrow();
    assertThat(contract.answer(archive, new Answered(204, "", "")).isValid()).isTrue();
    assertThat(contract.answer(archive, new Answered(204, "application/json", "{}")).isValid())
        .isFalse();
  }

  @Test
  void holdsFailuresAgainstTheErrorSchema() {
    var error =
        """
        {"status":"error","message":"resource not found","category":"OBJECT_NOT_FOUND",
         "correlationId":"019d0000-0000-7000-8000-000000000000","context":{"id":["1"]}}
        """;
    var found = answer("GET", "/crm/v3/objects/contacts/1", 404, error);
    assertThat(found.violations()).isEmpty();
    assertThat(found.unknownProperties()).containsExactly("/status");
    assertThat(
            answer("GET", "/crm/v3/objects/contacts/1", 404, error.replace("[\"1\"]", "\"1\""))
                .violations())
        .containsExactly("/context/id: string found, array expected (was \"1\")");
    assertThat(
            answer("GET", "/crm/v3/objects/contacts/1", 404, error.replace("019d", "zzzz"))
                .violations())
        .singleElement()
        .asString()
        .startsWith("/correlationId: does not match the uuid pattern");
  }

  @Test
  void holdsAMultiStatusOf202609AgainstTheOlderSchema() {
    var partly =
        """
        {"status":"COMPLETE","results":[],"numErrors":1,
         "errors":[{"status":"error","category":"OBJECT_NOT_FOUND","message":"m",
           "context":{"ids":["1"]},"errors":[],"links":{}}],
         "startedAt":"2026-11-24T10:00:00Z","completedAt":"2026-11-24T10:00:00Z"}
        """;
    var path = "/crm/objects/2026-09/%s/batch/read";
    var calls =
        specs
            .operations(
                o ->
                    o.group().equals("calls")
                        && o.version().equals("2026-09")
                        && o.path().equals(path.formatted("{objectType}")))
            .getFirst();
    assertThat(contract.answer(calls, new Answered(207, "application/json", partly)).violations())
        .isEmpty();
    assertThat(
            contract
                .answer(
                    calls,
                    new Answered(
                        207, "application/json", partly.replace("{\"ids\":[\"1\"]}", "[]")))
                .violations())
        .containsExactly("/errors/0/context: array found, object expected");
  }

  @Test
  void checksRequests() {
    var create = specs.operation("POST", "/crm/v3/objects/contacts").orElseThrow();

    var known =
        contract.request(create, "{\"properties\":{\"email\":\"a@b.c\"},\"associations\":[]}");
    assertThat(known.violations()).isEmpty();
    assertThat(known.unknownProperties()).isEmpty();

    var unknown = contract.request(create, "{\"properties\":{\"email\":1},\"vid\":1}");
    assertThat(unknown.violations())
        .containsExactlyInAnyOrder(
            "/: required property 'associations' not found",
            "/properties/email: integer found, string expected (was 1)");
    assertThat(unknown.unknownProperties()).containsExactly("/vid");

    var archive = specs.operation("DELETE", "/crm/v3/objects/contacts/1").orElseThrow();
    assertThat(contract.request(archive, "").isValid()).isTrue();
    assertThat(contract.request(archive, "{}").isValid()).isFalse();
  }

  @Test
  void checksTheNamesInAQuery() {
    var read = specs.operation("GET", "/crm/v3/objects/contacts/1").orElseThrow();

    assertThat(contract.query(read, "/crm/v3/objects/contacts/1?archived=true&properties=a"))
        .isEmpty();
    assertThat(contract.query(read, "/crm/v3/objects/contacts/1?property=a"))
        .singleElement()
        .asString()
        .startsWith("query parameter 'property'");
  }

  private Findings answer(String method, String path, int status, String body) {
    var operation = specs.operation(method, path).orElseThrow();
    return contract.answer(operation, new Answered(status, "application/json;charset=utf-8", body));
  }
}
