package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.edge.Access;
import dev.axle.edge.Operation;
import dev.axle.portals.Scopes;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.Statements;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * No operation answers whoever has no right to it, and none looks at anything before it refuses.
 */
class EveryOperationTest {

  /** What anybody may call. An operation that is to join them has to be written down here. */
  private static final Set<String> OPEN =
      Set.of(
          "health",
          "axle.reference.document",
          "axle.exports.download",
          "axle.webhooks-journal.file",
          "axle.files.signed",
          "files.public",
          // their callers show the app's secret, or the token itself
          "oauth.token.v1",
          "oauth.token",
          "oauth.introspect",
          "oauth.revoke",
          "oauth.access-tokens.read",
          "oauth.refresh-tokens.read",
          "oauth.refresh-tokens.delete",
          "oauth.private-apps.token-info");

  private static final String NOBODYS = "pat-na1-00000000-1111-2222-3333-444444444444";

  private static final RunningAxle AXLE = RunningAxle.get();
  private static final List<Operation> OPERATIONS = AXLE.axle().operations();
  private static final TestPortal PORTAL = AXLE.portal(EveryOperationTest.class);

  private static List<Operation> closed() {
    return OPERATIONS.stream()
        .filter(operation -> !(operation.access() instanceof Access.Open))
        .toList();
  }

  @Test
  void openOperationsAreThoseOfTheList() {
    assertThat(
            OPERATIONS.stream()
                .filter(operation -> operation.access() instanceof Access.Open)
                .map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void withoutATokenNothingIsReadOrWritten() {
    List<String> wrong = new ArrayList<>();
    int statements =
        Statements.of(
            () ->
                closed()
                    .forEach(
                        operation -> {
                          for (String path : operation.paths()) {
                            check(wrong, send(operation, path, ""), operation, path, 401);
                          }
                        }));
    assertThat(wrong).isEmpty();
    assertThat(statements).isZero();
  }

  @Test
  void aMadeUpTokenIsLookedUpAndRefused() {
    List<String> wrong = new ArrayList<>();
    List<Operation> closed = closed();
    int statements =
        Statements.of(
            () ->
                closed.forEach(
                    operation -> {
                      String path = operation.paths().getLast();
                      check(wrong, send(operation, path, NOBODYS), operation, path, 401);
                    }));
    assertThat(wrong).isEmpty();
    assertThat(statements).as("one look for the token at most").isLessThanOrEqualTo(closed.size());
  }

  @Test
  void aTokenWithoutTheScopesIsToldWhichAndNothingIsReadOrWritten() {
    TestPortal stranger = PORTAL.withScopes(unrelated());
    stranger.get("/account-info/v3/details").expect(200);
    stranger.get("/crm/v3/objects/contacts").expect(403);
    stranger.get("/crm/v4/associations/definitions/configurations/all").expect(403);
    List<String> wrong = new ArrayList<>();
    int statements = Statements.of(() -> refusals(stranger, wrong));

    assertThat(wrong).isEmpty();
    assertThat(statements).isZero();
  }

  private static void refusals(TestPortal stranger, List<String> wrong) {
    for (Operation operation : closed()) {
      for (String path : operation.paths()) {
        Map<String, String> values = Required.values(path);
        List<Set<String>> needed = Required.scopes(operation, values);
        if (!needed.getFirst().isEmpty()) {
          Exchange answer = send(operation, path, stranger.token());
          check(wrong, answer, operation, path, 403);
          checkScopes(wrong, answer, operation, path, needed.getFirst());
        }
      }
    }
  }

  @Test
  void whoHasOnlyTheFirstOfTwoScopesLacksTheSecond() {
    Map<Set<String>, TestPortal> portals = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Operation operation : closed()) {
      String path = operation.paths().getFirst();
      List<Set<String>> needed = Required.scopes(operation, Required.values(path));
      for (int i = 1; i < needed.size(); i++) {
        Set<String> held = new TreeSet<>();
        needed.subList(0, i).forEach(held::addAll);
        Set<String> lacking = needed.get(i);
        if (held.stream().noneMatch(lacking::contains)) {
          TestPortal partly =
              portals.computeIfAbsent(
                  held, scopes -> PORTAL.withScopes(scopes.toArray(String[]::new)));
          Exchange answer = send(operation, path, partly.token());
          check(wrong, answer, operation, path, 403);
          checkScopes(wrong, answer, operation, path, lacking);
          checked++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(20);
  }

  /** A scope that no operation asks for. */
  private static String unrelated() {
    Set<String> asked = new TreeSet<>();
    for (Operation operation : closed()) {
      Required.scopes(operation, Required.values(operation.paths().getFirst()))
          .forEach(asked::addAll);
    }
    return Scopes.all().stream()
        .filter(scope -> !scope.startsWith("crm.objects") && !asked.contains(scope))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static Exchange send(Operation operation, String path, String token) {
    HttpCall call =
        new HttpCall(
            AXLE.url() + Required.filled(path, Required.values(path)), operation.method().name());
    if (!token.isEmpty()) {
      call.header("Authorization", "Bearer " + token);
    }
    return operation.request() == null ? call.send() : call.json("{}").send();
  }

  private static void check(
      List<String> wrong, Exchange answer, Operation operation, String path, int status) {
    String category = status == 403 ? "MISSING_SCOPES" : "AUTHENTICATION";
    if (answer.status() != status || !answer.body().contains(category)) {
      wrong.add(operation.method() + " " + path + " answers " + answer.status() + answer.body());
    }
  }

  private static void checkScopes(
      List<String> wrong, Exchange answer, Operation operation, String path, Set<String> needed) {
    Set<String> told = new TreeSet<>();
    for (JsonNode scope : answer.json().at("/errors/0/context/requiredGranularScopes")) {
      told.add(scope.asString());
    }
    if (!told.equals(needed)) {
      wrong.add(operation.method() + " " + path + " asks for " + told + " instead of " + needed);
    }
  }
}
