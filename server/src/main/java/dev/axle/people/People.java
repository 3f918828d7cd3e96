package dev.axle.people;

import dev.axle.edge.Caller;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.edge.UserId;
import dev.axle.portals.Portals;
import dev.axle.time.Clock;
import dev.axle.ui.Account;
import dev.axle.ui.Visitor;
import dev.axle.ui.Visitors;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.validator.routines.EmailValidator;
import org.jdbi.v3.core.Jdbi;

/**
 * People, and the accounts they are members of. Each member is a user of the account, as the API
 * shows users. There is always a super admin.
 */
public final class People implements Visitors {

  private static final Duration INVITED_FOR = Duration.ofDays(7);
  private static final int LONGEST_NAME = 200;

  private final Jdbi jdbi;
  private final Portals portals;
  private final PortalUsers users;
  private final Joining joining;
  private final Clock clock;
  private final Passwords passwords;

  /**
   * @param joining hears of each who accepts an invitation
   * @param clock the server's: people come to the instance before they come to an account
   */
  public People(Jdbi jdbi, Portals portals, PortalUsers users, Joining joining, Clock clock) {
    this.jdbi = jdbi;
    this.portals = portals;
    this.users = users;
    this.joining = joining;
    this.clock = clock;
    this.passwords = new Passwords();
  }

  Passwords passwords() {
    return passwords;
  }

  private Instant now() {
    return clock.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether nobody can sign in yet. */
  public boolean isEmpty() {
    return jdbi.withHandle(PeopleStore::isEmpty);
  }

  /**
   * Makes the first person, a super admin of an account.
   *
   * @throws Problem 400 for what is of no use, 409 if there is somebody already
   */
  public void setUp(PortalId portal, String email, String name, String password) {
    check(email, name, password);
    String hash = passwords.hash(password);
    UserId user = users.withEmail(portal, email, name);
    jdbi.useTransaction(
        handle -> {
          PeopleStore.lock(handle, new PortalId(0));
          if (!PeopleStore.isEmpty(handle)) {
            throw Problem.of(409, "CONFLICT", "The first super admin is set up already: sign in.");
          }
          long person = PeopleStore.insert(handle, email, name, hash, now());
          PeopleStore.put(handle, portal, person, user, Role.SUPER_ADMIN, now());
        });
  }

  private static void check(String email, String name, String password) {
    checkEmail(email);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid("Enter a name, of at most " + LONGEST_NAME + " characters.");
    }
    checkPassword(password);
  }

  private static void checkEmail(String email) {
    if (!EmailValidator.getInstance().isValid(email)) {
      throw Problem.invalid("Enter an email address, such as ada@example.com.");
    }
  }

