package dev.axle.oauth;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An app that any portal may install.
 *
 * @param developer the portal that made it
 * @param description what it is there for; may be empty
 * @param redirectUrls where portals may be sent back to, compared exactly
 * @param requiredScopes that every portal has to grant
 * @param conditionalScopes that an authorization may require
 * @param optionalScopes that are granted where a portal has them
 */
public record PublicApp(
    AppId id,
    PortalId developer,
    String name,
    String description,
    UUID clientId,
    List<String> redirectUrls,
    Set<String> requiredScopes,
    Set<String> conditionalScopes,
    Set<String> optionalScopes,
    Instant createdAt,
    Instant updatedAt) {

  public PublicApp {
    redirectUrls = List.copyOf(redirectUrls);
    requiredScopes = Set.copyOf(requiredScopes);
    conditionalScopes = Set.copyOf(conditionalScopes);
    optionalScopes = Set.copyOf(optionalScopes);
  }

  /** All that it may ask for. */
  public Set<String> scopes() {
    Set<String> all = new HashSet<>(requiredScopes);
    all.addAll(conditionalScopes);
    all.addAll(optionalScopes);
    all.add(OAUTH);
    return Set.copyOf(all);
  }

  /**
   * What brings somebody to the page where the app is let in.
   *
   * @param redirectUrl where they are sent back to
   */
  public String installPath(String redirectUrl) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", clientId.toString());
    parameters.put("redirect_uri", redirectUrl);
    Set<String> scopes = new TreeSet<>(requiredScopes);
    scopes.add(OAUTH);
    parameters.put("scope", String.join(" ", scopes));
    if (!optionalScopes.isEmpty()) {
      parameters.put("optional_scope", String.join(" ", new TreeSet<>(optionalScopes)));
    }
    return RedirectUrl.with("/oauth/authorize", parameters);
  }

  /** What every installed app is granted. */
  static final String OAUTH = "oauth";
}
