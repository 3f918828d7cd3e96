package dev.axle.webhooks;

import dev.axle.edge.Problem;
import dev.axle.edge.Secret;

/** The signing secrets of private apps, for those who may see them. */
public final class ShownSecrets {

  private final PrivateSecrets secrets;

  public ShownSecrets(PrivateSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @throws Problem 400 of a public app
   */
  public Secret of(MadeApp app) {
    check(app);
    return secrets.of(app.key());
  }

  /**
   * Gives the app another one, which signs from now on.
   *
   * @throws Problem 400 of a public app
   */
  public Secret rotate(MadeApp app) {
    check(app);
    return secrets.rotate(app.key());
  }

  private static void check(MadeApp app) {
    if (app.kind() == MadeApp.Kind.PUBLIC) {
      throw Problem.invalid(
          "The webhooks of a public app are signed by its client secret, which is shown when it is"
              + " made or rotated.");
    }
  }
}
