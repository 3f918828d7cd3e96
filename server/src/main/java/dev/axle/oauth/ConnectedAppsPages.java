package dev.axle.oauth;

import dev.axle.edge.AppId;
import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.InstalledApps;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings → Connected apps: the public apps that were let in, and the way out for them. */
public final class ConnectedAppsPages {

  private static final String PATH = "/app/settings/connected-apps";
  public static final Shell.Entry ENTRY =
      new Shell.Entry("Connected apps", PATH, Right.MANAGE_APPS);

  private final Installs installs;
  private final PublicApps apps;

  public ConnectedAppsPages(Installs installs, PublicApps apps) {
    this.installs = installs;
    this.apps = apps;
  }

  /** An app as the page shows it. */
  public record Shown(InstalledApps.Install install, String logo, GrantedScopes scopes) {}

  public List<Page> pages() {
    return List.of(
        Page.of("connected-apps", Method.GET, PATH, Right.MANAGE_APPS, this::list),
        Page.of(
            "connected-apps.remove",
            Method.POST,
            PATH + "/{app}/remove",
            Right.MANAGE_APPS,
            this::remove));
  }

  private View list(Visit visit) {
    List<Shown> shown =
        installs.all(visit.visitor().portal()).stream()
            .map(
                install ->
                    new Shown(
                        install,
                        apps.find(install.app()).map(apps::logo).orElse(""),
                        GrantedScopes.of(install.scopes(), Set.of())))
            .toList();
    return View.page("oauth/connected", "Connected apps", Map.of("apps", shown));
  }

  private View remove(Visit visit) {
    PortalId portal = visit.visitor().portal();
    InstalledApps.Install install =
        AppId.parse(visit.path("app"))
            .flatMap(app -> installs.find(portal, app))
            .orElseThrow(ConnectedAppsPages::notFound);
    visit.announce(install.app().toString(), install.name());
    installs.uninstall(portal, install.app());
    return View.goTo(PATH);
  }

  private static Problem notFound() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no such app in this account.");
  }
}
