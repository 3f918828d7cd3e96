package dev.axle.people;

import dev.axle.edge.Method;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;

/** The ways in and out. */
public final class SignInPages {

  private static final String HOME = "/app";

  private final People people;
  private final SignIn signIn;
  private final SetUp setUp;

  public SignInPages(People people, SignIn signIn, SetUp setUp) {
    this.people = people;
    this.signIn = signIn;
    this.setUp = setUp;
  }

  public List<Page> pages() {
    return List.of(
        Page.open("root", Method.GET, "/", visit -> View.goTo(HOME)),
        Page.open("sign-in", Method.GET, "/sign-in", this::signIn),
        Page.open("sign-in.enter", Method.POST, "/sign-in", this::enter),
        Page.of("sign-out", Method.POST, "/sign-out", Right.SEE, this::leave),
        Page.of("account.open", Method.POST, "/app/account", Right.SEE, this::openAccount),
        Page.open("set-up", Method.GET, "/set-up", this::setUp),
        Page.open("set-up.make", Method.POST, "/set-up", this::make),
        Page.open("invitation", Method.GET, "/invitations/{code}", this::invitation),
        Page.open("invitation.accept", Method.POST, "/invitations/{code}", this::accept),
        Page.of("password", Method.GET, "/app/password", Right.SEE, visit -> password("", "")),
        Page.of("password.change", Method.POST, "/app/password", Right.SEE, this::change));
  }

  private View signIn(Visit visit) {
    if (visit.visitorIfAny().isPresent()) {
      return View.goTo(HOME);
    }
    String next = next(visit.query().text("next").orElse(""));
    return people.isEmpty()
        ? View.page("people/no-set-up", "Set up Axle", Map.of())
        : View.page("people/sign-in", "Sign in", Map.of("email", "", "next", next, "problem", ""));
  }

  private View enter(Visit visit) {
    String next = next(visit.field("next"));
    String email = visit.field("email");
    try {
      Secret session =
          signIn.enter(
              email,
              visit.form().text("password").orElse(""),
              new SignIn.Origin(visit.clientAddress(), visit.userAgent()));
      return new View.SignedIn(session, next);
    } catch (Problem problem) {
      return View.refused(
          "people/sign-in",
          "Sign in",
          Map.of("email", email, "next", next, "problem", problem.text()));
    }
  }

  /** Only pages of ours are gone on to. */
  private static String next(String wanted) {
    boolean isOurs = wanted.startsWith("/") && !wanted.startsWith("//") && wanted.indexOf('\\') < 0;
    return isOurs ? wanted : HOME;
  }

  private View leave(Visit visit) {
    visit.session().ifPresent(signIn::leave);
    return new View.SignedOut("/sign-in");
  }

  private View openAccount(Visit visit) {
    signIn.open(
        visit.session().orElseThrow(),
        PortalId.parse(visit.field("account")).orElseThrow(SignIn::noSuchAccount));
    return View.goTo(HOME);
  }

  private View setUp(Visit visit) {
    String code = visit.query().text("code").orElse("");
    return people.isEmpty() && setUp.isOpenedBy(code)
        ? View.page("people/set-up", "Set up Axle", setUp(code, "", "", ""))
        : View.goTo("/sign-in");
  }

  private static Map<String, Object> setUp(String code, String email, String name, String problem) {
    return Map.of("code", code, "email", email, "name", name, "problem", problem);
  }

  private View make(Visit visit) {
    String email = visit.field("email");
    String name = visit.field("name");
    String password = visit.form().text("password").orElse("");
    try {
      setUp.make(visit.field("code"), email, name, password);
    } catch (Problem problem) {
      return View.refused(
          "people/set-up", "Set up Axle", setUp(visit.field("code"), email, name, problem.text()));
    }
    return enter(visit);
  }

  private View invitation(Visit visit) {
    Invitation invitation = people.invitation(new Secret(visit.path("code")));
    return View.page("people/invitation", "Join", invited(invitation, "", ""));
  }

  private Map<String, Object> invited(Invitation invitation, String name, String problem) {
    return Map.of(
        "invitation",
        invitation,
        "known",
        people.isKnown(invitation.email()),
        "name",
        name,
        "problem",
        problem);
  }

  private View accept(Visit visit) {
    Secret code = new Secret(visit.path("code"));
    Invitation invitation = people.invitation(code);
    String password = visit.form().text("password").orElse("");
    String name = visit.field("name");
    try {
      people.accept(code, name, password);
      Secret session =
          signIn.enter(
              invitation.email(),
              password,
              new SignIn.Origin(visit.clientAddress(), visit.userAgent()));
      signIn.open(session, invitation.portal());
      return new View.SignedIn(session, HOME);
    } catch (Problem problem) {
      return View.refused("people/invitation", "Join", invited(invitation, name, problem.text()));
    }
  }

  private static View password(String problem, String done) {
    Map<String, Object> model = Map.of("problem", problem, "done", done);
    return View.form("people/password", "Your password", model);
  }

  private View change(Visit visit) {
    try {
      signIn.changePassword(
          visit.visitor().person(),
          visit.visitor().email(),
          visit.session().orElseThrow(),
          visit.form().text("present").orElse(""),
          visit.form().text("password").orElse(""));
      return password("", "Your password is changed, and your other sessions have ended.");
    } catch (Problem problem) {
      return password(problem.text(), "");
    }
  }
}
