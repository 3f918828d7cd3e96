package dev.axle.oauth;

import dev.axle.edge.Authentication;
import dev.axle.edge.Caller;
import dev.axle.edge.Secret;
import dev.axle.portals.Portals;
import java.util.Optional;

/** All by which callers show who they are: tokens of apps, and keys of developers. */
public final class Credentials implements Authentication {

  private final Portals portals;
  private final DeveloperKeys keys;

  public Credentials(Portals portals, DeveloperKeys keys) {
    this.portals = portals;
    this.keys = keys;
  }

  @Override
  public Caller caller(String token) {
    return portals.caller(token);
  }

  @Override
  public Optional<Caller> developer(Secret key) {
    return keys.portal(key).map(portals::developer);
  }
}
