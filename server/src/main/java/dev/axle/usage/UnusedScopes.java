package dev.axle.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sees scopes that an app has and never used, once it has been at work for a day. */
final class UnusedScopes {

  static final String SUBJECT = "scopes";
  private static final Duration LONG_ENOUGH = Duration.ofDays(1);
  private static final int SHOWN = 20;

  private UnusedScopes() {}

  /**
   * @param used when each scope was first used
   */
  static Optional<Advice> look(AppWindow window, Map<String, Instant> used) {
    Optional<Instant> begun = used.values().stream().min(Instant::compareTo);
    TreeSet<String> unused = new TreeSet<>(window.granted());
    unused.removeAll(used.keySet());
    if (begun.isEmpty()
        || window.latest().isBefore(begun.get().plus(LONG_ENOUGH))
        || unused.isEmpty()) {
      return Optional.empty();
    }
    List<String> shown = new ArrayList<>(unused).subList(0, Math.min(SHOWN, unused.size()));
    int more = unused.size() - shown.size();
    return Optional.of(
        new Advice(
            window.app(),
            window.name(),
            AdviceKind.UNUSED_SCOPES,
            SUBJECT,
            "Granted, and not used since %s: %s%s."
                .formatted(
                    begun.get(),
                    String.join(", ", shown),
                    more > 0 ? ", and " + more + " more" : ""),
            "Take them from the app: a token that is lost then opens less.",
            0,
            0,
            begun.get(),
            window.latest(),
            List.of()));
  }
}
