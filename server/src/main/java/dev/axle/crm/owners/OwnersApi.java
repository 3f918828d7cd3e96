package dev.axle.crm.owners;

import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations on owners: read only, as in HubSpot.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/guide
 */
public final class OwnersApi {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final Owners owners;
  private final Teams teams;

  public OwnersApi(Owners owners, Teams teams) {
    this.teams = teams;
    this.owners = owners;
  }

  record Shown(
      String id,
      String email,
      String type,
      String firstName,
      String lastName,
      @Nullable Long userId,
      long userIdIncludingInactive,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable List<OfTeam> teams) {

    static Shown of(Owner owner, List<Team> all) {
      boolean archived = owner.archivedAt() != null;
      return new Shown(
          Long.toString(owner.id()),
          owner.email(),
          "PERSON",
          owner.firstName(),
          owner.lastName(),
          archived ? null : owner.userId(),
          owner.userId(),
          owner.createdAt().toString(),
          owner.updatedAt().toString(),
          archived,
          teams(owner, all));
    }

    private static @Nullable List<OfTeam> teams(Owner owner, List<Team> all) {
      List<OfTeam> teams = new ArrayList<>();
      for (Team team : all) {
        boolean primary = team.userIds().contains(owner.userId());
        if (primary || team.secondaryUserIds().contains(owner.userId())) {
          teams.add(new OfTeam(Long.toString(team.id()), team.name(), primary));
        }
      }
      return teams.isEmpty() ? null : teams;
    }
  }

  /** A team that an owner is in. */
  record OfTeam(String id, String name, boolean primary) {}

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  public List<Operation> operations() {
    Access access = Access.anyOf("crm.objects.owners.read");
    return List.of(
        Operation.of("crm.owners.list", Method.GET, ApiPaths.crm("owners", ""))
            .access(access)
            .gives(200, Listing.class)
            .query(
                Parameter.text("email", "The email of the one wanted."),
                Parameter.archived(),
                Parameter.limit(PAGE, LARGEST_PAGE),
                Parameter.after())
            .documented("Lists the owners of a portal, or the one with an email.")
            .answeredBy(this::list),
        Operation.of("crm.owners.read", Method.GET, ApiPaths.crm("owners", "/{ownerId}"))
            .access(access)
            .gives(200, Shown.class)
            .query(
                Parameter.text("idProperty", "What the path names: id unless told, or userId."),
                Parameter.archived())
            .documented("Reads an owner by id, or by the id of the user.")
            .answeredBy(this::read));
  }

  private Answer list(Call call) {
    Owners.Page page =
        owners.page(
            call.portal(),
            call.query().text("email"),
            call.query().flag("archived"),
            call.query().text("after").map(after -> number(after, "after")).orElse(0L),
            call.query().limit(PAGE, LARGEST_PAGE));
    List<Team> all = teams.all(call.portal());
    return Answer.ok(
        new Listing(
            page.owners().stream().map(owner -> Shown.of(owner, all)).toList(),
            page.next().map(next -> call.next(next.toString())).orElse(null)));
  }

  private Answer read(Call call) {
    long id;
    try {
      id = Long.parseLong(call.path("ownerId"));
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badPathParameter("ownerId");
    }
    boolean archived = call.query().flag("archived");
    return Answer.ok(
        Shown.of(
            switch (call.query().text("idProperty").orElse("id")) {
              case "id" -> owners.byId(call.portal(), id, archived);
              case "userId" -> owners.byUserId(call.portal(), id, archived);
              default -> throw EdgeProblems.badQueryParameter("idProperty");
            },
            teams.all(call.portal())));
  }

  private static long number(String text, String parameter) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw EdgeProblems.badQueryParameter(parameter);
    }
  }
}
