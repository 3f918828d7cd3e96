package dev.axle.portals;

import dev.axle.edge.Caller;
import dev.axle.edge.Method;
import dev.axle.edge.Problem;
import dev.axle.ui.Page;
import dev.axle.ui.PageHandler;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import dev.axle.ui.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Settings → Private apps: their scopes and tokens. */
public final class PrivateAppsPages {

  private static final String PATH = "/app/settings/private-apps";
  public static final Shell.Entry ENTRY = new Shell.Entry("Private apps", PATH, Right.MANAGE_APPS);

  private final PrivateApps apps;
  private final Portals portals;

  public PrivateAppsPages(PrivateApps apps, Portals portals) {
    this.apps = apps;
    this.portals = portals;
  }

  public List<Page> pages() {
    return List.of(
        page("private-apps", Method.GET, "", visit -> list(visit, "")),
        page("private-apps.new", Method.GET, "/new", visit -> form("", Set.of(), "")),
        page("private-apps.create", Method.POST, "", this::create),
        page("private-apps.app", Method.GET, "/{app}", visit -> app(visit, "", "")),
        page("private-apps.update", Method.POST, "/{app}", this::update),
        page("private-apps.rotate", Method.POST, "/{app}/rotate", this::rotate),
        page("private-apps.delete", Method.POST, "/{app}/delete", this::delete));
  }

  private static Page page(String name, Method method, String below, PageHandler handler) {
    return Page.of(name, method, PATH + below, Right.MANAGE_APPS, handler);
  }

  private Caller caller(Visit visit) {
    Visitor visitor = visit.visitor();
    return portals.callerOf(visitor.portal(), visitor.user(), visitor.name());
  }

  private View list(Visit visit, String problem) {
    Map<String, Object> model =
        Map.of("apps", apps.all(visit.visitor().portal()), "problem", problem);
    return problem.isEmpty()
        ? View.page("portals/private-apps", "Private apps", model)
        : View.refused("portals/private-apps", "Private apps", model);
  }

  private static View form(String name, Set<String> chosen, String problem) {
    Map<String, Object> model =
        Map.of("name", name, "groups", groups(), "chosen", chosen, "problem", problem);
    return problem.isEmpty()
        ? View.page("portals/new-private-app", "New private app", model)
        : View.refused("portals/new-private-app", "New private app", model);
  }

  /** The scopes by what they are about: the first words of their names. */
  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new TreeMap<>();
    for (String scope : new TreeSet<>(Scopes.all())) {
      String[] words = scope.split("\\.");
      String group = words.length > 2 ? words[0] + "." + words[1] : words[0];
      groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(scope);
    }
    return groups;
  }

  private View create(Visit visit) {
    String name = visit.field("name");
    Set<String> scopes = visit.form().list("scope");
    try {
      PrivateApps.Opened opened = apps.create(caller(visit), name, scopes);
      return app(opened.entry(), opened.token().value(), "");
    } catch (Problem problem) {
      return form(name, scopes, problem.text());
    }
  }

  private View app(Visit visit, String token, String problem) {
    return app(apps.read(visit.visitor().portal(), visit.path("app")), token, problem);
  }

  private static View app(PrivateApps.Entry entry, String token, String problem) {
    Map<String, Object> model =
        Map.of(
            "entry",
            entry,
            "groups",
            groups(),
            "chosen",
            entry.app().scopes(),
            "token",
            token,
            "problem",
            problem);
    return problem.isEmpty()
        ? View.page("portals/private-app", entry.app().name(), model)
        : View.refused("portals/private-app", entry.app().name(), model);
  }

  private View update(Visit visit) {
    try {
      apps.update(
          caller(visit),
          visit.path("app"),
          Optional.of(visit.field("name")),
          Optional.of(visit.form().list("scope")));
      return View.goTo(PATH + "/" + visit.path("app"));
    } catch (Problem problem) {
      return app(visit, "", problem.text());
    }
  }

  private View rotate(Visit visit) {
    try {
      int overlap = visit.field("overlap").equals("7") ? 7 : 0;
      PrivateApps.Opened opened = apps.rotate(caller(visit), visit.path("app"), overlap);
      return app(opened.entry(), opened.token().value(), "");
    } catch (Problem problem) {
      return app(visit, "", problem.text());
    }
  }

  private View delete(Visit visit) {
    apps.delete(caller(visit), visit.path("app"));
    return View.goTo(PATH);
  }
}
