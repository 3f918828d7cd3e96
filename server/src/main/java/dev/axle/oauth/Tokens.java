package dev.axle.oauth;

import dev.axle.database.Database;
import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.edge.UserId;
import dev.axle.portals.InstalledApps;
import dev.axle.portals.Portals;
import dev.axle.portals.Scopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives apps their tokens, by each of the three grants, and takes them back.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide
 */
public final class Tokens {

  /** How long an access token opens, by the portal's clock. */
  static final Duration LIFE = Duration.ofMinutes(30);

  /** How long a code that is over is kept. */
  private static final Duration CODES_REMEMBERED = Duration.ofDays(1);

  /** What an app may have for itself: what is about the app, not about records. */
  private static final List<String> OF_APPS = List.of("developer.", "webhooks-journal-");

  private final Database database;
  private final Portals portals;
  private final PublicApps apps;
  private final InstalledApps installed;
  private final GrantStore store = new GrantStore();

  public Tokens(Database database, Portals portals, PublicApps apps, InstalledApps installed) {
    this.database = database;
    this.portals = portals;
    this.apps = apps;
    this.installed = installed;
  }

  /** What an app shows to get tokens. */
  record Request(
      Optional<String> grantType,
      Optional<Secret> clientSecret,
      Optional<String> clientId,
      Optional<Secret> code,
      Optional<String> redirectUrl,
      Optional<Secret> codeVerifier,
      Optional<Secret> refreshToken,
      Set<String> scopes) {}

  /**
   * Tokens just given; they are not kept.
   *
   * @param refresh none for an app itself
   */
  record Granted(
      Secret access,
      Optional<Secret> refresh,
      PortalId portal,
      AppId app,
      Optional<UserId> user,
      Set<String> scopes) {}

  /**
   * @throws Problem 400 with a status such as BAD_AUTH_CODE
   */
  Granted grant(Request request, TokenError.Words words) {
    return switch (request.grantType().orElse("")) {
      case "authorization_code" -> byCode(request, client(request, words), words);
      case "refresh_token" -> byRefreshToken(request, client(request, words), words);
      case "client_credentials" -> ofTheApp(request, client(request, words), words);
      default -> throw words.of(TokenError.BAD_GRANT_TYPE);
    };
  }

  private PublicApp client(Request request, TokenError.Words words) {
    return apps.authenticated(request.clientId(), request.clientSecret().map(Secret::value), words);
  }

  private Granted byCode(Request request, PublicApp app, TokenError.Words words) {
    Secret shown = request.code().orElseThrow(() -> words.of(TokenError.BAD_AUTH_CODE));
    PortalId portal =
        database
            .read(connection -> store.portalOfCode(connection, shown.hash()))
            .orElseThrow(() -> words.of(TokenError.BAD_AUTH_CODE));
    Instant now = portals.clock(portal).now();
    Secret access = Secret.accessToken();
    Secret refresh = Secret.withHublet();
    return database.transaction(
        transaction -> {
          GrantStore.Code code =
              store
                  .code(transaction, portal, shown.hash())
                  .filter(found -> found.app().equals(app.id()) && !found.used())
                  .orElseThrow(() -> words.of(TokenError.BAD_AUTH_CODE));
          check(code, request, now, words);
          store.use(transaction, portal, shown.hash(), now);
          installed.install(
              transaction,
              new InstalledApps.Install(
                  portal, app.id(), app.name(), code.user(), code.scopes(), now));
          store.insert(transaction, refresh.hash(), new GrantStore.Refresh(portal, app.id()), now);
          issue(transaction, access, portal, app, Optional.empty(), now);
          return new Granted(
              access, Optional.of(refresh), portal, app.id(), code.user(), code.scopes());
        });
  }

  private static void check(
      GrantStore.Code code, Request request, Instant now, TokenError.Words words) {
    if (!now.isBefore(code.expiresAt())) {
      throw words.of(TokenError.BAD_AUTH_CODE);
    }
    if (request.redirectUrl().filter(code.redirectUrl()::equals).isEmpty()) {
      throw words.of(TokenError.BAD_REDIRECT_URI);
    }
    boolean verified =
        code.challenge().isEmpty()
            ? request.codeVerifier().isEmpty()
            : request
                .codeVerifier()
                .filter(verifier -> code.challenge().get().isMetBy(verifier.value()))
                .isPresent();
    if (!verified) {
      throw words.of(TokenError.BAD_CODE_VERIFIER);
    }
  }

