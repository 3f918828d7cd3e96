package dev.axle.edge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of one portal on one day of its calendar. */
public final class DayCount {

  private final LocalDate date;
  private final Tally all;
  private final Map<AppId, Tally> byApp = new HashMap<>();

  DayCount(LocalDate date, long callsSoFar, Map<AppId, Long> callsByApp) {
    this.date = date;
    this.all = new Tally(callsSoFar);
    callsByApp.forEach((app, calls) -> byApp.put(app, new Tally(calls)));
  }

  /**
   * What became of a call.
   *
   * @param remaining how many more the app could make
   * @param isBudget whether it was refused although the day is not over, for the sake of others
   */
  record Admission(boolean admitted, long remaining, boolean isBudget) {}

  Admission admit(
      PortalId portal,
      AppId app,
      long allowed,
      List<Reservation> reservations,
      SharedCounts shared) {
    return shared.isReachable()
        ? together(claim(portal, app, allowed, reservations), shared)
            .orElseGet(() -> alone(app, allowed, reservations))
        : alone(app, allowed, reservations);
  }

  private synchronized Admission alone(AppId app, long allowed, List<Reservation> reservations) {
    long left = remaining(app, allowed, reservations);
    if (left == 0) {
      return new Admission(false, 0, all.total() < allowed);
    }
    all.count();
    of(app).count();
    return new Admission(true, left - 1, false);
  }

  private Optional<Admission> together(DayClaim claim, SharedCounts shared) {
    Optional<DayClaim.Decision> decision = shared.decide(claim);
    synchronized (this) {
      if (decision.isEmpty()) {
        all.lost(claim.all());
        of(claim.app()).lost(claim.own());
        return Optional.empty();
      }
      DayClaim.Decision decided = decision.get();
      all.heard(claim.all(), decided.all());
      of(claim.app()).heard(claim.own(), decided.own());
      return Optional.of(
          new Admission(decided.admitted(), decided.free(), decided.all() < claim.allowed()));
    }
  }

  private synchronized DayClaim claim(
      PortalId portal, AppId app, long allowed, List<Reservation> reservations) {
    List<DayClaim.Held> held = new ArrayList<>(reservations.size());
    for (Reservation reservation : reservations) {
      if (!reservation.app().equals(app)) {
        held.add(
            new DayClaim.Held(
                reservation.app(), reservation.calls(allowed), of(reservation.app()).known()));
      }
    }
    return new DayClaim(portal, date, allowed, app, all.tell(), of(app).tell(), held);
  }

  /** How many more calls an app could make, beside what is kept for others. */
  synchronized long remaining(AppId app, long allowed, List<Reservation> reservations) {
    long left = allowed - all.total();
    for (Reservation reservation : reservations) {
      if (!reservation.app().equals(app)) {
        left -= Math.max(0, reservation.calls(allowed) - of(reservation.app()).total());
      }
    }
    return Math.max(0, left);
  }

  private Tally of(AppId app) {
    return byApp.computeIfAbsent(app, unused -> new Tally(0));
  }

  public LocalDate date() {
    return date;
  }

  public synchronized long calls() {
    return all.total();
  }
}
