package dev.axle.oauth;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import java.util.Optional;

/** Knows how users are reached. */
@FunctionalInterface
public interface UserEmails {

  /** The email of a user, if there is such a one. */
  Optional<String> email(PortalId portal, UserId user);
}
