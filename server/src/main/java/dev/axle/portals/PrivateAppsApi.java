package dev.axle.portals;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.Call;
import dev.axle.edge.Caller;
import dev.axle.edge.CallerKind;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the apps that an account makes for itself. All but the question what a token is
 * are Axle's own: HubSpot has them on pages only.
 */
public final class PrivateAppsApi {

  private static final String APPS = "/axle/v1/private-apps";
  private static final String ONE = APPS + "/{appId}";

  private final PrivateApps apps;
  private final Portals portals;

  public PrivateAppsApi(PrivateApps apps, Portals portals) {
    this.apps = apps;
    this.portals = portals;
  }

  record ShownToken(String createdAt, @Nullable String expiresAt, @Nullable String lastUsedAt) {

    static ShownToken of(PrivateApps.Token token) {
      return new ShownToken(
          token.createdAt().toString(),
          token.expiresAt().map(Instant::toString).orElse(null),
          token.lastUsedAt().map(Instant::toString).orElse(null));
    }
  }

  /**
   * @param token only of an app just made or rotated
   */
  record Shown(
      long appId,
      String name,
      String description,
      @Nullable Long userId,
      Set<String> scopes,
      String createdAt,
      List<ShownToken> tokens,
      @Nullable String token) {

    static Shown of(PrivateApps.Entry entry) {
      return of(entry, null);
    }

    static Shown of(PrivateApps.Opened opened) {
      return of(opened.entry(), opened.token().value());
    }

    private static Shown of(PrivateApps.Entry entry, @Nullable String token) {
      return new Shown(
          entry.app().id().value(),
          entry.app().name(),
          entry.app().description(),
          entry.app().user().map(user -> user.value()).orElse(null),
          new TreeSet<>(entry.app().scopes()),
          entry.createdAt().toString(),
          entry.tokens().stream().map(ShownToken::of).toList(),
          token);
    }
  }

  record Listing(List<Shown> results) {}

  record CreateRequest(String name, @Nullable String description, List<String> scopes) {

    PrivateApps.Wish wish() {
      return PrivateAppsApi.wish(name, description, scopes);
    }
  }

  record UpdateRequest(
      @Nullable String name, @Nullable String description, @Nullable List<String> scopes) {

    PrivateApps.Wish wish() {
      return PrivateAppsApi.wish(name, description, scopes);
    }
  }

  private static PrivateApps.Wish wish(
      @Nullable String name, @Nullable String description, @Nullable List<String> scopes) {
    return new PrivateApps.Wish(
        Optional.ofNullable(name),
        Optional.ofNullable(description),
        Optional.ofNullable(scopes).map(Set::copyOf),
        new LogoChange.Stays());
  }

  record RotateRequest(int overlapDays) {}

  /**
   * @param tokenKey the token that is asked about
   */
  record TokenInfoRequest(String tokenKey) {

    @Override
    public String toString() {
      return "TokenInfoRequest[…]";
    }
  }

  record TokenInfo(long userId, long hubId, long appId, Set<String> scopes) {}

  public List<Operation> operations() {
    Access reading = Access.anyOf("private-apps-read", "private-apps-write");
    Access writing = Access.anyOf("private-apps-write");
    return List.of(
        Operation.of(
                "oauth.private-apps.token-info",
                Method.POST,
                List.of("/oauth/v2/private-apps/get/access-token-info"))
            .access(Access.open())
            .takes(TokenInfoRequest.class)
            .gives(200, TokenInfo.class)
            .documented("Says what the token of a private app opens.")
            .answeredBy(this::tokenInfo),
        Operation.of("axle.private-apps.list", Method.GET, List.of(APPS))
            .access(reading)
            .gives(200, Listing.class)
            .documented("Lists the private apps and when their tokens were used.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new Listing(apps.all(call.portal()).stream().map(Shown::of).toList()))),
        Operation.of("axle.private-apps.read", Method.GET, List.of(ONE))
            .access(reading)
            .gives(200, Shown.class)
            .documented("Reads a private app.")
            .answeredBy(call -> Answer.ok(Shown.of(apps.read(call.portal(), call.path("appId"))))),
        Operation.of("axle.private-apps.create", Method.POST, List.of(APPS))
            .access(writing)
            .takes(CreateRequest.class)
            .gives(201, Shown.class)
            .documented("Makes a private app; its token is shown only now.")
            .answeredBy(this::create),
        Operation.of("axle.private-apps.update", Method.PATCH, List.of(ONE))
            .access(writing)
            .takes(UpdateRequest.class)
            .gives(200, Shown.class)
            .documented("Changes the name, description or scopes of a private app.")
            .answeredBy(this::update),
        Operation.of("axle.private-apps.delete", Method.DELETE, List.of(ONE))
            .access(writing)
            .givesNothing()
            .documented("Deletes a private app; its tokens end at once.")
            .answeredBy(
                call -> {
                  apps.delete(call.caller(), call.path("appId"));
                  return Answer.noContent();
                }),
        Operation.of("axle.private-apps.rotate", Method.POST, List.of(ONE + "/rotate"))
            .access(writing)
            .takes(RotateRequest.class)
            .gives(200, Shown.class)
            .documented("Gives a private app another token; the one before ends now or in a week.")
            .answeredBy(
                call ->
                    Answer.ok(
                        Shown.of(
                            apps.rotate(
                                call.caller(),
                                call.path("appId"),
                                call.body(RotateRequest.class).overlapDays())))));
  }

  private Answer create(Call call) {
    PrivateApps.Opened made = apps.create(call.caller(), call.body(CreateRequest.class).wish());
    return Answer.created(
        Shown.of(made), call.location(Long.toString(made.entry().app().id().value())));
  }

  private Answer update(Call call) {
    return Answer.ok(
        Shown.of(
            apps.update(call.caller(), call.path("appId"), call.body(UpdateRequest.class).wish())));
  }

  private Answer tokenInfo(Call call) {
    Caller known = portals.caller(call.body(TokenInfoRequest.class).tokenKey());
    if (known.kind() != CallerKind.PRIVATE_APP) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "The token is not that of a private app.");
    }
    return Answer.ok(
        new TokenInfo(
            PrivateApps.user(known.user(), known.app()),
            known.portal().value(),
            known.app().value(),
            new TreeSet<>(known.scopes())));
  }
}
