package dev.axle.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls operations of the specs, holds both directions against them, and keeps the verdicts. */
final class ContractClient {

  private static final Set<Integer> NO_ROUTE = Set.of(404, 405, 501);

  private final Contract contract;
  private final Coverage coverage;
  private final PortalApi api;

  ContractClient(Contract contract, Coverage coverage, PortalApi api) {
    this.contract = contract;
    this.coverage = coverage;
    this.api = api;
  }

  /**
   * Calls an operation as the spec has it.
   *
   * @param target path and query
   * @return the answer's body; missing, if it had none
   */
  JsonNode call(SpecOperation operation, String target, String body, int expected) {
    var wrong = new ArrayList<>(contract.query(operation, target));
    wrong.addAll(complaints("request", contract.request(operation, body), Set.of()));
    return judged(operation, target, body, expected, wrong);
  }

  /** Calls an operation with what it has to refuse; the request may break the spec. */
  JsonNode refused(SpecOperation operation, String target, String body, int expected) {
    return judged(operation, target, body, expected, new ArrayList<>());
  }

  /** Only asks whether there is a route. */
  void probe(SpecOperation operation, String target, String body) {
    var answer = api.send(operation.method(), target, body);
    coverage.seen(operation, isRouted(answer) ? Verdict.ROUTED : Verdict.MISSING);
  }

  private JsonNode judged(
      SpecOperation operation, String target, String body, int expected, List<String> wrong) {
    var answer = api.send(operation.method(), target, body);
    if (!isRouted(answer)) {
      coverage.seen(operation, Verdict.MISSING);
      return MissingNode.getInstance();
    }
    wrong.addAll(
        complaints(
            "answer",
            contract.answer(operation, answer),
            SpecOmissions.of(operation, answer.status())));
    if (answer.status() != expected) {
      wrong.add(
          "%s %s %s: status %d, expected %d: %s"
              .formatted(
                  operation.method(), target, body, answer.status(), expected, answer.body()));
    }
    if (wrong.isEmpty()) {
      coverage.seen(operation, answer.status() < 400 ? Verdict.VALID : Verdict.ROUTED);
    } else {
      coverage.complain(operation, wrong);
    }
    return json(answer);
  }

  private static List<String> complaints(String of, Findings findings, Set<String> allowed) {
    var all = new ArrayList<String>();
    findings.violations().forEach(violation -> all.add(of + " " + violation));
    findings
        .unknownBeside(allowed)
        .forEach(place -> all.add(of + " " + place + ": the spec knows no such property"));
    return all;
  }

  private static boolean isRouted(Answered answer) {
    return !NO_ROUTE.contains(answer.status())
        || answer.status() == 404
            && !json(answer).path("category").asString("").equals("ROUTE_NOT_FOUND")
            && answer.contentType().startsWith("application/json");
  }

  private static JsonNode json(Answered answer) {
    return answer.body().isEmpty() || !answer.contentType().startsWith("application/json")
        ? MissingNode.getInstance()
        : JsonMapper.shared().readTree(answer.body());
  }
}
