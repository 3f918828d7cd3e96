package dev.axle.oauth;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.Portals;
import dev.axle.portals.ScopeGuide;
import dev.axle.ui.Page;
import dev.axle.ui.PageHandler;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Developers → Public apps: those that this account made for any account to install. */
public final class PublicAppsPages {

  private static final String PATH = "/app/developers/public-apps";
  public static final Shell.Entry ENTRY = new Shell.Entry("Public apps", PATH, Right.MANAGE_APPS);

  private final PublicApps apps;
  private final Portals portals;
  private final ScopeGuide guide;

  public PublicAppsPages(PublicApps apps, Portals portals, ScopeGuide guide) {
    this.apps = apps;
    this.portals = portals;
    this.guide = guide;
  }

  /**
   * An app as the pages show it.
   *
   * @param installs in how many accounts it is
   */
  public record Shown(PublicApp app, String logo, int installs) {

    public String path() {
      return PATH + "/" + app.id();
    }
  }

  public List<Page> pages() {
    return List.of(
        page("public-apps", Method.GET, "", this::list),
        page("public-apps.new", Method.GET, "/new", visit -> form(PublicAppForm.empty(guide), "")),
        page("public-apps.create", Method.POST, "", this::create),
        page("public-apps.app", Method.GET, "/{app}", this::app),
        page("public-apps.update", Method.POST, "/{app}", this::update),
        page("public-apps.rotate", Method.POST, "/{app}/rotate", this::rotate),
        page("public-apps.delete", Method.POST, "/{app}/delete", this::delete));
  }

  private static Page page(String name, Method method, String below, PageHandler handler) {
    return Page.of(name, method, PATH + below, Right.MANAGE_APPS, handler);
  }

  private Instant now(Visit visit) {
    return portals.clock(visit.visitor().portal()).now();
  }

  private Shown shown(PublicApp app) {
    return new Shown(app, apps.logo(app), apps.installs(app));
  }

  private PublicApp found(Visit visit) {
    return apps.read(visit.visitor().portal(), visit.path("app"));
  }

  private View list(Visit visit) {
    PortalId developer = visit.visitor().portal();
    return View.page(
        "oauth/public-apps",
        "Public apps",
        Map.of("apps", apps.all(developer).stream().map(this::shown).toList()));
  }

  private static View form(PublicAppForm form, String problem) {
    Map<String, Object> model = Map.of("form", form, "problem", problem);
    return View.form("oauth/new-public-app", "New public app", model);
  }

  private View create(Visit visit) {
    try {
      PublicAppWish wish = PublicAppForm.wish(visit);
      visit.announce("", visit.field("name"));
      return opened(apps.create(visit.visitor().portal(), wish, now(visit)), visit);
    } catch (Problem problem) {
      return form(PublicAppForm.of(visit, "", guide), problem.text());
    }
  }

  private View app(Visit visit) {
    PublicApp app = found(visit);
    return app(visit, app, PublicAppForm.of(app, apps.logo(app), guide), "", "");
  }

  private View opened(PublicApps.Opened opened, Visit visit) {
    PublicApp app = opened.app();
    PublicAppForm form = PublicAppForm.of(app, apps.logo(app), guide);
    return app(visit, app, form, opened.clientSecret().value(), "");
  }

  /**
   * @param secret that is shown only now; empty text if it is not
   */
  private View app(Visit visit, PublicApp app, PublicAppForm form, String secret, String problem) {
    Map<String, Object> model =
        Map.of(
            "shown",
            shown(app),
            "form",
            form,
            "origin",
            visit.origin(),
            "secret",
            secret,
            "problem",
            problem);
    return View.form("oauth/public-app", app.name(), model);
  }

  private View update(Visit visit) {
    PublicApp before = found(visit);
    try {
      PublicAppWish wish = PublicAppForm.wish(visit);
      announce(visit, before);
      apps.update(before.developer(), before.id().toString(), wish, now(visit));
      return View.goTo(PATH + "/" + before.id());
    } catch (Problem problem) {
      PublicAppForm form = PublicAppForm.of(visit, apps.logo(before), guide);
      return app(visit, before, form, "", problem.text());
    }
  }

  private View rotate(Visit visit) {
    PublicApp app = found(visit);
    announce(visit, app);
    return opened(apps.rotate(app.developer(), app.id().toString()), visit);
  }

  private View delete(Visit visit) {
    PublicApp app = found(visit);
    announce(visit, app);
    apps.delete(app.developer(), app.id().toString());
    return View.goTo(PATH);
  }

  private static void announce(Visit visit, PublicApp app) {
    visit.announce(app.id().toString(), app.name());
  }
}
