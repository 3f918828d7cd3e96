package dev.axle.oauth;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import dev.axle.edge.Problem;
import dev.axle.edge.Query;
import dev.axle.edge.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations by which apps get, look at and give back tokens.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide
 */
public final class OAuthApi {

  private static final String V1 = "/oauth/v1";

  private final Tokens tokens;
  private final PublicApps apps;
  private final Installs installs;
  private final TokenWire wire;

  public OAuthApi(
      Tokens tokens, PublicApps apps, Installs installs, UserEmails emails, Vault vault) {
    this.tokens = tokens;
    this.apps = apps;
    this.installs = installs;
    this.wire = new TokenWire(apps, emails, vault);
  }

  public List<Operation> operations() {
    Access open = Access.open();
    return List.of(
        Operation.of("oauth.token.v1", Method.POST, List.of(V1 + "/token"))
            .access(open)
            .query(
                Parameter.text("client_id", "The app's client id, if the form has none."),
                Parameter.text("client_secret", "The app's secret, if the form has none."),
                Parameter.text("refresh_token", "The refresh token, if the form has none."))
            .gives(200, TokenWire.TokenResponse.class)
            .documented("Gives tokens for a code, a refresh token or the app itself.")
            .answeredBy(this::oldToken),
        Operation.of("oauth.token", Method.POST, ApiPaths.oauth(""))
            .access(open)
            .gives(200, TokenWire.TokenResponse.class)
            .documented("Gives tokens for a code, a refresh token or the app itself.")
            .answeredBy(this::token),
        Operation.of("oauth.introspect", Method.POST, ApiPaths.oauth("/introspect"))
            .access(open)
            .gives(200, TokenWire.Introspection.class)
            .documented("Says what a token of the app opens.")
            .answeredBy(this::introspect),
        Operation.of("oauth.revoke", Method.POST, ApiPaths.oauth("/revoke"))
            .access(open)
            .documented("Ends a token of the app.")
            .answeredBy(this::revoke),
        Operation.of("oauth.access-tokens.read", Method.GET, List.of(V1 + "/access-tokens/{token}"))
            .access(open)
            .gives(200, TokenWire.AccessTokenInfo.class)
            .documented("Says what an access token opens.")
            .answeredBy(this::accessToken),
        Operation.of(
                "oauth.refresh-tokens.read", Method.GET, List.of(V1 + "/refresh-tokens/{token}"))
            .access(open)
            .gives(200, TokenWire.RefreshTokenInfo.class)
            .documented("Says what a refresh token opens.")
            .answeredBy(this::refreshToken),
        Operation.of(
                "oauth.refresh-tokens.delete",
                Method.DELETE,
                List.of(V1 + "/refresh-tokens/{token}"))
            .access(open)
            .givesNothing()
            .documented("Ends a refresh token; access tokens live to their own end.")
            .answeredBy(
                call -> {
                  tokens.revokeRefreshToken(new Secret(call.path("token")));
                  return Answer.noContent();
                }),
        Operation.of("oauth.uninstall", Method.DELETE, ApiPaths.appInstalls("/external-install"))
            .access(Access.anyOf("oauth"))
            .givesNothing()
            .documented("Uninstalls the app that calls; all its tokens end at once.")
            .answeredBy(
                call -> {
                  installs.uninstall(call.caller());
                  return Answer.noContent();
                }));
  }

  /** Version 1 takes credentials and the refresh token from the query, too. */
  private Answer oldToken(Call call) {
    Query form = call.form();
    Query query = call.query();
    return Answer.ok(
        granted(
            form,
            form.text("client_id").or(() -> query.text("client_id")),
            form.text("client_secret").or(() -> query.text("client_secret")),
            form.text("refresh_token").or(() -> query.text("refresh_token")),
            TokenError::older));
  }

  private Answer token(Call call) {
    Query form = call.form();
    return Answer.ok(
        granted(
            form,
            form.text("client_id"),
            form.text("client_secret"),
            form.text("refresh_token"),
            TokenError::newer));
  }

  private TokenWire.TokenResponse granted(
      Query form,
      Optional<String> clientId,
      Optional<String> clientSecret,
      Optional<String> refreshToken,
      TokenError.Words words) {
    return TokenWire.TokenResponse.of(
        tokens.grant(
            new Tokens.Request(
                form.text("grant_type"),
                clientSecret.map(Secret::new),
                clientId,
                form.text("code").map(Secret::new),
                form.text("redirect_uri"),
                form.text("code_verifier").map(Secret::new),
                refreshToken.map(Secret::new),
                Authorizations.words(form.text("scope"))),
            words));
  }

  private Answer introspect(Call call) {
    Query form = call.form();
    PublicApp app = client(form);
    Optional<Secret> token = shown(form);
    return Answer.ok(
        token
            .flatMap(each -> tokens.introspect(app, each))
            .<Object>map(known -> wire.introspection(token.orElseThrow(), app, known))
            .orElseGet(() -> new TokenWire.Inactive(false)));
  }

  private Answer revoke(Call call) {
    Query form = call.form();
    PublicApp app = client(form);
    shown(form).ifPresent(token -> tokens.revoke(app, token));
    return new Answer(200, null, Map.of());
  }

  private PublicApp client(Query form) {
    return apps.authenticated(
        form.text("client_id"), form.text("client_secret"), TokenError::newer);
  }

  private static Optional<Secret> shown(Query form) {
    return form.text("token")
        .or(() -> form.text("access_token"))
        .or(() -> form.text("refresh_token"))
        .map(Secret::new);
  }

  private Answer accessToken(Call call) {
    Secret token = new Secret(call.path("token"));
    return Answer.ok(wire.info(token, tokens.access(token).orElseThrow(OAuthApi::notFound)));
  }

  private Answer refreshToken(Call call) {
    Secret token = new Secret(call.path("token"));
    return Answer.ok(wire.info(token, tokens.refresh(token).orElseThrow(OAuthApi::notFound)));
  }

  private static Problem notFound() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "The token is unknown, expired or revoked.");
  }
}
