package dev.axle.oauth;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an app asks of a portal, found to be in order: to be shown to whoever decides.
 *
 * @param scopes that are asked for, {@code oauth} among them
 * @param optionalScopes that are granted as well, and that the app can do without
 * @param state returned to the app as it came
 */
public record AuthorizationRequest(
    PublicApp app,
    String redirectUrl,
    Set<String> scopes,
    Set<String> optionalScopes,
    Optional<String> state,
    Optional<CodeChallenge> challenge)
    implements Consideration {

  public AuthorizationRequest {
    scopes = Set.copyOf(scopes);
    optionalScopes = Set.copyOf(optionalScopes);
  }

  /** All that a portal grants by saying yes. */
  public Set<String> granted() {
    Set<String> all = new TreeSet<>(scopes);
    all.addAll(optionalScopes);
    return all;
  }
}
