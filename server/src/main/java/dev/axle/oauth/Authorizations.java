package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Query;
import dev.axle.edge.Secret;
import dev.axle.edge.UserId;
import dev.axle.portals.Portals;
import dev.axle.portals.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The authorize step: an app asks, a user of a portal decides, the app is sent a code.
 *
 * <p>Source: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication
 */
public final class Authorizations {

  private static final Duration CODE_LASTS = Duration.ofMinutes(10);
  private static final int LONGEST_STATE = 4_096;

  private final Database database;
  private final Portals portals;
  private final PublicApps apps;
  private final GrantStore store = new GrantStore();

  public Authorizations(Database database, Portals portals, PublicApps apps) {
    this.database = database;
    this.portals = portals;
    this.apps = apps;
  }

  /** What stands in the link that brings a user, as it came. */
  record Wish(
      Optional<String> clientId,
      Optional<String> redirectUrl,
      Set<String> scopes,
      Set<String> optionalScopes,
      Optional<String> state,
      Optional<String> challenge,
      Optional<String> challengeMethod) {

    static Wish of(Query query) {
      return new Wish(
          query.text("client_id"),
          query.text("redirect_uri"),
          words(query.text("scope").or(() -> query.text("scopes"))),
          words(query.text("optional_scope").or(() -> query.text("optional_scopes"))),
          query.text("state"),
          query.text("code_challenge"),
          query.text("code_challenge_method"));
    }
  }

  /** The scopes in a text, separated by spaces. */
  static Set<String> words(Optional<String> text) {
    Set<String> words = new TreeSet<>(Arrays.asList(text.orElse("").split("\\s+")));
    words.remove("");
    return words;
  }

  /** What comes of the query of {@code /oauth/authorize}. */
  public Consideration consider(Query query) {
    return consider(Wish.of(query));
  }

  Consideration consider(Wish wish) {
    Optional<PublicApp> found = wish.clientId().flatMap(apps::ofClient);
    if (found.isEmpty()) {
      return new Consideration.Refused("There is no app with this client id.");
    }
    PublicApp app = found.get();
    if (wish.redirectUrl().filter(app.redirectUrls()::contains).isEmpty()) {
      return new Consideration.Refused(
          "The redirect_uri is none of those that the app has registered.");
    }
    Optional<String> refusal = scopes(app, wish.scopes()).or(() -> rest(wish));
    if (refusal.isPresent()) {
      return new Consideration.Refused(refusal.get());
    }
    Set<String> scopes = new TreeSet<>(wish.scopes());
    scopes.add(PublicApp.OAUTH);
    Set<String> optional = new TreeSet<>(wish.optionalScopes());
    optional.retainAll(app.scopes());
    optional.removeAll(scopes);
    return new AuthorizationRequest(
        app, wish.redirectUrl().get(), scopes, optional, wish.state(), challenge(wish));
  }

  /** What is wrong with the scopes. */
  private static Optional<String> scopes(PublicApp app, Set<String> asked) {
    Set<String> missing = new TreeSet<>(app.requiredScopes());
    missing.removeAll(asked);
    missing.remove(PublicApp.OAUTH);
    if (!missing.isEmpty()) {
      return Optional.of("The link lacks scopes that the app requires: " + missing + ".");
    }
    Set<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(Scopes.all());
    if (!unknown.isEmpty()) {
      return Optional.of("The link asks for scopes that there are not: " + unknown + ".");
    }
    Set<String> beyond = new TreeSet<>(asked);
    beyond.removeAll(app.scopes());
    return beyond.isEmpty()
        ? Optional.empty()
        : Optional.of("The link asks for scopes that the app has not registered: " + beyond + ".");
  }

  private static Optional<String> rest(Wish wish) {
    if (wish.state().filter(state -> state.length() > LONGEST_STATE).isPresent()) {
      return Optional.of("The state has more than " + LONGEST_STATE + " characters.");
    }
    if (wish.challenge().isPresent() && challenge(wish).isEmpty()) {
      return Optional.of(
          "The code_challenge must have 43 to 128 characters of A-Z, a-z, 0-9 and ._~-, and its"
              + " method must be S256 or plain.");
    }
    return Optional.empty();
  }

  private static Optional<CodeChallenge> challenge(Wish wish) {
    return wish.challenge()
        .flatMap(
            value ->
                CodeChallenge.Method.named(wish.challengeMethod().orElse("plain"))
                    .map(method -> new CodeChallenge(value, method)))
        .filter(CodeChallenge::isWellFormed);
  }

  /**
   * A portal says yes.
   *
   * @param user who said it, where that is known; the app acts for that user
   * @return where the browser is sent: to the app, with a code that is good once within ten minutes
   *     of the portal's clock
   */
  public String grant(AuthorizationRequest request, PortalId portal, Optional<UserId> user) {
    Instant now = portals.clock(portal).now();
    Secret code = Secret.withHublet();
    database.transaction(
        transaction -> {
          store.insert(
              transaction,
              code.hash(),
              new GrantStore.Code(
                  portal,
                  request.app().id(),
                  user,
                  request.redirectUrl(),
                  request.granted(),
                  request.challenge(),
                  now.plus(CODE_LASTS),
                  false),
              now);
          return code;
        });
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code.value());
    request.state().ifPresent(state -> parameters.put("state", state));
    return RedirectUrl.with(request.redirectUrl(), parameters);
  }

  /**
   * A portal says no.
   *
   * @return where the browser is sent: to the app, with {@code error=access_denied}
   */
  public String deny(AuthorizationRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", "access_denied");
    parameters.put("error_description", "The user denied the app's request.");
    request.state().ifPresent(state -> parameters.put("state", state));
    return RedirectUrl.with(request.redirectUrl(), parameters);
  }
}
