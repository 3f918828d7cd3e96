package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The scopes that Axle asks for are those that HubSpot's files name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesContractTest {

  /** A scope that opens no record. */
  private static final String UNRELATED = "crm.export";

  /** The generic paths name the scopes of all types; no single type has as many. */
  private static final int MOST_OF_ONE_TYPE = 4;

  /**
   * The newer names beside {@code tickets}, which HubSpot's list of scopes has and its files lack.
   * Source:
   * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/scopes
   */
  private static final Set<String> NEWER =
      Set.of("crm.objects.tickets.read", "crm.objects.tickets.write");

  private final Specs specs = Specs.orSkip();
  private final Contract contract = new Contract(specs);
  private final AxleRoutes routes = new AxleRoutes(RunningAxle.get().axle().operations());
  private final ContractPortal portal = new ContractPortal(ScopesContractTest.class);
  private final PortalApi unrelated = portal.withScopes(UNRELATED);

  @Test
  void pathsOfOneTypeAskForItsScopes() {
    var ofOneType =
        operations().stream().filter(o -> isOfOneType(o) && !o.scopes().isEmpty()).toList();

    assertThat(ofOneType).as("routed operations of one type").isNotEmpty();
    assertThat(
            ofOneType.stream()
                .filter(o -> !known(asked(o)).equals(named(o)))
                .map(o -> o + " asks for " + asked(o) + ", the spec for " + named(o)))
        .isEmpty();
  }

  @Test
  void pathsOfAnyTypeAskForScopesOfTheirList() {
    var ofAnyType = operations().stream().filter(o -> !isOfOneType(o)).toList();

    assertThat(ofAnyType).as("routed operations of any type").isNotEmpty();
    assertThat(
            ofAnyType.stream()
                .filter(o -> asked(o).isEmpty() || !named(o).containsAll(known(asked(o))))
                .map(o -> o + " asks for " + asked(o) + ", not all of which are in its list"))
        .isEmpty();
  }

  /** A sample of each group: its list or first operation, and one that writes. */
  @ParameterizedTest
  @MethodSource
  void aTokenWithoutAnyOfThemIsRefused(SpecOperation operation) {
    var refused =
        unrelated.send(
            operation.method(), path(operation), operation.method().equals("POST") ? "{}" : "");

    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(contract.answer(operation, refused).violations()).isEmpty();
    var body = JsonMapper.shared().readTree(refused.body());
    assertThat(body.path("category").asString()).isEqualTo("MISSING_SCOPES");
    assertThat(
            body.at("/errors/0/context/requiredGranularScopes")
                .valueStream()
                .map(s -> s.asString()))
        .containsExactlyInAnyOrderElementsOf(asked(operation));
  }

  @ParameterizedTest
  @MethodSource("aTokenWithoutAnyOfThemIsRefused")
  void aTokenWithOneOfThemIsLetIn(SpecOperation operation) {
    for (var scope : asked(operation)) {
      var answer =
          portal
              .withScopes(scope)
              .send(
                  operation.method(),
                  path(operation),
                  operation.method().equals("POST") ? "{}" : "");
      assertThat(answer.status()).as("%s: %s", scope, answer.body()).isNotIn(401, 403);
    }
  }

  Stream<SpecOperation> aTokenWithoutAnyOfThemIsRefused() {
    return operations().stream()
        .filter(o -> o.version().equals("v3") && !asked(o).isEmpty())
        .filter(o -> o.parameters().stream().noneMatch(name -> name.endsWith("Id")))
        .filter(o -> !o.path().contains("/batch/"));
  }

  private List<SpecOperation> operations() {
    return specs.operations(
        o ->
            (o.area().equals("crm") && o.group().equals("properties") || isOfTheEngine(o))
                && routes.scopes(o.method(), path(o)).isPresent());
  }

  /** Without associations: they ask for a scope of each of two types. */
  private static boolean isOfTheEngine(SpecOperation operation) {
    return ObjectsContractTest.isOfTheEngine(operation)
        && OperationKind.of(operation) != OperationKind.ASSOCIATIONS;
  }

  private static boolean isOfOneType(SpecOperation operation) {
    return named(operation).size() <= MOST_OF_ONE_TYPE;
  }

  private Set<String> asked(SpecOperation operation) {
    return new TreeSet<>(routes.scopes(operation.method(), path(operation)).orElse(Set.of()));
  }

  private static Set<String> known(Set<String> asked) {
    var known = new TreeSet<>(asked);
    known.removeAll(NEWER);
    return known;
  }

  /**
   * Every scope that the spec names. The files of 2026-09 write alternatives as if all of them were
   * needed ({@code line_items.read} and {@code e-commerce}); read as alternatives, as in v3: a
   * token that is good for one path is good for its newer spelling.
   */
  private static Set<String> named(SpecOperation operation) {
    var all = new TreeSet<String>(Comparator.naturalOrder());
    operation.scopes().forEach(all::addAll);
    return all;
  }

  private static String path(SpecOperation operation) {
    var values = new HashMap<String, String>();
    for (var parameter : operation.parameters()) {
      values.put(
          parameter,
          switch (parameter) {
            case "objectType", "fromObjectType" ->
                operation.group().equals("properties")
                    ? "contacts"
                    : ObjectsContractTest.type(operation.group());
            case "toObjectType" -> "companies";
            default -> "1";
          });
    }
    return operation.path(values);
  }
}
