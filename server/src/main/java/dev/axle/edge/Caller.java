package dev.axle.edge;

import dev.axle.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What authentication yields: who calls, on which portal, with which rights and at what time.
 *
 * @param kind what it has shown to be let in
 * @param appName what people call the app
 * @param user whom the app acts for, where that is known
 * @param allowance empty when limits are switched off
 * @param clock the portal's clock: the only time that a request may see
 */
public record Caller(
    PortalId portal,
    CallerKind kind,
    AppId app,
    String appName,
    Optional<UserId> user,
    Set<String> scopes,
    Optional<Allowance> allowance,
    ZoneId timeZone,
    Clock clock) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }
}
