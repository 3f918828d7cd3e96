package dev.axle.edge;

import java.util.Optional;

/** Who credentials belong to. The edge asks; the floor that keeps them answers. */
public interface Authentication {

  /**
   * @throws Problem 401 for a token that is unknown, revoked or expired
   */
  Caller caller(String token);

  /** The developer that a {@code hapikey} belongs to; nobody if it is none of a developer. */
  Optional<Caller> developer(Secret key);
}
