package dev.axle.usage;

import dev.axle.portals.AppActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sees scopes that an app has and never used, once it has been at work for a day. */
final class UnusedScopes {

  static final String SUBJECT = "scopes";
  private static final Duration LONG_ENOUGH = Duration.ofDays(1);
  private static final int SHOWN = 20;

  private UnusedScopes() {}

  /**
   * Those of an app.
   *
   * @param used when each scope was first used
   */
  static Optional<AppActivity.Unused> of(
      Set<String> granted, Map<String, Instant> used, Instant now) {
    TreeSet<String> unused = new TreeSet<>(granted);
    unused.removeAll(used.keySet());
    return used.values().stream()
        .min(Instant::compareTo)
        .filter(begun -> !unused.isEmpty() && !now.isBefore(begun.plus(LONG_ENOUGH)))
        .map(begun -> new AppActivity.Unused(unused, begun));
  }

  static Optional<Advice> look(AppWindow window, Map<String, Instant> used) {
    return of(window.granted(), used, window.latest()).map(unused -> advice(window, unused));
  }

  private static Advice advice(AppWindow window, AppActivity.Unused unused) {
    List<String> shown = unused.scopes().stream().limit(SHOWN).toList();
    int more = unused.scopes().size() - shown.size();
    return new Advice(
        window.app(),
        window.name(),
        AdviceKind.UNUSED_SCOPES,
        SUBJECT,
        "Granted, and not used since %s: %s%s."
            .formatted(
                unused.since(),
                String.join(", ", shown),
                more > 0 ? ", and " + more + " more" : ""),
        "Take them from the app: a token that is lost then opens less.",
        0,
        0,
        unused.since(),
        window.latest(),
        List.of());
  }
}
