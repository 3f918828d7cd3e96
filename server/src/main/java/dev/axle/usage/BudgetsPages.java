package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Reservation;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;

/** Settings → API usage → Budgets: what of the day is kept for which app. */
public final class BudgetsPages {

  private static final String PATH = UsagePages.PATH + "/budgets";

  private final Budgets budgets;
  private final Usage usage;

  public BudgetsPages(Budgets budgets, Usage usage) {
    this.budgets = budgets;
    this.usage = usage;
  }

  public List<Page> pages() {
    return List.of(
        Page.of("budgets", Method.GET, PATH, Right.MANAGE_APPS, visit -> list(visit, "")),
        Page.of("budgets.set", Method.POST, PATH + "/{app}", Right.MANAGE_APPS, this::set),
        Page.of(
            "budgets.remove",
            Method.POST,
            PATH + "/{app}/remove",
            Right.MANAGE_APPS,
            this::remove));
  }

  private View list(Visit visit, String problem) {
    PortalId portal = visit.visitor().portal();
    Usage.Today today = usage.today(portal);
    Map<String, Object> model =
        Map.of(
            "budgets",
            budgets.ofApps(portal, today),
            "allowance",
            today.allowance(),
            "problem",
            problem);
    return View.form("usage/budgets", "Budgets", model);
  }

  private View set(Visit visit) {
    PortalId portal = visit.visitor().portal();
    try {
      Reservation budget = new Reservation(app(visit), percent(visit.field("percent")));
      budgets.set(portal, budget, usage.time(portal));
      return View.goTo(PATH);
    } catch (Problem problem) {
      return list(visit, problem.text());
    }
  }

  private View remove(Visit visit) {
    try {
      budgets.remove(visit.visitor().portal(), app(visit));
      return View.goTo(PATH);
    } catch (Problem problem) {
      return list(visit, problem.text());
    }
  }

  private static AppId app(Visit visit) {
    try {
      return new AppId(Long.parseLong(visit.path("app")));
    } catch (NumberFormatException notAnId) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "There is no such app.");
    }
  }

  private static int percent(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Problem.invalid("The share must be a whole number from 1 to 100.");
    }
  }
}
