package dev.axle.edge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code StandardError}: why some items of a batch failed while others went well.
 *
 * @param context which items, by {@code ids}, {@code name} or {@code objectWriteTraceId}
 */
public record BatchError(
    String status,
    String category,
    @Nullable String subCategory,
    String message,
    Map<String, List<String>> context,
    List<Problem.Detail> errors,
    Map<String, String> links) {

  public static BatchError of(Problem problem, Map<String, List<String>> context) {
    return new BatchError(
        "error",
        problem.category(),
        problem.subCategory(),
        problem.text(),
        context,
        problem.details(),
        Map.of());
  }
}
