package dev.axle.webhooks;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import java.util.Optional;

/** Knows the apps that portals have made. */
@FunctionalInterface
public interface MadeApps {

  Optional<MadeApp> find(PortalId maker, AppId app);

  /**
   * The app that a portal speaks of.
   *
   * @throws Problem 404 if it has not made it
   */
  default MadeApp read(PortalId maker, String id) {
    return AppId.parse(id)
        .flatMap(app -> find(maker, app))
        .orElseThrow(
            () ->
                Problem.of(
                    404, "OBJECT_NOT_FOUND", "There is no app with the id " + id + " here."));
  }
}
