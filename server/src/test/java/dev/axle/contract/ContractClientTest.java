package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContractClientTest {

  private static final String CONTACT =
      """
      {"id":"1","properties":{},"createdAt":"2026-11-24T10:00:00Z",
       "updatedAt":"2026-11-24T10:00:00Z","archived":false}
      """;
  private static final String ERROR =
      """
      {"status":"error","message":"m","category":"%s",
       "correlationId":"019d0000-0000-7000-8000-000000000000"}
      """;
  private static final String PATH = "/crm/v3/objects/contacts/1";

  private final Specs specs = Specs.orSkip();
  private final SpecOperation read = specs.operation("GET", PATH).orElseThrow();
  private final Coverage coverage = new Coverage(List.of(read));

  @Test
  void aGoodAnswerValidates() {
    answering(200, CONTACT).call(read, PATH + "?archived=false", "", 200);

    assertThat(coverage.verdicts()).containsEntry(read, Verdict.VALID);
  }

  @Test
  void aGoodRefusalOnlyShowsTheRoute() {
    answering(404, ERROR.formatted("OBJECT_NOT_FOUND")).refused(read, PATH, "", 404);

    assertThat(coverage.verdicts()).containsEntry(read, Verdict.ROUTED);
  }

  @Test
  void anUnknownRouteIsMissing() {
    answering(404, ERROR.formatted("ROUTE_NOT_FOUND")).call(read, PATH, "", 200);
    answering(405, ERROR.formatted("METHOD_NOT_ALLOWED")).probe(read, PATH, "");

    assertThat(coverage.verdicts()).containsEntry(read, Verdict.MISSING);
  }

  @Test
  void whatTheSpecForbidsOrDoesNotKnowIsInvalid() {
    answering(200, CONTACT.replace("\"id\"", "\"vid\"")).call(read, PATH, "", 200);

    assertThat(coverage.verdicts()).containsEntry(read, Verdict.INVALID);
    assertThat(coverage.complaints(o -> true))
        .containsExactly(
            read + ": answer /: required property 'id' not found",
            read + ": answer /vid: the spec knows no such property");
  }

  @Test
  void anotherStatusThanTheExpectedOneIsInvalid() {
    answering(404, ERROR.formatted("OBJECT_NOT_FOUND")).call(read, PATH, "", 200);

    assertThat(coverage.complaints(o -> true))
        .singleElement()
        .asString()
        .contains("status 404, expected 200");
  }

  @Test
  void aRequestThatTheSpecDoesNotKnowIsInvalid() {
    answering(200, CONTACT).call(read, PATH + "?property=email", "", 200);

    assertThat(coverage.complaints(o -> true))
        .singleElement()
        .asString()
        .contains("query parameter 'property'");
  }

  private ContractClient answering(int status, String body) {
    return new ContractClient(
        new Contract(specs),
        coverage,
        (method, path, sent) -> new Answered(status, "application/json;charset=utf-8", body));
  }
}
