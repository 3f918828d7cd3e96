package dev.axle.people;

import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.Secret;
import dev.axle.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets people in and out. Whoever guesses is locked out: an email after five failures, an address
 * after fifty, for a quarter of an hour; the answer does not tell whether there is such a person.
 */
public final class SignIn {

  static final Duration LOCKED_OUT = Duration.ofMinutes(15);

  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final int FAILURES_OF_AN_EMAIL = 5;
  private static final int FAILURES_FROM_AN_ADDRESS = 50;
  private static final int LONGEST = 300;

  private final Jdbi jdbi;
  private final People people;
  private final Clock clock;

  public SignIn(Jdbi jdbi, People people, Clock clock) {
    this.jdbi = jdbi;
    this.people = people;
    this.clock = clock;
  }

  /** Where somebody comes from. */
  record Origin(String address, String userAgent) {}

  /**
   * Begins a session in the first of the person's accounts.
   *
   * @throws Problem 401 if email and password don't belong together, 429 after too many failures,
   *     403 for somebody who is a member of no account any more
   */
  Secret enter(String email, String password, Origin origin) {
    return switch (attempt(bounded(email), password, origin)) {
      case Entered(Secret session) -> session;
      case Refused(Problem why) -> throw why;
    };
  }

  /** What a try comes to. A refusal is committed too: it counts. */
  private sealed interface Outcome {}

  private record Entered(Secret session) implements Outcome {}

  private record Refused(Problem why) implements Outcome {}

  private Outcome attempt(String email, String password, Origin origin) {
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    Instant since = now.minus(LOCKED_OUT);
    return jdbi.inTransaction(
        handle -> {
          SignInStore.lock(handle, email);
          if (SignInStore.failuresOf(handle, email, since) >= FAILURES_OF_AN_EMAIL
              || SignInStore.failuresFrom(handle, origin.address(), since)
                  >= FAILURES_FROM_AN_ADDRESS) {
            return new Refused(tooManyFailures());
          }
          Optional<PeopleStore.Known> known = PeopleStore.find(handle, email);
          boolean isRight =
              people.passwords().matches(password, known.map(PeopleStore.Known::password));
          SignInStore.insert(
              handle, email, now, isRight, origin.address(), bounded(origin.userAgent()));
          if (!isRight) {
            return new Refused(wrong());
          }
          long person = known.orElseThrow().person().id();
          List<Member> memberships = PeopleStore.memberships(handle, person);
          if (memberships.isEmpty()) {
            return new Refused(noAccount());
          }
          Secret session = Secret.session();
          SessionStore.begin(
              handle,
              session,
              new SessionStore.Session(person, memberships.getFirst().portal()),
              now);
          return new Entered(session);
        });
  }

  private static Problem tooManyFailures() {
    return Problem.of(
        429,
        "RATE_LIMITS",
        "There were too many failures. Wait a quarter of an hour, and try again.");
  }

  private static Problem wrong() {
    return Problem.of(401, "INVALID_AUTHENTICATION", "Email and password don't belong together.");
  }

  private static Problem noAccount() {
    return Problem.of(
        403, "FORBIDDEN", "You are not a member of any account. Ask for an invitation.");
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** Forgets tries that are older than the audit log shows, and invitations that are over. */
  public void forget() {
    Instant now = clock.now();
    jdbi.useTransaction(
        handle -> {
          SignInStore.deleteBefore(handle, now.minus(REMEMBERED));
          PeopleStore.deleteInvitationsBefore(handle, now);
        });
  }

  /**
   * Opens another of the person's accounts in a session.
   *
   * @throws Problem 404 if the person is no member of it
   */
  void open(Secret session, PortalId portal) {
    if (!jdbi.withHandle(handle -> SessionStore.move(handle, session, portal))) {
      throw noSuchAccount();
    }
  }

  static Problem noSuchAccount() {
    return Problem.of(404, "OBJECT_NOT_FOUND", "You are not a member of such an account.");
  }

  void leave(Secret session) {
    jdbi.useHandle(handle -> SessionStore.end(handle, session));
  }

  /**
   * Changes a password, and ends the person's other sessions.
   *
   * @throws Problem 400 if the present one is not right, or the new one of no use
   */
  void changePassword(long person, String email, Secret session, String present, String wanted) {
    PeopleStore.Known known =
        jdbi.withHandle(handle -> PeopleStore.find(handle, email)).orElseThrow();
    if (!people.passwords().matches(present, known.password())) {
      throw Problem.invalid("The present password is not right.");
    }
    People.checkPassword(wanted);
    String hash = people.passwords().hash(wanted);
    jdbi.useTransaction(
        handle -> {
          PeopleStore.setPassword(handle, person, hash);
          SessionStore.endOthers(handle, person, session);
        });
  }

  /** The tries of the users of a portal, the latest first. */
  public List<SignInAttempt> attempts(
      PortalId portal, Optional<Long> user, Optional<Long> before, int most) {
    return jdbi.withHandle(handle -> SignInStore.of(handle, portal, user, before, most));
  }
}
