package dev.axle.oauth;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Query;
import dev.axle.portals.Portals;
import dev.axle.ui.Account;
import dev.axle.ui.Deed;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where somebody lets a public app into one of the accounts whose apps they manage.
 *
 * <p>Source:
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/oauth/working-with-oauth
 */
public final class ConsentPages {

  private static final List<String> AUTHORIZE =
      List.of("/oauth/authorize", "/oauth/{portalId}/authorize");

  private static final List<String> CANCEL =
      AUTHORIZE.stream().map(path -> path + "/cancel").toList();

  private final Authorizations authorizations;
  private final PublicApps apps;
  private final Portals portals;

  public ConsentPages(Authorizations authorizations, PublicApps apps, Portals portals) {
    this.authorizations = authorizations;
    this.apps = apps;
    this.portals = portals;
  }

  /** The right is looked for in the account that is chosen, not in the one that is open. */
  public List<Page> pages() {
    return List.of(
        Page.of("oauth.authorize", Method.GET, AUTHORIZE, Right.SEE, this::ask),
        Page.of("oauth.authorize.connect", Method.POST, AUTHORIZE, Right.SEE, this::connect),
        Page.of("oauth.authorize.cancel", Method.POST, CANCEL, Right.SEE, this::cancel));
  }

  private View ask(Visit visit) {
    List<Consent.Choice> choices = choices(visit);
    return switch (authorizations.consider(visit.query())) {
      case Consideration.Refused(String reason) -> refused(reason);
      case AuthorizationRequest request -> {
        Consent consent = consent(visit, request, choices, visit.rawQuery());
        yield leading(View.page("oauth/consent", title(request), model(consent, "")), request);
      }
    };
  }

  private View connect(Visit visit) {
    List<Consent.Choice> choices = choices(visit);
    String asked = visit.form().text("asked").orElse("");
    return switch (authorizations.consider(Query.parse(asked))) {
      case Consideration.Refused(String reason) -> refused(reason);
      case AuthorizationRequest request -> {
        Optional<Account> account = chosen(visit, choices);
        if (account.isPresent()) {
          yield View.goTo(granted(visit, request, account.get()));
        }
        Consent consent = consent(visit, request, choices, asked);
        String problem = "Choose an account in which your role lets you manage apps.";
        yield leading(
            View.refused("oauth/consent", title(request), model(consent, problem)), request);
      }
    };
  }

  private String granted(Visit visit, AuthorizationRequest request, Account account) {
    visit.announce(
        new Deed(
            account,
            request.app().id().toString(),
            request.app().name() + ": " + String.join(" ", request.granted())));
    return authorizations.grant(request, account.portal(), Optional.of(account.user()));
  }

  private View cancel(Visit visit) {
    Query asked = Query.parse(visit.form().text("asked").orElse(""));
    return switch (authorizations.consider(asked)) {
      case Consideration.Refused(String reason) -> refused(reason);
      case AuthorizationRequest request -> View.goTo(authorizations.deny(request));
    };
  }

  /** Where the app may be let in: a link may name the account that it is for. */
  private static List<Consent.Choice> choices(Visit visit) {
    Optional<String> named = visit.pathIfAny("portalId");
    Optional<PortalId> only = named.flatMap(PortalId::parse);
    if (named.isPresent() && only.flatMap(visit.visitor()::account).isEmpty()) {
      throw Problem.of(
          403,
          "FORBIDDEN",
          "This link is for the account %s, and you are not a member of it. Sign in as somebody who is."
              .formatted(named.get()));
    }
    return Consent.choices(visit.visitor(), only);
  }

  private static Optional<Account> chosen(Visit visit, List<Consent.Choice> choices) {
    return PortalId.parse(visit.field("account"))
        .flatMap(
            portal ->
                choices.stream()
                    .filter(Consent.Choice::isOpen)
                    .map(Consent.Choice::account)
                    .filter(account -> account.portal().equals(portal))
                    .findFirst());
  }

  private Consent consent(
      Visit visit, AuthorizationRequest request, List<Consent.Choice> choices, String asked) {
    PublicApp app = request.app();
    return new Consent(
        request,
        portals.read(app.developer()).name(),
        apps.logo(app),
        visit.visitor().account(app.developer()).isPresent(),
        choices,
        asked);
  }

  private static Map<String, Object> model(Consent consent, String problem) {
    return Map.of("consent", consent, "problem", problem);
  }

  private static String title(AuthorizationRequest request) {
    return "Connect " + request.app().name();
  }

  private static View refused(String reason) {
    return View.refused("oauth/refused", "Not connected", Map.of("reason", reason));
  }

  /** The answer to the form sends the browser to the app. */
  private static View leading(View.Drawn page, AuthorizationRequest request) {
    URI address = URI.create(request.redirectUrl());
    return page.leadingTo(address.getScheme() + "://" + address.getRawAuthority());
  }
}
