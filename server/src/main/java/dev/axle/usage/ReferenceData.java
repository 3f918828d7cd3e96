package dev.axle.usage;

import dev.axle.edge.Method;
import java.util.ArrayList;
import java.util.List;

/** Sees definitions that are read over and over, and never differ. */
final class ReferenceData implements Adviser {

  private static final int OFTEN = 6;
  private static final List<String> OPERATIONS =
      List.of(
          "crm.properties.",
          "crm.pipelines.",
          "crm.owners.",
          "crm.schemas.",
          "crm.validations.",
          "crm.associations.labels.",
          "crm.associations.types");

  static boolean isMeant(Seen call) {
    return call.operation().method() == Method.GET
        && OPERATIONS.stream().anyMatch(call.operation().name()::startsWith);
  }

  @Override
  public List<Advice> look(AppWindow window) {
    List<Advice> found = new ArrayList<>();
    Adviser.grouped(window, call -> call.succeeded() && isMeant(call), Seen::identity)
        .values()
        .forEach(
            calls -> {
              if (calls.size() >= OFTEN && calls.stream().map(Seen::size).distinct().count() == 1) {
                found.add(advice(window, calls));
              }
            });
    return found;
  }

  private static Advice advice(AppWindow window, List<Seen> calls) {
    return window.advice(
        AdviceKind.CACHE_REFERENCE_DATA,
        calls.getFirst().request(),
        "The same definitions read %d times within 15 minutes, always with the same answer."
            .formatted(calls.size()),
        "Read them once at the start of a run and keep them; an hour is a good time to keep them for.",
        calls.size() - 1L,
        calls);
  }
}
