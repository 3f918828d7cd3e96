package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;

/** Knows the users of accounts, as the API shows them: each member is one. */
@FunctionalInterface
public interface PortalUsers {

  /** The user with this email, made if there is none yet. */
  UserId withEmail(PortalId portal, String email, String name);
}
