package dev.axle.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees calls that are tried again less than a second after a 429. */
final class HastyRetries implements Adviser {

  private static final int OFTEN = 5;

  /** No 429 asks to wait for less. */
  private static final Duration TOO_SOON = Duration.ofSeconds(1);

  /** Times are of whole milliseconds: what came after something may seem to come before it. */
  private static final Duration PRECISION = Duration.ofMillis(1);

  @Override
  public List<Advice> look(AppWindow window) {
    Map<String, Instant> refused = new HashMap<>();
    List<Seen> hasty = new ArrayList<>();
    for (Seen call : window.calls()) {
      Instant before = refused.get(call.request());
      if (before != null
          && !call.begun().isBefore(before.minus(PRECISION))
          && call.begun().isBefore(before.plus(TOO_SOON))) {
        hasty.add(call);
      }
      if (call.throttled()) {
        refused.put(call.request(), call.at());
      } else {
        refused.remove(call.request());
      }
    }
    return hasty.size() < OFTEN ? List.of() : List.of(advice(window, hasty));
  }

  private static Advice advice(AppWindow window, List<Seen> hasty) {
    return window.advice(
        AdviceKind.BACK_OFF,
        "429",
        "%d calls within 15 minutes were tried again less than a second after a 429."
            .formatted(hasty.size()),
        "Wait as many seconds as Retry-After says, and longer each time; pace calls by X-HubSpot-RateLimit-Remaining.",
        hasty.size(),
        hasty);
  }
}
