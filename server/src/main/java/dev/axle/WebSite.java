package dev.axle;

import dev.axle.audit.AuditApi;
import dev.axle.audit.AuditLog;
import dev.axle.audit.AuditPages;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import dev.axle.oauth.OAuthPages;
import dev.axle.people.People;
import dev.axle.people.PeoplePages;
import dev.axle.people.SetUp;
import dev.axle.people.SignIn;
import dev.axle.people.SignInPages;
import dev.axle.portals.HomePages;
import dev.axle.portals.PrivateAppsPages;
import dev.axle.ui.Page;
import dev.axle.ui.Pages;
import dev.axle.ui.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages for people, and who may see them. */
final class WebSite {

  private static final Source SOURCE =
      new Source("CRM_UI", "users", Optional.empty(), Optional.empty());

  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  final People people;
  final SignIn signIn;
  private final SetUp setUp;
  private final List<Page> pages;

  WebSite(Foundation base, Crm crm, Apps apps, AuditLog auditLog) {
    people =
        new People(
            base.database.jdbi(),
            base.portals,
            (portal, email, name) ->
                crm.users.withEmail(
                    new Author(portal, SOURCE, base.portals.clock(portal).now()), email, name),
            base.clock);
    signIn = new SignIn(base.database.jdbi(), people, base.clock);
    PortalId first = base.portals.all().getFirst();
    setUp = new SetUp(people, first);
    base.jobs.every(BETWEEN_CLEANINGS, "sign-ins that are over", stop -> signIn.forget());
    base.settings.admin().ifPresent(admin -> setUp(first, admin));
    pages =
        Stream.of(
                new SignInPages(people, signIn, setUp).pages(),
                new HomePages(base.portals, base.callsOfToday).pages(),
                new PrivateAppsPages(apps.privateApps, base.portals).pages(),
                new OAuthPages(apps.authorizations, apps.installs).pages(),
                new PeoplePages(people).pages(),
                new AuditPages(auditLog).pages())
            .flatMap(List::stream)
            .map(auditLog::watching)
            .toList();
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

  /** All pages: nothing else is drawn. */
  List<Page> list() {
    return pages;
  }

  Pages pages() {
    return new Pages(
        pages,
        List.of(
            new Shell.Section("", List.of(HomePages.ENTRY)),
            new Shell.Section("Apps", List.of(PrivateAppsPages.ENTRY, OAuthPages.ENTRY)),
            new Shell.Section("Account", List.of(PeoplePages.ENTRY, AuditPages.ENTRY))),
        people);
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

  /** The path that makes the first super admin, as long as there is none. */
  Optional<String> setUpPath() {
    return setUp.path();
  }
}
