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

/**
 * Where somebody who manages an account's apps lets a public app in, and Settings → Connected apps.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/oauth/working-with-oauth
 */
public final class OAuthPages {

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
        consent("oauth.authorize", "/oauth/authorize"),
        decision("oauth.authorize.decide", "/oauth/authorize"),
        consent("oauth.authorize.portal", "/oauth/{portalId}/authorize"),
        decision("oauth.authorize.portal.decide", "/oauth/{portalId}/authorize"),
        Page.of("connected-apps", Method.GET, CONNECTED, Right.MANAGE_APPS, this::connected),
        Page.of(
            "connected-apps.remove",
            Method.POST,
            CONNECTED + "/{app}/remove",
            Right.MANAGE_APPS,
            this::remove));
  }

  private Page consent(String name, String path) {
    return Page.of(
        name, Method.GET, path, Right.MANAGE_APPS, visit -> consider(visit, visit.query()));
  }

  private Page decision(String name, String path) {
    return Page.of(name, Method.POST, path, Right.MANAGE_APPS, this::decide);
  }

  private View consider(Visit visit, Query asked) {
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

  private View decide(Visit visit) {
    Query asked = Query.parse(visit.form().text("asked").orElse(""));
    if (!(authorizations.consider(asked) instanceof AuthorizationRequest request)) {
      return consider(visit, asked);
    }
    String address =
        visit.field("decision").equals("connect")
            ? authorizations.grant(
                request, visit.visitor().portal(), Optional.of(visit.visitor().user()))
            : authorizations.deny(request);
    return View.goTo(address);
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
