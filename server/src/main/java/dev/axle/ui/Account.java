package dev.axle.ui;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.util.Set;

/**
 * An account, to somebody who is a member of it.
 *
 * @param user the number as a user there
 * @param role what the role there is called
 * @param scopes the operations that the role opens
 */
public record Account(
    PortalId portal, String name, UserId user, String role, Set<Right> rights, Set<String> scopes) {

  public Account {
    rights = Set.copyOf(rights);
    scopes = Set.copyOf(scopes);
  }

  public boolean allows(Right right) {
    return rights.contains(right);
  }
}
