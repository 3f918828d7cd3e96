package dev.axle;

import dev.axle.audit.AuditApi;
import dev.axle.audit.AuditLog;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.people.People;
import dev.axle.people.SetUp;
import dev.axle.people.SignIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may come in: people, how they sign in, and how the first of them is made. */
final class Entrance {

  private static final Source SOURCE =
      new Source("CRM_UI", "users", Optional.empty(), Optional.empty());

  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  final People people;
  final SignIn signIn;
  final SetUp setUp;

  Entrance(Foundation base, Crm crm, AuditLog auditLog) {
    people =
        new People(
            base.database.jdbi(),
            base.portals,
            (portal, email, name) ->
                crm.users.withEmail(
                    new Author(portal, SOURCE, base.portals.clock(portal).now()), email, name),
            (transaction, invitation, user) ->
                auditLog.joined(
                    transaction,
                    invitation.portal(),
                    user,
                    invitation.email() + ", " + invitation.role().label()),
            base.clock);
    signIn = new SignIn(base.database.jdbi(), people, base.clock);
    PortalId first = base.portals.all().getFirst();
    setUp = new SetUp(people, first);
    base.jobs.every(BETWEEN_CLEANINGS, "sign-ins that are over", stop -> signIn.forget());
    base.settings.admin().ifPresent(admin -> setUp(first, admin));
  }

  private void setUp(PortalId portal, Settings.Admin admin) {
    if (people.isEmpty()) {
      try {
        people.setUp(portal, admin.email(), "Admin", admin.password());
      } catch (Problem unusable) {
        throw new IllegalArgumentException(
            "The super admin of AXLE_ADMIN_EMAIL can't be made. " + unusable.text());
      }
    }
  }

  /** The tries to sign in to a portal, as the audit log shows them. */
  List<AuditApi.SignIn> signIns(
      PortalId portal, Optional<Long> user, Optional<Long> before, int most) {
    return signIn.attempts(portal, user, before, most).stream()
        .map(
            each ->
                new AuditApi.SignIn(
                    each.id(),
                    each.user(),
                    each.email(),
                    each.at(),
                    each.succeeded(),
                    each.address(),
                    each.userAgent()))
        .toList();
  }
}
