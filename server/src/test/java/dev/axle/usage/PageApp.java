package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.portals.PortalApp;
import dev.axle.portals.Scopes;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.Optional;

/** A new private app of the portal whose pages the admin sees. */
record PageApp(AppId id, TestPortal calls) {

  static PageApp named(RunningAxle axle, String name) {
    PortalId portal = axle.axle().portals().all().getFirst();
    String token =
        axle.axle().portals().addApp(portal, name, Optional.empty(), Scopes.all()).value();
    AppId id =
        axle.axle().portals().apps(portal).stream()
            .filter(app -> app.name().equals(name))
            .map(PortalApp::id)
            .findFirst()
            .orElseThrow();
    return new PageApp(id, axle.portal(PageApp.class).withToken(token));
  }
}
