package dev.axle.webhooks;

import dev.axle.edge.Secret;
import java.util.Optional;

/** The secrets by which what is sent to apps is signed. */
@FunctionalInterface
public interface SigningSecrets {

  /** Nothing if there is no such app any more. */
  Optional<Secret> of(AppKey app);
}