  private Granted byRefreshToken(Request request, PublicApp app, TokenError.Words words) {
    Secret shown = request.refreshToken().orElseThrow(() -> words.of(TokenError.BAD_REFRESH_TOKEN));
    InstalledApps.Install install =
        refresh(shown)
            .map(Known.Refresh::install)
            .filter(found -> found.app().equals(app.id()))
            .orElseThrow(() -> words.of(TokenError.BAD_REFRESH_TOKEN));
    Instant now = portals.clock(install.portal()).now();
    Secret access = Secret.accessToken();
    boolean issued =
        database.transaction(
            transaction ->
                issue(transaction, access, install.portal(), app, Optional.empty(), now));
    if (!issued) {
      throw words.of(TokenError.BAD_REFRESH_TOKEN);
    }
    return new Granted(
        access, Optional.of(shown), install.portal(), app.id(), install.user(), install.scopes());
  }

  private Granted ofTheApp(Request request, PublicApp app, TokenError.Words words) {
    if (request.scopes().isEmpty() || !request.scopes().stream().allMatch(Tokens::isForAnApp)) {
      throw words.of(TokenError.BAD_SCOPES);
    }
    Instant now = portals.clock(app.developer()).now();
    Secret access = Secret.accessToken();
    return database.transaction(
        transaction -> {
          installed.admit(transaction, app.developer(), app.id(), app.name(), now);
          issue(transaction, access, app.developer(), app, Optional.of(request.scopes()), now);
          return new Granted(
              access,
              Optional.empty(),
              app.developer(),
              app.id(),
              Optional.empty(),
              request.scopes());
        });
  }

  private static boolean isForAnApp(String scope) {
    return Scopes.all().contains(scope) && OF_APPS.stream().anyMatch(scope::startsWith);
  }

  private boolean issue(
      Connection transaction,
      Secret access,
      PortalId portal,
      PublicApp app,
      Optional<Set<String>> own,
      Instant now)
      throws SQLException {
    return installed.issue(transaction, access, portal, app.id(), own, now, now.plus(LIFE));
  }

  /** What is known of a token that opens something. */
  sealed interface Known {
    InstalledApps.Install install();

    /**
     * An access token.
     *
     * @param left how long it still opens
     */
    record Access(InstalledApps.Install install, boolean ofTheApp, Instant expiresAt, Duration left)
        implements Known {}

    record Refresh(InstalledApps.Install install) implements Known {}
  }

  /** An access token that is not over. */
  Optional<Known.Access> access(Secret token) {
    return installed
        .issued(token)
        .flatMap(
            issued -> {
              Instant now = portals.clock(issued.portal()).now();
              return now.isBefore(issued.expiresAt())
                  ? Optional.of(
                      new Known.Access(
                          new InstalledApps.Install(
                              issued.portal(),
                              issued.app(),
                              "",
                              issued.user(),
                              issued.scopes(),
                              now),
                          issued.ofTheApp(),
                          issued.expiresAt(),
                          Duration.between(now, issued.expiresAt())))
                  : Optional.empty();
            });
  }

  Optional<Known.Refresh> refresh(Secret token) {
    return database
        .read(connection -> store.refresh(connection, token.hash()))
        .flatMap(found -> installed.find(found.portal(), found.app()))
        .map(Known.Refresh::new);
  }

  /** What a token of an app opens; nothing for those of other apps. */
  Optional<Known> introspect(PublicApp app, Secret token) {
    return access(token)
        .<Known>map(known -> known)
        .or(() -> refresh(token))
        .filter(known -> known.install().app().equals(app.id()));
  }

  /** Ends a token of an app: an access token, or a refresh token, whose access tokens live on. */
  void revoke(PublicApp app, Secret token) {
    introspect(app, token)
        .ifPresent(
            known -> {
              PortalId portal = known.install().portal();
              switch (known) {
                case Known.Access access ->
                    database.transaction(
                        transaction -> {
                          installed.revoke(transaction, portal, token);
                          return portal;
                        });
                case Known.Refresh refresh -> revokeRefreshToken(portal, token);
              }
            });
  }

  /** Ends a refresh token, whoever shows it. */
  void revokeRefreshToken(Secret token) {
    database
        .read(connection -> store.refresh(connection, token.hash()))
        .ifPresent(found -> revokeRefreshToken(found.portal(), token));
  }

  private void revokeRefreshToken(PortalId portal, Secret token) {
    database.transaction(
        transaction -> {
          store.revoke(transaction, portal, token.hash());
          return portal;
        });
  }

  /** Deletes the codes and access tokens that have been over for a day. */
  public void deleteOver() {
    installed.deleteOver();
    List<PortalId> all = new ArrayList<>();
    List<Instant> before = new ArrayList<>();
    portals
        .times()
        .forEach(
            (portal, now) -> {
              all.add(portal);
              before.add(now.minus(CODES_REMEMBERED));
            });
    database.transaction(transaction -> store.deleteOver(transaction, all, before));
  }
}
