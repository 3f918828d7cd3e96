package dev.axle.oauth;

import dev.axle.edge.AppId;
import dev.axle.edge.Method;
import dev.axle.edge.Problem;
import dev.axle.edge.Query;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where somebody who manages an account's apps lets a public app in, and Settings → Connected apps.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/oauth/working-with-oauth
 */
public final class OAuthPages {

  private static final List<String> AUTHORIZE =
      List.of("/oauth/authorize", "/oauth/{portalId}/authorize");

  private static final List<String> CANCEL =
      AUTHORIZE.stream().map(path -> path + "/cancel").toList();

  private static final String CONNECTED = "/app/settings/connected-apps";
  public static final Shell.Entry ENTRY =
      new Shell.Entry("Connected apps", CONNECTED, Right.MANAGE_APPS);

  private final Authorizations authorizations;
  private final Installs installs;

  public OAuthPages(Authorizations authorizations, Installs installs) {
    this.authorizations = authorizations;
    this.installs = installs;
  }

  public List<Page> pages() {
    return List.of(
        Page.of("oauth.authorize", Method.GET, AUTHORIZE, Right.MANAGE_APPS, this::consent),
        Page.of(
            "oauth.authorize.connect", Method.POST, AUTHORIZE, Right.MANAGE_APPS, this::connect),
        Page.of("oauth.authorize.cancel", Method.POST, CANCEL, Right.MANAGE_APPS, this::cancel),
        Page.of("connected-apps", Method.GET, CONNECTED, Right.MANAGE_APPS, this::connected),
        Page.of(
            "connected-apps.remove",
            Method.POST,
            CONNECTED + "/{app}/remove",
            Right.MANAGE_APPS,
            this::remove));
  }

  private View consent(Visit visit) {
    return consider(visit, visit.query());
  }

  private View consider(Visit visit, Query asked) {
    checkAccount(visit);
    return switch (authorizations.consider(asked)) {
      case Consideration.Refused(String reason) ->
          View.refused("oauth/refused", "Not connected", Map.of("reason", reason));
      case AuthorizationRequest request ->
          View.page(
                  "oauth/consent",
                  "Connect " + request.appName(),
                  Map.of(
                      "request",
                      request,
                      "account",
                      visit.visitor().portalName(),
                      "asked",
                      visit.rawQuery()))
              .leadingTo(origin(request.redirectUrl()));
    };
  }

  private static String origin(String redirectUrl) {
    URI address = URI.create(redirectUrl);
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** A link may name the account that it is for. */
  private static void checkAccount(Visit visit) {
    Optional<String> named = visit.pathIfAny("portalId");
    if (named.filter(id -> !id.equals(visit.visitor().portal().toString())).isPresent()) {
      throw Problem.of(
          403,
          "FORBIDDEN",
          "This link is for the account %s, and you are signed in to %s."
              .formatted(named.get(), visit.visitor().portal()));
    }
  }

  private View connect(Visit visit) {
    return decided(
        visit,
        request ->
            authorizations.grant(
                request, visit.visitor().portal(), Optional.of(visit.visitor().user())));
  }

  private View cancel(Visit visit) {
    return decided(visit, authorizations::deny);
  }

  /**
   * @param decision on the request; returns where the browser goes with it
   */
  private View decided(Visit visit, Function<AuthorizationRequest, String> decision) {
    checkAccount(visit);
    Query asked = Query.parse(visit.form().text("asked").orElse(""));
    return authorizations.consider(asked) instanceof AuthorizationRequest request
        ? View.goTo(decision.apply(request))
        : consider(visit, asked);
  }

  private View connected(Visit visit) {
    return View.page(
        "oauth/connected",
        "Connected apps",
        Map.of("installs", installs.all(visit.visitor().portal())));
  }

  private View remove(Visit visit) {
    try {
      installs.uninstall(visit.visitor().portal(), new AppId(Long.parseLong(visit.path("app"))));
    } catch (NumberFormatException none) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "There is no such app in this account.");
    }
    return View.goTo(CONNECTED);
  }
}
