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
import dev.axle.portals.AppRemains;
import dev.axle.portals.PortalApp;
import dev.axle.portals.Portals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a portal's day is kept for single apps. An app may use its part and whatever is kept for
 * nobody; all others can't touch its part, so that none is starved.
 */
public final class Budgets implements Reservations, AppRemains {

  /**
   * How long another node may go on with budgets that this one changed. They are then read anew
   * beside the call that asks for them, which does not wait.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Database database;
  private final UsageStore usage;
  private final Portals portals;
  private final LoadingCache<PortalId, List<Reservation>> known;

  public Budgets(Database database, Portals portals) {
    this.database = database;
    this.usage = new UsageStore(database);
    this.portals = portals;
    this.known =
        Caffeine.newBuilder().maximumSize(10_000).refreshAfterWrite(REMEMBERED).build(this::list);
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
    return database.read(connection -> BudgetStore.of(connection, portal));
  }

  /** The private apps with their budgets. */
  List<AppBudget> ofApps(PortalId portal, Usage.Today today) {
    Map<AppId, Integer> percents =
        list(portal).stream().collect(Collectors.toMap(Reservation::app, Reservation::percent));
    Map<AppId, String> names =
        portals.apps(portal).stream()
            .filter(app -> app.kind() == CallerKind.PRIVATE_APP)
            .collect(Collectors.toMap(PortalApp::id, PortalApp::name));
    Map<AppId, Long> used = calls(portal, today.begun());
    return names.keySet().stream()
        .map(
            app -> {
              Optional<Integer> percent = Optional.ofNullable(percents.get(app));
              return new AppBudget(
                  app,
                  Usage.name(app, names),
                  percent,
                  percent.flatMap(
                      each ->
                          today
                              .allowance()
                              .map(allowed -> new Reservation(app, each).calls(allowed))),
                  used.getOrDefault(app, 0L));
            })
        .sorted(
            Comparator.comparing((AppBudget budget) -> -budget.percent().orElse(0))
                .thenComparing(AppBudget::name)
                .thenComparing(budget -> budget.app().value()))
        .toList();
  }

  /**
   * @throws Problem 404 if the app has none
   */
  public Reservation read(PortalId portal, AppId app) {
    return list(portal).stream()
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
    database.transaction(
        connection -> {
          BudgetStore.lock(connection, portal);
          int others =
              BudgetStore.of(connection, portal).stream()
                  .filter(each -> !each.app().equals(budget.app()))
                  .mapToInt(Reservation::percent)
                  .sum();
          if (others + budget.percent() > 100) {
            throw Problem.invalid(
                "The budgets of a portal can't be more than 100 percent together; %d are left for this app."
                    .formatted(100 - others));
          }
          BudgetStore.put(connection, portal, budget, now);
          return budget;
        });
    known.invalidate(portal);
  }

  /**
   * @throws Problem 404 if the app has none
   */
  public void remove(PortalId portal, AppId app) {
    database.transaction(
        connection -> {
          if (!BudgetStore.delete(connection, portal, app)) {
            throw none(app);
          }
          return app;
        });
    known.invalidate(portal);
  }

  @Override
  public void remove(Connection transaction, PortalId portal, AppId app) throws SQLException {
    if (BudgetStore.delete(transaction, portal, app)) {
      database.afterCommit(() -> known.invalidate(portal));
    }
  }

  private static Problem none(AppId app) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "The app " + app + " has no budget.");
  }
}
