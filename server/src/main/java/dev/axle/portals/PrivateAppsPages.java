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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Settings → Private apps: their scopes and tokens. */
public final class PrivateAppsPages {

  private static final String SCOPE = "scope";
  private static final String PATH = "/app/settings/private-apps";
  public static final Shell.Entry ENTRY = new Shell.Entry("Private apps", PATH, Right.MANAGE_APPS);

  private final PrivateApps apps;
  private final Logos logos;
  private final Portals portals;
  private final AppActivity activity;
  private final ScopeGuide guide;

  public PrivateAppsPages(
      PrivateApps apps, Logos logos, Portals portals, AppActivity activity, ScopeGuide guide) {
    this.apps = apps;
    this.logos = logos;
    this.portals = portals;
    this.activity = activity;
    this.guide = guide;
  }

  public List<Page> pages() {
    return List.of(
        page("private-apps", Method.GET, "", visit -> list(visit, "")),
        page("private-apps.new", Method.GET, "/new", visit -> form("", "", Set.of(), "")),
        page("private-apps.create", Method.POST, "", this::create),
        page("private-apps.app", Method.GET, "/{app}", visit -> app(visit, "", "")),
        page("private-apps.update", Method.POST, "/{app}", this::update),
        page("private-apps.drop-unused", Method.POST, "/{app}/drop-unused", this::dropUnused),
        page("private-apps.rotate", Method.POST, "/{app}/rotate", this::rotate),
        page("private-apps.delete", Method.POST, "/{app}/delete", this::delete));
  }

  private static Page page(String name, Method method, String below, PageHandler handler) {
    return Page.of(name, method, PATH + below, Right.MANAGE_APPS, handler);
  }

  private Caller caller(Visit visit) {
    return portals.callerOf(visit.visitor());
  }

  private View list(Visit visit, String problem) {
    Map<String, Object> model =
        Map.of(
            "apps",
            apps.all(visit.visitor().portal()),
            "logos",
            logos.addresses(visit.visitor().portal()),
            "problem",
            problem);
    return View.form("portals/private-apps", "Private apps", model);
  }

  private View form(String name, String description, Set<String> chosen, String problem) {
    Map<String, Object> model =
        Map.of(
            "name",
            name,
            "description",
            description,
            "choice",
            new ScopeChoice(SCOPE, chosen, guide),
            "problem",
            problem);
    return View.form("portals/new-private-app", "New private app", model);
  }

  private static PrivateApps.Wish wish(Visit visit) {
    return new PrivateApps.Wish(
        Optional.of(visit.field("name")),
        Optional.of(visit.field("description")),
        Optional.of(visit.form().list(SCOPE)),
        LogoChange.of(visit));
  }

  private View create(Visit visit) {
    visit.announce("", visit.field("name"));
    try {
      PrivateApps.Opened opened = apps.create(caller(visit), wish(visit));
      return app(opened.entry(), opened.token().value(), "");
    } catch (Problem problem) {
      return form(
          visit.field("name"),
          visit.field("description"),
          visit.form().list(SCOPE),
          problem.text());
    }
  }

  private View app(Visit visit, String token, String problem) {
    return app(apps.read(visit.visitor().portal(), visit.path("app")), token, problem);
  }

  private View app(PrivateApps.Entry entry, String token, String problem) {
    PrivateApp app = entry.app();
    Map<String, Object> model =
        Map.of(
            "entry",
            entry,
            "logo",
            logos.address(app.portal(), app.id()),
            "choice",
            new ScopeChoice(SCOPE, app.scopes(), guide),
            "calls",
            new CallsOfMonth(activity.days(app.portal(), app.id())),
            "unused",
            activity.unused(app.portal(), app.id(), app.scopes()),
            "token",
            token,
            "problem",
            problem);
    return View.form("portals/private-app", app.name(), model);
  }

  /** The app that is about to be changed, as the audit log names it. */
  private PrivateApp changed(Visit visit) {
    PrivateApp app = apps.read(visit.visitor().portal(), visit.path("app")).app();
    visit.announce(app.id().toString(), app.name());
    return app;
  }

  private View update(Visit visit) {
    changed(visit);
    try {
      apps.update(caller(visit), visit.path("app"), wish(visit));
      return View.goTo(PATH + "/" + visit.path("app"));
    } catch (Problem problem) {
      return app(visit, "", problem.text());
    }
  }

  private View dropUnused(Visit visit) {
    PrivateApp app = changed(visit);
    Set<String> kept = new TreeSet<>(app.scopes());
    activity
        .unused(app.portal(), app.id(), app.scopes())
        .ifPresent(unused -> kept.removeAll(unused.scopes()));
    apps.update(caller(visit), visit.path("app"), PrivateApps.Wish.of(kept));
    return View.goTo(PATH + "/" + visit.path("app"));
  }

  private View rotate(Visit visit) {
    changed(visit);
    try {
      int overlap = visit.field("overlap").equals("7") ? 7 : 0;
      PrivateApps.Opened opened = apps.rotate(caller(visit), visit.path("app"), overlap);
      return app(opened.entry(), opened.token().value(), "");
    } catch (Problem problem) {
      return app(visit, "", problem.text());
    }
  }

  private View delete(Visit visit) {
    changed(visit);
    apps.delete(caller(visit), visit.path("app"));
    return View.goTo(PATH);
  }
}
