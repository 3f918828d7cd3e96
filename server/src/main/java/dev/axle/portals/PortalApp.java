package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.CallerKind;
import java.util.Set;

/** An app as the portal sees it. */
public record PortalApp(AppId id, String name, CallerKind kind, Set<String> scopes) {

  public PortalApp {
    scopes = Set.copyOf(scopes);
  }
}
