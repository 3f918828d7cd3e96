package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.portals.InstalledApps;
import java.util.List;
import java.util.Optional;

/** The public apps that a portal has, and how it gets rid of them. */
public final class Installs {

  private final Database database;
  private final InstalledApps installed;
  private final GrantStore store = new GrantStore();

  public Installs(Database database, InstalledApps installed) {
    this.database = database;
    this.installed = installed;
  }

  /** The oldest first. */
  public List<InstalledApps.Install> all(PortalId portal) {
    return installed.all(portal);
  }

  Optional<InstalledApps.Install> find(PortalId portal, AppId app) {
    return installed.find(portal, app);
  }

  /**
   * Takes an app out of a portal; all its tokens end at once.
   *
   * @throws Problem 404 if it is not installed
   */
  public void uninstall(PortalId portal, AppId app) {
    database.transaction(
        transaction -> {
          store.remove(transaction, portal, app);
          if (!installed.remove(transaction, portal, app)) {
            throw Problem.of(
                404, "OBJECT_NOT_FOUND", "The app " + app + " is not installed in this account.");
          }
          return app;
        });
  }

  /**
   * An app takes itself out of the portal that it calls.
   *
   * @throws Problem 400 if it is not one that was installed
   */
  void uninstall(Caller caller) {
    if (caller.kind() != CallerKind.PUBLIC_APP) {
      throw Problem.invalid("Only a public app can be uninstalled, by its own access token.");
    }
    uninstall(caller.portal(), caller.app());
  }
}
