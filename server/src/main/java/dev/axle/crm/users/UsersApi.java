package dev.axle.crm.users;

import dev.axle.crm.owners.Team;
import dev.axle.crm.owners.Teams;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import dev.axle.journal.Author;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations on users, roles and teams. Making teams is Axle's own: HubSpot has it on pages
 * only.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/settings-user-provisioning-v3/guide
 */
public final class UsersApi {

  private static final int PAGE = 100;

  private final Users users;
  private final Teams teams;

  public UsersApi(Users users, Teams teams) {
    this.users = users;
    this.teams = teams;
  }

  /** {@code PublicUser}. */
  record Shown(
      String id,
      String email,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String roleId,
      List<String> roleIds,
      @Nullable String primaryTeamId,
      List<String> secondaryTeamIds,
      boolean superAdmin) {

    static Shown of(User user) {
      return new Shown(
          Long.toString(user.id()),
          user.email(),
          user.firstName().isEmpty() ? null : user.firstName(),
          user.lastName().isEmpty() ? null : user.lastName(),
          user.roleId().orElse(null),
          user.roleId().stream().toList(),
          user.primaryTeam().map(String::valueOf).orElse(null),
          user.secondaryTeams().stream().map(String::valueOf).toList(),
          user.superAdmin());
    }
  }

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  record Create(
      String email,
      @Nullable Boolean sendWelcomeEmail,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String roleId,
      @Nullable String primaryTeamId,
      @Nullable List<String> secondaryTeamIds) {

    Users.Wish wish() {
      return new Users.Wish(firstName, lastName, roleId, primaryTeamId, secondaryTeamIds);
    }
  }

  record Update(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String roleId,
      @Nullable String primaryTeamId,
      @Nullable List<String> secondaryTeamIds) {

    Users.Wish wish() {
      return new Users.Wish(firstName, lastName, roleId, primaryTeamId, secondaryTeamIds);
    }
  }

  record RoleShown(String id, String name, boolean requiresBillingWrite) {}

  record RoleListing(List<RoleShown> results) {}

  record TeamShown(String id, String name, List<String> userIds, List<String> secondaryUserIds) {

    static TeamShown of(Team team) {
      return new TeamShown(
          Long.toString(team.id()),
          team.name(),
          team.userIds().stream().map(String::valueOf).toList(),
          team.secondaryUserIds().stream().map(String::valueOf).toList());
    }
  }

  record TeamListing(List<TeamShown> results) {}

  record TeamCreate(String name) {}

  /** What is absent stays; members are written as a whole. */
  record TeamUpdate(
      @Nullable String name, @Nullable List<Long> userIds, @Nullable List<Long> secondaryUserIds) {

    Optional<Teams.Members> members() {
      return userIds == null && secondaryUserIds == null
          ? Optional.empty()
          : Optional.of(new Teams.Members(numbers(userIds), numbers(secondaryUserIds)));
    }

    private static Set<Long> numbers(@Nullable List<Long> ids) {
      return ids == null ? Set.of() : new HashSet<>(ids);
    }
  }

