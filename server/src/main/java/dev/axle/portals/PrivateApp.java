package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.util.Set;

/** An app that one portal made for itself; its token opens what its scopes say. */
public record PrivateApp(PortalId portal, AppId id, String name, Set<String> scopes) {

  public PrivateApp {
    scopes = Set.copyOf(scopes);
  }
}
