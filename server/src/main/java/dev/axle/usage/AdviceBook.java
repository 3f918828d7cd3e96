package dev.axle.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.axle.database.Database;
import dev.axle.edge.AnsweredCall;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.portals.AppActivity;
import dev.axle.portals.Portals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Gives advice to apps from their last calls. Calls are heard through a queue; when there are more
 * than it holds, those above it are not heard. The windows are this node's, the advice is kept.
 */
public final class AdviceBook {

  private static final int MOST_UNHEARD = 4_000;
  private static final int MOST_APPS = 200;
  private static final int MOST_OF_AN_APP = 50;
  private static final Duration SHOWN = Duration.ofDays(7);
  private static final Duration KEPT = Duration.ofDays(30);

  private record AppKey(PortalId portal, AppId app) {}

  private final ArrayBlockingQueue<AnsweredCall> unheard = new ArrayBlockingQueue<>(MOST_UNHEARD);
  private final Cache<AppKey, AppWindow> windows =
      Caffeine.newBuilder().maximumSize(MOST_APPS).build();
  private final AdviceStore store;
  private final Portals portals;
  private final List<Adviser> advisers;

  public AdviceBook(Database database, Portals portals, UniqueProperties unique) {
    this.store = new AdviceStore(database);
    this.portals = portals;
    this.advisers =
        List.of(
            new SingleWrites(),
            new Polling(),
            new ReferenceData(),
            new LookupSearches(unique),
            new HastyRetries());
  }

  void hear(AnsweredCall call) {
    unheard.offer(call);
  }

  /** The advice of the last seven days, the newest first. */
  public List<Advice> of(PortalId portal) {
    consider();
    return store.read(portal, portals.clock(portal).now().minus(SHOWN));
  }

  /**
   * The scopes that an app was granted and has not used in a day or more, by the portal's clock.
   */
  Optional<AppActivity.Unused> unusedScopes(PortalId portal, AppId app, Set<String> granted) {
    listen();
    return UnusedScopes.of(granted, store.scopes(portal, app), portals.clock(portal).now());
  }

  /** Looks at what was heard, of those who called since the last time. */
  synchronized void consider() {
    listen();
    for (AppWindow window : windows.asMap().values()) {
      if (window.hasChanged()) {
        advise(window);
      }
    }
  }

  /** Takes what was heard from the queue, so that there is room for more. */
  synchronized void listen() {
    List<AnsweredCall> heard = new ArrayList<>();
    unheard.drainTo(heard);
    List<AdviceStore.ScopeUse> uses = new ArrayList<>();
    for (AnsweredCall call : heard) {
      if (call.caller().kind().isApp()) {
        remember(call, uses);
      }
    }
    store.use(uses);
  }

  private void remember(AnsweredCall call, List<AdviceStore.ScopeUse> uses) {
    PortalId portal = call.caller().portal();
    AppId app = call.caller().app();
    AppWindow window = windows.get(new AppKey(portal, app), unused -> new AppWindow(portal, app));
    window.add(Seen.of(call, Lookup.of(call)), call.caller().appName(), call.caller().scopes());
    for (String scope : call.scopes()) {
      if (call.caller().scopes().contains(scope) && window.uses(scope)) {
        uses.add(new AdviceStore.ScopeUse(portal, app, scope, call.at()));
      }
    }
  }

  private void advise(AppWindow window) {
    List<Advice> found =
        advisers.stream()
            .flatMap(adviser -> adviser.look(window).stream())
            .limit(MOST_OF_AN_APP)
            .toList();
    store.put(window.portal(), found);
    if (window.areScopesDue()) {
      store.delete(window.portal(), window.app(), AdviceKind.UNUSED_SCOPES);
      UnusedScopes.look(window, store.scopes(window.portal(), window.app()))
          .ifPresent(advice -> store.put(window.portal(), List.of(advice)));
    }
  }

  /** Forgets what was last seen more than 30 days ago by each portal's clock. */
  public void expire() {
    Map<PortalId, Instant> before = new HashMap<>();
    portals.times().forEach((portal, now) -> before.put(portal, now.minus(KEPT)));
    store.deleteBefore(before);
  }
}
