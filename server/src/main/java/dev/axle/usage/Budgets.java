package dev.axle.usage;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.CallerKind;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Reservation;
import dev.axle.edge.Reservations;
import dev.axle.portals.PortalApp;
import dev.axle.portals.Portals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What of a portal's day is kept for single apps. An app may use its part and whatever is kept for
 * nobody; all others can't touch its part, so that none is starved.
 */
public final class Budgets implements Reservations {

  /**
   * How long another node may go on with budgets that this one changed. They are then read anew
   * beside the call that asks for them, which does not wait.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final BudgetStore store;
  private final UsageStore usage;
  private final Portals portals;
  private final LoadingCache<PortalId, List<Reservation>> known;

  public Budgets(Database database, Portals portals) {
    this.store = new BudgetStore(database);
    this.usage = new UsageStore(database);
    this.portals = portals;
    this.known =
        Caffeine.newBuilder().maximumSize(10_000).refreshAfterWrite(REMEMBERED).build(store::of);
  }

  @Override
  public List<Reservation> of(PortalId portal) {
    return known.get(portal);
  }

  @Override
  public Map<AppId, Long> calls(PortalId portal, Instant since) {
    return usage.counted(portal, since);
  }

  /** The budgets as they are kept. */
  public List<Reservation> list(PortalId portal) {
    return store.of(portal);
  }

  /**
   * @throws Problem 404 if the app has none
   */
  public Reservation read(PortalId portal, AppId app) {
    return store.of(portal).stream()
        .filter(budget -> budget.app().equals(app))
        .findFirst()
        .orElseThrow(() -> none(app));
  }

  /**
   * Keeps a part of the day for an app from now on.
   *
   * @throws Problem 404 if there is no such private app, 400 for a part that is none, or if more
   *     than all would be kept
   */
  public void set(PortalId portal, Reservation budget, Instant now) {
    boolean isPrivate =
        portals.apps(portal).stream()
            .filter(app -> app.kind() == CallerKind.PRIVATE_APP)
            .map(PortalApp::id)
            .anyMatch(budget.app()::equals);
    if (!isPrivate) {
      throw Problem.of(
          404, "OBJECT_NOT_FOUND", "The portal has no private app " + budget.app() + ".");
    }
    if (budget.percent() < 1 || budget.percent() > 100) {
      throw Problem.invalid("percent must be from 1 to 100, not " + budget.percent() + ".");
    }
    if (!store.put(portal, budget, now)) {
      throw Problem.invalid("The budgets of a portal can't be more than 100 percent together.");
    }
    known.invalidate(portal);
  }

  /**
   * @throws Problem 404 if the app has none
   */
  public void remove(PortalId portal, AppId app) {
    if (!store.delete(portal, app)) {
      throw none(app);
    }
    known.invalidate(portal);
  }

  private static Problem none(AppId app) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "The app " + app + " has no budget.");
  }
}
