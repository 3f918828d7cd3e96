package dev.axle.crm.objects;

import dev.axle.edge.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ties what went wrong with an item of a batch to the item. */
final class ItemProblems {

  private ItemProblems() {}

  static BatchOutcome.ItemProblem of(Draft draft, Problem problem) {
    return new BatchOutcome.ItemProblem(problem, context(draft.trace(), List.of()));
  }

  static BatchOutcome.ItemProblem of(NewObject input, Problem problem) {
    return new BatchOutcome.ItemProblem(problem, context(input.trace(), List.of()));
  }

  static BatchOutcome.ItemProblem of(ObjectChange input, Problem problem) {
    return new BatchOutcome.ItemProblem(problem, context(input.trace(), List.of(input.id())));
  }

  /** HubSpot reports all missing records of a batch as one. */
  static BatchOutcome.ItemProblem missing(Problem problem, List<String> ids) {
    return new BatchOutcome.ItemProblem(problem, context(Optional.empty(), ids));
  }

  private static Map<String, List<String>> context(Optional<String> trace, List<String> ids) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    trace.ifPresent(mark -> context.put("objectWriteTraceId", List.of(mark)));
    if (!ids.isEmpty()) {
      context.put("ids", ids);
    }
    return context;
  }
}
