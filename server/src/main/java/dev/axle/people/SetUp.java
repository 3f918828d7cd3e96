package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import java.util.Optional;

/**
 * The first sign-in of an instance: whoever has read the code, which is printed when it starts, may
 * make the first super admin.
 */
public final class SetUp {

  private final People people;
  private final PortalId portal;
  private final Secret code;

  /**
   * @param portal of which the first person becomes the super admin
   */
  public SetUp(People people, PortalId portal) {
    this.people = people;
    this.portal = portal;
    this.code = Secret.session();
  }

  /** The path that opens it; nothing once there is somebody. */
  public Optional<String> path() {
    return people.isEmpty() ? Optional.of("/set-up?code=" + code.value()) : Optional.empty();
  }

  boolean isOpenedBy(String shown) {
    return code.is(shown);
  }

  /**
   * @throws Problem 403 for another code
   */
  void make(String shown, String email, String name, String password) {
    if (!isOpenedBy(shown)) {
      throw Problem.of(
          403, "FORBIDDEN", "Open the link that the server printed when it was started.");
    }
    people.setUp(portal, email, name, password);
  }
}
