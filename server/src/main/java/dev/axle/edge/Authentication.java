package dev.axle.edge;

/** Who a bearer token belongs to. The edge asks; the floor that keeps tokens answers. */
@FunctionalInterface
public interface Authentication {

  /**
   * @throws Problem 401 for a token that is unknown, revoked or expired
   */
  Caller caller(String token);
}
