package dev.axle.portals;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * An app that one portal made for itself; its token opens what its scopes say.
 *
 * @param description what it is there for; may be empty
 * @param user whom it acts for, where that is known
 */
public record PrivateApp(
    PortalId portal,
    AppId id,
    String name,
    String description,
    Optional<UserId> user,
    Set<String> scopes) {

  public PrivateApp {
    scopes = Set.copyOf(scopes);
  }
}