  static void checkPassword(String password) {
    if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw Problem.invalid(
          "Choose a password of %d to %d characters."
              .formatted(Passwords.SHORTEST, Passwords.LONGEST));
    }
  }

  public List<Member> members(PortalId portal) {
    return jdbi.withHandle(handle -> PeopleStore.members(handle, portal));
  }

  /**
   * @throws Problem 404 if the account has no such member
   */
  Member member(PortalId portal, long person) {
    return members(portal).stream()
        .filter(each -> each.person() == person)
        .findFirst()
        .orElseThrow(People::noMember);
  }

  public List<Invitation> invitations(PortalId portal) {
    return jdbi.withHandle(handle -> PeopleStore.invitations(handle, portal));
  }

  /**
   * Invites somebody; an invitation that the email has already is replaced.
   *
   * @return what opens the invitation: this is the only time to show it
   */
  Secret invite(Visitor by, String email, Role role) {
    checkEmail(email);
    String address = email.toLowerCase(Locale.ROOT);
    if (members(by.portal()).stream().anyMatch(each -> each.email().equalsIgnoreCase(address))) {
      throw Problem.invalid(address + " is a member of this account already.");
    }
    Secret secret = Secret.session();
    Invitation invitation =
        new Invitation(by.portal(), by.portalName(), address, role, now().plus(INVITED_FOR));
    jdbi.useTransaction(
        handle -> PeopleStore.invite(handle, invitation, secret.hash(), by.person(), now()));
    return secret;
  }

  void withdraw(PortalId portal, String email) {
    jdbi.useTransaction(handle -> PeopleStore.withdraw(handle, portal, email));
  }

  /**
   * @throws Problem 404 if it is used or too old
   */
  Invitation invitation(Secret secret) {
    return jdbi.withHandle(handle -> PeopleStore.invitation(handle, secret.hash(), now()))
        .orElseThrow(People::noInvitation);
  }

  /** Whether somebody with this email has a password here already. */
  boolean isKnown(String email) {
    return jdbi.withHandle(handle -> PeopleStore.find(handle, email)).isPresent();
  }

  /**
   * Makes the invited person a member. Who is known already proves it by the password.
   *
   * @throws Problem 404 if the invitation is used or too old, 400 for what is of no use
   */
  void accept(Secret secret, String name, String password) {
    Invitation invitation = invitation(secret);
    Optional<PeopleStore.Known> known =
        jdbi.withHandle(handle -> PeopleStore.find(handle, invitation.email()));
    if (known.isEmpty()) {
      check(invitation.email(), name, password);
    } else if (!passwords.matches(password, known.get().password())) {
      throw Problem.invalid("This is not the password that you sign in with.");
    }
    String hash = known.isEmpty() ? passwords.hash(password) : "";
    UserId user =
        users.withEmail(
            invitation.portal(),
            invitation.email(),
            known.map(each -> each.person().name()).orElse(name));
    jdbi.useTransaction(
        handle -> {
          PeopleStore.lock(handle, invitation.portal());
          if (PeopleStore.invitation(handle, secret.hash(), now()).isEmpty()) {
            throw noInvitation();
          }
          long person =
              known.isPresent()
                  ? known.get().person().id()
                  : PeopleStore.insert(handle, invitation.email(), name, hash, now());
          PeopleStore.put(handle, invitation.portal(), person, user, invitation.role(), now());
          PeopleStore.withdraw(handle, invitation.portal(), invitation.email());
          joining.joined(PeopleStore.connection(handle), invitation, user);
        });
  }

  private static Problem noInvitation() {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "This invitation is used, or too old. Ask for another one.");
  }

  /**
   * @throws Problem 400 if it would leave the account without a super admin
   */
  void setRole(PortalId portal, long person, Role role) {
    jdbi.useTransaction(
        handle -> {
          PeopleStore.lock(handle, portal);
          if (role != Role.SUPER_ADMIN && !PeopleStore.hasOtherAdmin(handle, portal, person)) {
            throw lastAdmin();
          }
          if (!PeopleStore.setRole(handle, portal, person, role)) {
            throw noMember();
          }
        });
  }

  /**
   * @throws Problem 400 if it would leave the account without a super admin
   */
  void remove(PortalId portal, long person) {
    jdbi.useTransaction(
        handle -> {
          PeopleStore.lock(handle, portal);
          if (!PeopleStore.hasOtherAdmin(handle, portal, person)) {
            throw lastAdmin();
          }
          PeopleStore.remove(handle, portal, person);
        });
  }

  private static Problem lastAdmin() {
    return Problem.invalid("An account needs a super admin. Make somebody else one first.");
  }

  private static Problem noMember() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "There is no such member of this account.");
  }

  @Override
  public Optional<Visitor> of(Secret session) {
    return jdbi.inTransaction(
        handle ->
            SessionStore.use(handle, session, now())
                .flatMap(
                    found ->
                        visitor(found.portal(), PeopleStore.memberships(handle, found.person()))));
  }

  @Override
  public Optional<Visitor> unseen(Secret session) {
    return jdbi.withHandle(
        handle ->
            SessionStore.find(handle, session, now())
                .flatMap(
                    found ->
                        visitor(found.portal(), PeopleStore.memberships(handle, found.person()))));
  }

  private static Optional<Visitor> visitor(PortalId portal, List<Member> memberships) {
    List<Account> accounts = memberships.stream().map(People::account).toList();
    return memberships.stream()
        .filter(member -> member.portal().equals(portal))
        .map(
            member ->
                new Visitor(
                    member.person(), member.name(), member.email(), account(member), accounts))
        .findFirst();
  }

  private static Account account(Member member) {
    return new Account(
        member.portal(),
        member.portalName(),
        member.user(),
        member.role().label(),
        member.role().rights(),
        member.role().scopes());
  }

  @Override
  public Caller caller(Visitor visitor) {
    return portals.callerOf(visitor);
  }
}
