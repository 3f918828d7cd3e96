package dev.axle.oauth;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.edge.Secret;
import dev.axle.edge.UserId;
import dev.axle.portals.InstalledApps;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Tokens as they are answered. */
final class TokenWire {

  private static final String ACCESS = "access_token";
  private static final String REFRESH = "refresh_token";
  private static final String OF_THE_APP = "client_credentials";
  private static final String HUBLET = "na1";

  private final PublicApps apps;
  private final UserEmails emails;
  private final Vault vault;

  TokenWire(PublicApps apps, UserEmails emails, Vault vault) {
    this.apps = apps;
    this.emails = emails;
    this.vault = vault;
  }

  /** {@code AccessTokenResponse}, {@code ClientCredentialsTokenResponse}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record TokenResponse(
      String tokenType,
      @Nullable String refreshToken,
      String accessToken,
      long expiresIn,
      long hubId,
      Set<String> scopes,
      String tokenUse,
      @Nullable Long userId) {

    static TokenResponse of(Tokens.Granted granted) {
      return new TokenResponse(
          "bearer",
          granted.refresh().map(Secret::value).orElse(null),
          granted.access().value(),
          Tokens.LIFE.toSeconds(),
          granted.portal().value(),
          new TreeSet<>(granted.scopes()),
          granted.refresh().isPresent() ? ACCESS : OF_THE_APP,
          granted.user().map(UserId::value).orElse(null));
    }

    @Override
    public String toString() {
      return "TokenResponse[…]";
    }
  }

  /** {@code SignedAccessToken}: only this installation can check the signatures. */
  record SignedAccessToken(
      long expiresAt,
      String scopes,
      long hubId,
      long userId,
      long appId,
      String signature,
      String scopeToScopeGroupPks,
      String newSignature,
      String hublet,
      String trialScopes,
      String trialScopeToScopeGroupPks,
      boolean isUserLevel,
      long installingUserId,
      boolean isServiceAccount,
      boolean isPrivateDistribution,
      String audience,
      String appInstallId) {}

  /** {@code AccessTokenInfoResponse}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record AccessTokenInfo(
      String token,
      @Nullable String user,
      String hubDomain,
      Set<String> scopes,
      SignedAccessToken signedAccessToken,
      long hubId,
      long appId,
      long expiresIn,
      long userId,
      String tokenType,
      boolean isPrivateDistribution) {}

  /** {@code RefreshTokenInfoResponse}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record RefreshTokenInfo(
      String token,
      @Nullable String user,
      String hubDomain,
      Set<String> scopes,
      long hubId,
      String clientId,
      long userId,
      String tokenType) {}

  /** {@code PublicAccessTokenInfoResponse}, {@code PublicRefreshTokenInfoResponse}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Introspection(
      boolean active,
      String token,
      String tokenUse,
      String tokenType,
      String clientId,
      long appId,
      long hubId,
      String hubDomain,
      @Nullable String user,
      long userId,
      Set<String> scopes,
      @Nullable Long expiresIn,
      @Nullable Boolean isPrivateDistribution,
      @Nullable SignedAccessToken signedAccessToken) {}

  /** Of a token that opens nothing. */
  record Inactive(boolean active) {}

  AccessTokenInfo info(Secret token, Tokens.Known.Access known) {
    InstalledApps.Install install = known.install();
    return new AccessTokenInfo(
        token.value(),
        email(install),
        hubDomain(install.portal()),
        new TreeSet<>(install.scopes()),
        signed(known),
        install.portal().value(),
        install.app().value(),
        known.left().toSeconds(),
        user(install),
        "access",
        false);
  }

  RefreshTokenInfo info(Secret token, Tokens.Known.Refresh known) {
    InstalledApps.Install install = known.install();
    return new RefreshTokenInfo(
        token.value(),
        email(install),
        hubDomain(install.portal()),
        new TreeSet<>(install.scopes()),
        install.portal().value(),
        clientId(install.app()),
        user(install),
        "refresh");
  }

  Introspection introspection(Secret token, PublicApp app, Tokens.Known known) {
    Optional<Tokens.Known.Access> access =
        known instanceof Tokens.Known.Access each ? Optional.of(each) : Optional.empty();
    InstalledApps.Install install = known.install();
    String use =
        switch (known) {
          case Tokens.Known.Access each -> each.ofTheApp() ? OF_THE_APP : ACCESS;
          case Tokens.Known.Refresh each -> REFRESH;
        };
    return new Introspection(
        true,
        token.value(),
        use,
        "Bearer",
        app.clientId().toString(),
        app.id().value(),
        install.portal().value(),
        hubDomain(install.portal()),
        email(install),
        user(install),
        new TreeSet<>(install.scopes()),
        access.map(each -> each.left().toSeconds()).orElse(null),
        access.map(each -> false).orElse(null),
        access.map(this::signed).orElse(null));
  }

  private SignedAccessToken signed(Tokens.Known.Access known) {
    InstalledApps.Install install = known.install();
    Instant expiresAt = known.expiresAt();
    String scopes = String.join(" ", new TreeSet<>(install.scopes()));
    String signature =
        Base64.getEncoder()
            .encodeToString(
                vault.sign(
                    "%s %s %d %d %s"
                        .formatted(
                            install.portal(),
                            install.app(),
                            user(install),
                            expiresAt.toEpochMilli(),
                            scopes)));
    return new SignedAccessToken(
        expiresAt.toEpochMilli(),
        scopes,
        install.portal().value(),
        user(install),
        install.app().value(),
        signature,
        "",
        signature,
        HUBLET,
        "",
        "",
        false,
        user(install),
        false,
        false,
        "",
        install.portal() + "-" + install.app());
  }

  private String clientId(AppId app) {
    return apps.find(app).map(each -> each.clientId().toString()).orElse("");
  }

  private @Nullable String email(InstalledApps.Install install) {
    return install.user().flatMap(user -> emails.email(install.portal(), user)).orElse(null);
  }

  /** Where nobody is known to have installed it, the app's own number. */
  private static long user(InstalledApps.Install install) {
    return install.user().map(UserId::value).orElse(install.app().value());
  }

  /** Accounts have no domain here; the name is one that never resolves. */
  private static String hubDomain(PortalId portal) {
    return "portal-" + portal + ".invalid";
  }
}
