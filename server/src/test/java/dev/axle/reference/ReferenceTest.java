package dev.axle.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Access;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what is routed, in a form that others can read. */
class ReferenceTest {

  private static final List<Operation> OPERATIONS = RunningAxle.get().axle().operations();
  private static final Exchange ANSWER =
      new HttpCall(RunningAxle.get().url() + "/openapi.json", "GET").send().expect(200);
  private static final JsonNode DOCUMENT = ANSWER.json();

  @Test
  void itIsOpenAndJson() {
    assertThat(ANSWER.header("Content-Type")).hasValue("application/json;charset=utf-8");
    assertThat(DOCUMENT.path("openapi").asString()).isEqualTo("3.1.0");
  }

  @Test
  void aParserOfOthersReadsItWithoutComplaint() {
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(ANSWER.body());

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths()).hasSizeGreaterThan(500);
  }

  @Test
  void everyRouteIsInItOnce() {
    Set<String> routed = new TreeSet<>();
    for (Operation operation : OPERATIONS) {
      for (String path : operation.paths()) {
        routed.add(operation.method() + " " + PathTemplate.shape(path));
      }
    }
    List<String> described = new ArrayList<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            described.add(
                                method.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + PathTemplate.shape(path.getKey()))));

    assertThat(described).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(routed);
  }

  @Test
  void idsAreUnique() {
    List<String> ids = DOCUMENT.findValuesAsString("operationId");

    assertThat(ids).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    assertThat(ids).contains("crm.objects.read", "crm.objects.read.2026-03");
  }

  @Test
  void everyReferenceHasItsTarget() {
    Set<String> references = new HashSet<>(DOCUMENT.findValuesAsString("$ref"));

    assertThat(references).hasSizeGreaterThan(50);
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void parametersOfAPathAreThoseOfItsTemplate() {
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .forEach(
                        operation ->
                            assertThat(
                                    operation
                                        .path("parameters")
                                        .valueStream()
                                        .filter(each -> each.path("in").asString().equals("path"))
                                        .map(each -> each.path("name").asString()))
                                .as(path.getKey())
                                .containsExactlyElementsOf(
                                    PathTemplate.parameters(path.getKey()))));
  }

  @Test
  void aRecordsComponentsAreItsFields() {
    JsonNode shown = DOCUMENT.at("/components/schemas/ObjectShown");

    assertThat(shown.at("/properties/id/type").asString()).isEqualTo("string");
    assertThat(shown.at("/properties/new/type").asString()).isEqualTo("boolean");
    assertThat(shown.at("/properties/properties/additionalProperties/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
    assertThat(shown.path("required").valueStream().map(JsonNode::asString))
        .containsExactly("id", "properties", "createdAt", "updatedAt", "archived");
  }

  @Test
  void scopesThatDependOnTheTypeAreToldForEach() {
    JsonNode reading = DOCUMENT.at("/paths/~1crm~1v3~1objects~1{objectType}~1{objectId}/get");
    JsonNode needed = reading.at("/x-axle-scopes/0");

    assertThat(needed.path("parameter").asString()).isEqualTo("objectType");
    JsonNode table = DOCUMENT.path("x-axle-scopes-by-type").path(needed.path("anyOf").asString());
    assertThat(table.path("contacts").valueStream().map(JsonNode::asString))
        .containsExactly("crm.objects.contacts.read");
    assertThat(table.path("companies").valueStream().map(JsonNode::asString))
        .contains("crm.objects.companies.read");
  }

  @Test
  void scopesThatAreFixedStandAtTheOperation() {
    JsonNode owners = DOCUMENT.at("/paths/~1crm~1v3~1owners/get");

    assertThat(owners.at("/x-axle-scopes/0/anyOf/0").asString())
        .isEqualTo("crm.objects.owners.read");
    assertThat(owners.at("/security/1/oauth/0").asString()).isEqualTo("crm.objects.owners.read");
    assertThat(owners.path("x-axle-limit").asString()).isEqualTo("standard");
    assertThat(owners.path("responses").propertyNames())
        .containsExactly("200", "400", "401", "403", "429");
  }

  @Test
  void everyScopeOfAnOperationIsOneOfTheFlow() {
    Set<String> flow =
        Set.copyOf(
            DOCUMENT
                .at("/components/securitySchemes/oauth/flows/authorizationCode/scopes")
                .propertyNames());

    List<JsonNode> named = DOCUMENT.findValues("oauth");
    assertThat(flow).hasSizeGreaterThan(50);
    assertThat(
            named.stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString))
        .isNotEmpty()
        .allSatisfy(scope -> assertThat(flow).contains(scope));
  }

  @Test
  void theReferenceGroupsAllOperationsAndShowsHowToCallThem() {
    Reference reference = new Reference(OPERATIONS, List.of("contacts", "companies"));

    assertThat(
            reference.groups().stream()
                .flatMap(group -> group.operations().stream())
                .map(Described::operation))
        .containsExactlyInAnyOrderElementsOf(OPERATIONS);
    for (Described each : reference.operations()) {
      assertThat(each.operation().documentation()).as(each.operation().name()).isNotBlank();
      var snippets = reference.snippets(each, "http://localhost:8080");
      assertThat(snippets).containsOnlyKeys(Language.values());
      boolean open = each.operation().access() instanceof Access.Open;
      assertThat(requireNonNull(snippets.get(Language.CURL)).contains("$AXLE_TOKEN"))
          .isEqualTo(!open);
      assertThat(snippets.get(Language.CURL)).doesNotContain("{objectType}");
      assertThat(snippets.get(Language.PYTHON)).contains(each.operation().method().name());
    }
  }

  @Test
  void aBodyIsShownWhereOneIsTaken() {
    Reference reference = new Reference(OPERATIONS, List.of("contacts", "companies"));

    assertThat(
            reference.operations().stream()
                .filter(each -> each.operation().request() != null)
                .filter(each -> each.requestExample().orElseThrow().isEmpty())
                .map(each -> each.operation().name()))
        .isEmpty();
    assertThat(
            reference.operations().stream()
                .filter(each -> each.operation().method() == Method.GET)
                .filter(each -> each.requestExample().isPresent()))
        .isEmpty();
  }
}
