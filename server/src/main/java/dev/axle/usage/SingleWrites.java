package dev.axle.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees records of a type that are written one by one, many in a minute. */
final class SingleWrites implements Adviser {

  private static final int MANY = 20;
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Map<String, String> BATCHES =
      Map.of(
          "crm.objects.create", "create",
          "crm.objects.update", "update",
          "crm.objects.archive", "archive");

  private record Kind(String objects, String batch) {

    static Kind of(Seen call) {
      String batch = BATCHES.getOrDefault(call.operation().name(), "");
      String path = call.path();
      return new Kind(
          batch.equals("create") ? path : path.substring(0, path.lastIndexOf('/')), batch);
    }
  }

  @Override
  public List<Advice> look(AppWindow window) {
    List<Advice> found = new ArrayList<>();
    Adviser.grouped(
            window,
            call -> call.succeeded() && BATCHES.containsKey(call.operation().name()),
            Kind::of)
        .forEach((kind, calls) -> advice(window, kind, calls).ifPresent(found::add));
    return found;
  }

  private static Optional<Advice> advice(AppWindow window, Kind kind, List<Seen> calls) {
    int most = mostInAMinute(calls);
    if (most < MANY) {
      return Optional.empty();
    }
    return Optional.of(
        window.advice(
            AdviceKind.BATCH_WRITES,
            calls.getFirst().operation().method() + " " + kind.objects(),
            "%d single writes within 15 minutes, up to %d in a minute."
                .formatted(calls.size(), most),
            "POST %s/batch/%s takes up to 100 records in one call."
                .formatted(kind.objects(), kind.batch()),
            Adviser.savedByBatches(calls.size()),
            calls));
  }

  private static int mostInAMinute(List<Seen> calls) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < calls.size(); last++) {
      while (calls.get(first).at().plus(SOON).isBefore(calls.get(last).at())) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
