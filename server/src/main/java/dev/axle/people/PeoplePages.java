package dev.axle.people;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Settings → Users: who is in the account, and who is invited. */
public final class PeoplePages {

  private static final String PATH = "/app/settings/users";
  public static final Shell.Entry ENTRY = new Shell.Entry("Users", PATH, Right.MANAGE_PEOPLE);

  private final People people;

  public PeoplePages(People people) {
    this.people = people;
  }

  public List<Page> pages() {
    return List.of(
        Page.of("users", Method.GET, PATH, Right.MANAGE_PEOPLE, visit -> list(visit, "", "")),
        Page.of("users.invite", Method.POST, PATH, Right.MANAGE_PEOPLE, this::invite),
        Page.of(
            "users.withdraw", Method.POST, PATH + "/withdraw", Right.MANAGE_PEOPLE, this::withdraw),
        Page.of(
            "users.role", Method.POST, PATH + "/{person}/role", Right.MANAGE_PEOPLE, this::setRole),
        Page.of(
            "users.remove",
            Method.POST,
            PATH + "/{person}/remove",
            Right.MANAGE_PEOPLE,
            this::remove));
  }

  private View list(Visit visit, String link, String problem) {
    PortalId portal = visit.visitor().portal();
    Map<String, Object> model =
        Map.of(
            "members",
            people.members(portal),
            "invitations",
            people.invitations(portal),
            "roles",
            Arrays.asList(Role.values()),
            "link",
            link,
            "problem",
            problem);
    return View.form("people/users", "Users", model);
  }

  private View invite(Visit visit) {
    try {
      Role role = role(visit);
      visit.announce(visit.field("email"), role.label());
      Secret secret = people.invite(visit.visitor(), visit.field("email"), role);
      return list(visit, visit.origin() + "/invitations/" + secret.value(), "");
    } catch (Problem problem) {
      return list(visit, "", problem.text());
    }
  }

  private View withdraw(Visit visit) {
    visit.announce(visit.field("email"), "");
    people.withdraw(visit.visitor().portal(), visit.field("email"));
    return View.goTo(PATH);
  }

  private View setRole(Visit visit) {
    return changed(
        visit,
        member -> {
          Role role = role(visit);
          visit.announce(
              member.user().toString(),
              "%s, %s instead of %s"
                  .formatted(member.email(), role.label(), member.role().label()));
          people.setRole(member.portal(), member.person(), role);
        });
  }

  private View remove(Visit visit) {
    return changed(
        visit,
        member -> {
          visit.announce(member.user().toString(), member.email());
          people.remove(member.portal(), member.person());
        });
  }

  private View changed(Visit visit, Consumer<Member> change) {
    try {
      change.accept(people.member(visit.visitor().portal(), person(visit)));
      return View.goTo(PATH);
    } catch (Problem problem) {
      return list(visit, "", problem.text());
    }
  }

  private static long person(Visit visit) {
    try {
      return Long.parseLong(visit.path("person"));
    } catch (NumberFormatException none) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "There is no such member of this account.");
    }
  }

  private static Role role(Visit visit) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(visit.field("role")))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("Choose a role."));
  }
}
