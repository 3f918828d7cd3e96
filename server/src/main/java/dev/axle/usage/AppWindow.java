package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last calls of one app, at most 2,000 of at most 15 minutes. Used by one thread at a time. */
final class AppWindow {

  static final int MOST = 2_000;
  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration SCOPES_LOOKED_AT = Duration.ofHours(1);

  private final PortalId portal;
  private final AppId app;
  private final Deque<Seen> calls = new ArrayDeque<>();
  private final Set<String> used = new HashSet<>();
  private String name = "";
  private Set<String> granted = Set.of();
  private boolean changed;
  private @Nullable Instant scopesLookedAt;

  AppWindow(PortalId portal, AppId app) {
    this.portal = portal;
    this.app = app;
  }

  /** A clock that was moved back begins anew. */
  void add(Seen call, String appName, Set<String> scopes) {
    if (!calls.isEmpty() && call.at().isBefore(calls.getLast().at().minus(LONGEST))) {
      calls.clear();
      scopesLookedAt = null;
    }
    calls.addLast(call);
    Instant oldest = call.at().minus(LONGEST);
    while (calls.size() > MOST || calls.getFirst().at().isBefore(oldest)) {
      calls.removeFirst();
    }
    name = appName;
    granted = scopes;
    changed = true;
  }

  /** Whether an app that uses this scope had not used it before, as far as this node knows. */
  boolean uses(String scope) {
    return used.add(scope);
  }

  /** Whether there were calls since this was last asked. */
  boolean hasChanged() {
    boolean before = changed;
    changed = false;
    return before;
  }

  /** Whether it is time to look at the scopes, which is so once in an hour. */
  boolean areScopesDue() {
    Instant now = calls.getLast().at();
    if (scopesLookedAt != null && now.isBefore(scopesLookedAt.plus(SCOPES_LOOKED_AT))) {
      return false;
    }
    scopesLookedAt = now;
    return true;
  }

  Instant latest() {
    return calls.getLast().at();
  }

  PortalId portal() {
    return portal;
  }

  AppId app() {
    return app;
  }

  String name() {
    return name;
  }

  Set<String> granted() {
    return granted;
  }

  /** In the order in which they were answered. */
  List<Seen> calls() {
    return List.copyOf(calls);
  }

  /**
   * An advice about calls of this app.
   *
   * @param shown those that show it, at least one, in their order
   */
  Advice advice(
      AdviceKind kind, String subject, String seen, String instead, long saved, List<Seen> shown) {
    return new Advice(
        app,
        name,
        kind,
        subject,
        seen,
        instead,
        shown.size(),
        saved,
        shown.getFirst().at(),
        shown.getLast().at(),
        Advice.Sample.of(shown));
  }
}
