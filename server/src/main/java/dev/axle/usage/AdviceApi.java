package dev.axle.usage;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import java.util.List;
import java.util.Set;

/** The operation that tells what apps could do better. Reading it counts against no limit. */
public final class AdviceApi {

  private final AdviceBook advice;

  public AdviceApi(AdviceBook advice) {
    this.advice = advice;
  }

  record Entry(
      long appId,
      String appName,
      String kind,
      String subject,
      String seen,
      String instead,
      long calls,
      long callsSaved,
      String firstSeen,
      String lastSeen,
      List<Advice.Sample> sample) {

    static Entry of(Advice advice) {
      return new Entry(
          advice.app().value(),
          advice.appName(),
          advice.kind().name(),
          advice.subject(),
          advice.seen(),
          advice.instead(),
          advice.calls(),
          advice.saved(),
          advice.firstSeen().toString(),
          advice.lastSeen().toString(),
          advice.sample());
    }
  }

  record Listing(List<Entry> results) {}

  public List<Operation> operations() {
    return List.of(
        Operation.of("axle.advice.list", Method.GET, List.of("/axle/v1/advice"))
            .access(Access.anyOf((caller, path) -> Set.of()))
            .limit(LimitClass.UNLIMITED)
            .gives(200, Listing.class)
            .documented("Says what apps could do better, and what shows it.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new Listing(advice.of(call.portal()).stream().map(Entry::of).toList()))));
  }
}
