package dev.axle.oauth;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.portals.LogoChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations on public apps, for their developers, and the grant without a browser. Axle's own:
 * HubSpot has them on pages only.
 */
public final class PublicAppsApi {

  private static final String APPS = "/axle/v1/public-apps";
  private static final String ONE = APPS + "/{appId}";

  private final PublicApps apps;
  private final Authorizations authorizations;

  public PublicAppsApi(PublicApps apps, Authorizations authorizations) {
    this.apps = apps;
    this.authorizations = authorizations;
  }

  /**
   * @param clientSecret only of an app just made or rotated
   */
  record Shown(
      long appId,
      String name,
      String description,
      String clientId,
      @Nullable String clientSecret,
      List<String> redirectUrls,
      Set<String> requiredScopes,
      Set<String> conditionallyRequiredScopes,
      Set<String> optionalScopes,
      String createdAt,
      String updatedAt) {

    static Shown of(PublicApp app) {
      return of(app, null);
    }

    static Shown of(PublicApps.Opened opened) {
      return of(opened.app(), opened.clientSecret());
    }

    private static Shown of(PublicApp app, @Nullable Secret secret) {
      return new Shown(
          app.id().value(),
          app.name(),
          app.description(),
          app.clientId().toString(),
          secret == null ? null : secret.value(),
          app.redirectUrls(),
          new TreeSet<>(app.requiredScopes()),
          new TreeSet<>(app.conditionalScopes()),
          new TreeSet<>(app.optionalScopes()),
          app.createdAt().toString(),
          app.updatedAt().toString());
    }

    @Override
    public String toString() {
      return "Shown[" + appId + "]";
    }
  }

  record Listing(List<Shown> results) {}

  record CreateRequest(
      String name,
      @Nullable String description,
      List<String> redirectUrls,
      @Nullable List<String> requiredScopes,
      @Nullable List<String> conditionallyRequiredScopes,
      @Nullable List<String> optionalScopes) {

    UpdateRequest asUpdate() {
      return new UpdateRequest(
          name,
          description,
          redirectUrls,
          requiredScopes,
          conditionallyRequiredScopes,
          optionalScopes);
    }
  }

  record UpdateRequest(
      @Nullable String name,
      @Nullable String description,
      @Nullable List<String> redirectUrls,
      @Nullable List<String> requiredScopes,
      @Nullable List<String> conditionallyRequiredScopes,
      @Nullable List<String> optionalScopes) {

    PublicAppWish wish() {
      return new PublicAppWish(
          Optional.ofNullable(name),
          Optional.ofNullable(description),
          Optional.ofNullable(redirectUrls),
          set(requiredScopes),
          set(conditionallyRequiredScopes),
          set(optionalScopes),
          new LogoChange.Stays());
    }
  }

  record AuthorizationWish(
      String redirectUrl,
      List<String> scopes,
      @Nullable List<String> optionalScopes,
      @Nullable String state,
      @Nullable String codeChallenge,
      @Nullable String codeChallengeMethod) {}

  /**
   * @param redirectUrl of the app, with the code and the state
   */
  record Authorization(String redirectUrl, Set<String> scopes) {}

  public List<Operation> operations() {
    Access reading = Access.anyOf("developers-read", "developers-write");
    Access writing = Access.anyOf("developers-write");
    return List.of(
        Operation.of("axle.public-apps.list", Method.GET, List.of(APPS))
            .access(reading)
            .gives(200, Listing.class)
            .documented("Lists the public apps that the account made.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new Listing(apps.all(call.portal()).stream().map(Shown::of).toList()))),
        Operation.of("axle.public-apps.read", Method.GET, List.of(ONE))
            .access(reading)
            .gives(200, Shown.class)
            .documented("Reads a public app.")
            .answeredBy(call -> Answer.ok(Shown.of(apps.read(call.portal(), call.path("appId"))))),
        Operation.of("axle.public-apps.create", Method.POST, List.of(APPS))
            .access(writing)
            .takes(CreateRequest.class)
            .gives(201, Shown.class)
            .documented("Makes a public app; its secret is shown only now.")
            .answeredBy(this::create),
        Operation.of("axle.public-apps.update", Method.PATCH, List.of(ONE))
            .access(writing)
            .takes(UpdateRequest.class)
            .gives(200, Shown.class)
            .documented("Changes a public app.")
            .answeredBy(this::update),
        Operation.of("axle.public-apps.delete", Method.DELETE, List.of(ONE))
            .access(writing)
            .givesNothing()
            .documented("Deletes a public app; every account that has it loses it.")
            .answeredBy(
                call -> {
                  apps.delete(call.portal(), call.path("appId"));
                  return Answer.noContent();
                }),
        Operation.of("axle.public-apps.rotate", Method.POST, List.of(ONE + "/rotate"))
            .access(writing)
            .gives(200, Shown.class)
            .documented("Gives a public app another secret, shown only now.")
            .answeredBy(
                call -> Answer.ok(Shown.of(apps.rotate(call.portal(), call.path("appId"))))),
        Operation.of("axle.public-apps.authorize", Method.POST, List.of(ONE + "/authorizations"))
            .access(Access.anyOf("private-apps-write"))
            .takes(AuthorizationWish.class)
            .gives(201, Authorization.class)
            .documented("Grants an app what it asks for, and says where the browser would be sent.")
            .answeredBy(this::authorize));
  }

  private Answer create(Call call) {
    PublicAppWish wish = call.body(CreateRequest.class).asUpdate().wish();
    PublicApps.Opened made = apps.create(call.portal(), wish, call.now());
    return Answer.created(Shown.of(made), call.location(Long.toString(made.app().id().value())));
  }

  private Answer update(Call call) {
    PublicAppWish wish = call.body(UpdateRequest.class).wish();
    return Answer.ok(Shown.of(apps.update(call.portal(), call.path("appId"), wish, call.now())));
  }

  private static Optional<Set<String>> set(@Nullable List<String> scopes) {
    return Optional.ofNullable(scopes).map(Set::copyOf);
  }

  /** Nobody grants an app more than he may do himself. */
  private Answer authorize(Call call) {
    AuthorizationWish wish = call.body(AuthorizationWish.class);
    PublicApp app =
        apps.find(PublicApps.id(call.path("appId")))
            .orElseThrow(() -> PublicApps.notFound(call.path("appId")));
    AuthorizationRequest request =
        switch (authorizations.consider(wish(app, wish))) {
          case Consideration.Refused refused -> throw Problem.invalid(refused.reason());
          case AuthorizationRequest asked -> asked;
        };
    Set<String> beyond = new TreeSet<>(request.granted());
    beyond.removeAll(call.caller().scopes());
    beyond.remove(PublicApp.OAUTH);
    if (!beyond.isEmpty()) {
      throw EdgeProblems.missingScopes(beyond);
    }
    return new Answer(
        201,
        new Authorization(
            authorizations.grant(request, call.portal(), call.caller().user()), request.granted()),
        Map.of());
  }

  private static Authorizations.Wish wish(PublicApp app, AuthorizationWish wish) {
    return new Authorizations.Wish(
        Optional.of(app.clientId().toString()),
        Optional.of(wish.redirectUrl()),
        Set.copyOf(wish.scopes()),
        set(wish.optionalScopes()).orElse(Set.of()),
        Optional.ofNullable(wish.state()),
        Optional.ofNullable(wish.codeChallenge()),
        Optional.ofNullable(wish.codeChallengeMethod()));
  }
}
