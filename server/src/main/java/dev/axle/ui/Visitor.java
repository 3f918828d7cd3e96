package dev.axle.ui;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.util.Set;

/**
 * Somebody who is signed in to an account.
 *
 * @param person the number of the person, the same in all accounts
 * @param user the number as a user of this account
 * @param role what the role is called
 * @param scopes the operations that the role opens
 */
public record Visitor(
    long person,
    UserId user,
    String name,
    String email,
    PortalId portal,
    String portalName,
    String role,
    Set<Right> rights,
    Set<String> scopes) {

  public Visitor {
    rights = Set.copyOf(rights);
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