  public List<Operation> operations() {
    Access reading = Access.anyOf("settings.users.read", "crm.objects.users.read");
    Access writing = Access.anyOf("settings.users.write", "crm.objects.users.write");
    List<String> all = ApiPaths.userProvisioning("");
    List<String> one = ApiPaths.userProvisioning("/{userId}");
    return List.of(
        Operation.of("settings.users.list", Method.GET, all)
            .access(reading)
            .gives(200, Listing.class)
            .query(Parameter.limit(PAGE, PAGE), Parameter.after())
            .query(
                Parameter.text("idProperty", "What the path names: USER_ID unless told, or EMAIL."))
            .documented("Lists the users of the account.")
            .answeredBy(this::list),
        Operation.of("settings.users.create", Method.POST, all)
            .access(writing)
            .takes(Create.class)
            .gives(201, Shown.class)
            .documented("Adds a user. Nothing is mailed.")
            .answeredBy(this::create),
        Operation.of("settings.users.read", Method.GET, one)
            .access(reading)
            .gives(200, Shown.class)
            .documented("Reads a user by number or email.")
            .answeredBy(
                call ->
                    Answer.ok(
                        Shown.of(users.read(call.portal(), call.path("userId"), byEmail(call))))),
        Operation.of("settings.users.update", Method.PUT, one)
            .access(writing)
            .takes(Update.class)
            .gives(200, Shown.class)
            .query(
                Parameter.text("idProperty", "What the path names: USER_ID unless told, or EMAIL."))
            .documented("Changes a user.")
            .answeredBy(
                call ->
                    Answer.ok(
                        Shown.of(
                            users.update(
                                Author.of(call.caller()),
                                call.path("userId"),
                                byEmail(call),
                                call.body(Update.class).wish())))),
        Operation.of("settings.users.delete", Method.DELETE, one)
            .access(writing)
            .givesNothing()
            .query(
                Parameter.text("idProperty", "What the path names: USER_ID unless told, or EMAIL."))
            .documented("Takes a user out of the account.")
            .answeredBy(this::delete),
        Operation.of("settings.users.roles", Method.GET, ApiPaths.userProvisioning("/roles"))
            .access(reading)
            .gives(200, RoleListing.class)
            .documented("Lists the roles that a user can have.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new RoleListing(
                            Role.ALL.stream()
                                .map(role -> new RoleShown(role.id(), role.name(), false))
                                .toList()))),
        Operation.of("settings.users.teams", Method.GET, ApiPaths.userProvisioning("/teams"))
            .access(Access.anyOf("settings.users.teams.read"))
            .gives(200, TeamListing.class)
            .documented("Lists the teams and their members.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new TeamListing(
                            teams.all(call.portal()).stream().map(TeamShown::of).toList()))),
        Operation.of("axle.teams.create", Method.POST, List.of("/axle/v1/teams"))
            .access(Access.anyOf("settings.users.write"))
            .takes(TeamCreate.class)
            .gives(201, TeamShown.class)
            .documented("Makes a team.")
            .answeredBy(
                call ->
                    Answer.created(
                        TeamShown.of(
                            teams.create(call.portal(), call.body(TeamCreate.class).name())))),
        Operation.of("axle.teams.update", Method.PATCH, List.of("/axle/v1/teams/{teamId}"))
            .access(Access.anyOf("settings.users.write"))
            .takes(TeamUpdate.class)
            .gives(200, TeamShown.class)
            .documented("Renames a team, or says who is in it.")
            .answeredBy(this::updateTeam),
        Operation.of("axle.teams.delete", Method.DELETE, List.of("/axle/v1/teams/{teamId}"))
            .access(Access.anyOf("settings.users.write"))
            .givesNothing()
            .documented("Deletes a team; its members stay.")
            .answeredBy(this::deleteTeam));
  }

  private static boolean byEmail(Call call) {
    return switch (call.query().text("idProperty").orElse("USER_ID")) {
      case "USER_ID" -> false;
      case "EMAIL" -> true;
      default -> throw EdgeProblems.badQueryParameter("idProperty");
    };
  }

  private Answer list(Call call) {
    long from;
    try {
      from = call.query().text("after").map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException notOurs) {
      throw EdgeProblems.badQueryParameter("after");
    }
    Users.Page page = users.page(call.portal(), from, call.query().limit(PAGE, PAGE));
    return Answer.ok(
        new Listing(
            page.users().stream().map(Shown::of).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer create(Call call) {
    Create request = call.body(Create.class);
    User user = users.create(Author.of(call.caller()), request.email(), request.wish());
    return Answer.created(Shown.of(user), call.location(Long.toString(user.id())));
  }

  private Answer delete(Call call) {
    users.delete(Author.of(call.caller()), call.path("userId"), byEmail(call));
    return Answer.noContent();
  }

  private Answer updateTeam(Call call) {
    TeamUpdate request = call.body(TeamUpdate.class);
    return Answer.ok(
        TeamShown.of(
            teams.update(
                call.portal(),
                team(call),
                Optional.ofNullable(request.name()),
                request.members(),
                call.now())));
  }

  private Answer deleteTeam(Call call) {
    teams.delete(call.portal(), team(call));
    return Answer.noContent();
  }

  private static long team(Call call) {
    try {
      return Long.parseLong(call.path("teamId"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("teamId");
    }
  }
}
