package dev.axle.crm.objects;

import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of the items of a batch: those that went well, and why the others did not. */
public record BatchOutcome<T>(List<T> results, List<ItemProblem> problems) {

  /**
   * @param context which items, in HubSpot's terms: {@code ids} or {@code objectWriteTraceId}
   */
  public record ItemProblem(Problem problem, Map<String, List<String>> context) {}

  BatchOutcome<T> and(BatchOutcome<T> other) {
    List<T> allResults = new ArrayList<>(results);
    allResults.addAll(other.results);
    List<ItemProblem> allProblems = new ArrayList<>(problems);
    allProblems.addAll(other.problems);
    return new BatchOutcome<>(allResults, allProblems);
  }
}
