package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.portals.PortalApp;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;

/** The apps of a test's portal. */
final class Apps {

  static final String FIRST = "First app";

  private Apps() {}

  static AppId named(RunningAxle axle, TestPortal portal, String name) {
    return axle.axle().portals().apps(portal.id()).stream()
        .filter(app -> app.name().equals(name))
        .map(PortalApp::id)
        .findFirst()
        .orElseThrow();
  }
}
